// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One way in which the model allows something.
public enum Reason: Sendable, Hashable {
    /// A role that somebody has, with a grant of it.
    case grant(GrantReason)
    /// The list of the service has the permission.
    case service(ServiceID)
    /// The list of the token has the permission, beside what its person may.
    case token
}

/// A role, the grant of it that allows something, and how the thing lies inside the node that the role is held on.
public struct GrantReason: Sendable, Hashable {
    public var held: Held
    public var grant: GrantOrigin
    /// The roles from the one held to the one that has the grant, both included.
    public var includes: [RoleID]
    /// From the thing up to the node that the role is held on; by one of the shortest ways where there are several.
    ///
    /// Begins with the place, or with the owner's person node where the thing lies inside by its owner.
    public var path: [SeenNode]
    /// The other role that the grant asks for with `where`, and the way from the thing up to its node.
    public var within: Within?

    /// A responsibility that a grant asks for beside its own role.
    public struct Within: Sendable, Hashable {
        public var held: Held
        public var path: [SeenNode]
    }
}
