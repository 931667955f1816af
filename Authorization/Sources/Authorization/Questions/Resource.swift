// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What is asked about: where it lies, whose it is, who else is named on it, who sees it, and its flags.
public struct Resource: Sendable, Hashable {
    /// The node it happened on, or is.
    public var place: NodeID
    public var owner: PersonID?
    public var parties: [PersonID]
    /// Nodes and people it is shown to; the organisation means everyone.
    public var audience: [NodeID]
    public var flags: FlagSet

    /// A record.
    public init(
        in place: NodeID,
        owner: PersonID? = nil,
        parties: [PersonID] = [],
        audience: [NodeID] = [],
        flags: FlagSet = []
    ) {
        self.place = place
        self.owner = owner
        self.parties = parties
        self.audience = audience
        self.flags = flags
    }

    /// A node; of a person, the person, who is their own owner.
    public init(_ node: NodeID, audience: [NodeID] = [], flags: FlagSet = []) {
        self.init(in: node, owner: node.person, audience: audience, flags: flags)
    }

    /// A person.
    public init(_ person: PersonID) {
        self.init(NodeID(person))
    }

    /// The giving of a role on a node, to somebody if it is known to whom.
    public static func giving(on node: NodeID, to receiver: PersonID? = nil) -> Resource {
        Resource(in: node, owner: receiver)
    }
}
