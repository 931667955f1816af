// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why the answer to a question is yes or no, as data.
///
/// A yes has every holding and grant that allows it. A no has what came nearest to allowing it, best first, each with
/// what would have to change and who could change it. Sentences are made from it by ``sentences(names:)``.
public struct Explanation: Sendable {
    public let principal: Principal
    public let permission: Permission
    public let resource: Resource
    public let time: Instant
    /// Whom it tells; everything in it may be told to them.
    public internal(set) var asker: Asker
    public let isAllowed: Bool
    /// Of a yes, every reason; of a no, nothing.
    public internal(set) var reasons: [Reason]
    /// Of a no, the nearest misses, best first; of a yes, nothing.
    public internal(set) var misses: [Miss]
    let authorizer: Authorizer

    /// At most so many misses are told.
    static let missesMaximum = 6

    var model: CompiledModel { authorizer.model }
}

/// A node as far as whoever asks may know it.
public enum SeenNode: Sendable, Hashable {
    case node(NodeID)
    /// One that they may not see, of this kind.
    case unseen(KindID)

    /// The node, where it may be told.
    public var node: NodeID? {
        if case .node(let node) = self { node } else { nil }
    }
}

/// A role that somebody has, as far as whoever asks may know it.
public enum Held: Sendable, Hashable {
    /// The holding; with the source ``Holding/Source/everyone`` where nobody gave it.
    case holding(Holding)
    /// Only the role: the holding may not be told, nor perhaps whose it is; or there is none, as with a visitor.
    case role(RoleID, of: PersonID?)

    public var role: RoleID {
        switch self {
        case .holding(let holding): holding.role
        case .role(let role, _): role
        }
    }

    public var person: PersonID? {
        switch self {
        case .holding(let holding): holding.person
        case .role(_, let person): person
        }
    }

    /// The holding, where it may be told.
    public var holding: Holding? {
        if case .holding(let holding) = self { holding } else { nil }
    }
}
