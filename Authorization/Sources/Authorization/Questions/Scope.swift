// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The answer to "which ones?": regions in which things lie, as data that a database can be asked for.
///
/// A scope names places and conditions, never a list of things or people, so it is as small for a million people as
/// for ten. ``Authorizer/contains(_:_:at:)`` tells whether a thing is in it.
public struct Scope: Sendable, Hashable {
    /// A thing is in the scope when it is in all of these: one for a person, two when one acts as another.
    public var parts: [Part]

    /// Nothing at all.
    public static let nothing = Scope(parts: [Part(viewer: nil, regions: [], exceptions: [])])

    public var isNothing: Bool { parts.contains { $0.regions.isEmpty } }

    /// What one person may: things in some region, and in no exception.
    public struct Part: Sendable, Hashable {
        /// Whom conditions such as `own` are about; nobody for a service or a visitor.
        public var viewer: PersonID?
        public var regions: [Region]
        public var exceptions: [Region]
    }
}

/// Things that lie inside one node and meet some conditions.
public struct Region: Sendable, Hashable {
    /// Where they lie; the organisation: anywhere.
    public var root: Root
    /// They also lie inside one of these; empty: no such demand.
    public var alsoInside: [Root] = []
    /// Whether they must lie there by place, and not by their owner's memberships.
    public var isByPlaceAlone = false
    public var flags: FlagSet = []
    public var flagsAbsent: FlagSet = []
    /// How the viewer must stand to them, and must not.
    public var relations: Relations = []
    public var relationsAbsent: Relations = []
    /// For `direct`: the role, and the node it is held on, between which and their owner nobody nearer may stand.
    public var post: Post?
    /// Only things shown to one of these; empty: whichever audience the viewer is in.
    ///
    /// A change has this where somebody comes to see what is shown to a group.
    public var audience: [NodeID] = []

    init(_ root: Root) {
        self.root = root
    }

    // Where it lies tells most regions apart; a change compares thousands of them.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(root.node)
        hasher.combine(relations.rawValue &+ relationsAbsent.rawValue)
    }

    /// Whether it holds every thing of the organisation.
    public var isEverything: Bool { self == Region(Root(.organisation)) }
}

/// A role on a node.
public struct Post: Sendable, Hashable {
    public var role: RoleID
    public var node: NodeID

    public init(role: RoleID, node: NodeID) {
        self.role = role
        self.node = node
    }
}

/// A node that things lie inside, without those of the people whom a line does not reach from there.
public struct Root: Sendable, Hashable, Comparable {
    public var node: NodeID
    /// People whose own things are left out: the holder of a line, and whom they stand in for.
    public var withoutOwners: [PersonID] = []

    init(_ node: NodeID, without owners: [PersonID] = []) {
        self.node = node
        withoutOwners = owners
    }

    public static func < (left: Root, right: Root) -> Bool {
        left.node != right.node
            ? left.node < right.node : left.withoutOwners.lexicographicallyPrecedes(right.withoutOwners)
    }
}
