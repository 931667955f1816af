// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Who asks.
public enum Principal: Sendable, Hashable {
    case person(PersonID)
    /// The first acts as the second: both must be allowed.
    case acting(PersonID, as: PersonID)
    /// A person's token, which may do no more than its list says.
    case token(PersonID, Set<Permission>)
    case service(ServiceID)
    /// Somebody who has not signed in.
    case visitor
}
