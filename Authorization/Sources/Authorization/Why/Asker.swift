// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// To whom an answer is explained.
///
/// It decides what the explanation may tell.
public enum Asker: Sendable, Hashable {
    /// Told only what this person may see.
    case person(PersonID)
    /// Somebody who has not signed in, or a program: told titles of roles and no names.
    case stranger
    /// Whoever runs the organisation's server, on its command line: told everything.
    case `operator`
}

extension Principal {
    /// Who asks on this principal's behalf, unless somebody else does.
    public var asker: Asker {
        switch self {
        case .person(let person), .token(let person, _): .person(person)
        case .acting(let actor, _): .person(actor)
        case .service, .visitor: .stranger
        }
    }
}
