// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A person holds a role on a node, from – until, given by whom, from which source.
public struct Holding: Sendable, Hashable {
    public var person: PersonID
    public var role: RoleID
    public var node: NodeID
    /// The first moment at which it holds.
    public var from: Instant
    /// The first moment at which it no longer does.
    public var until: Instant
    public var source: Source
    public var givenBy: PersonID?
    /// Whose place its holder takes.
    ///
    /// Such a holding gives nothing, and does not reach that person as a line.
    public var standsInFor: PersonID?

    public init(
        _ person: PersonID,
        _ role: RoleID,
        on node: NodeID = .organisation,
        from: Instant = .distantPast,
        until: Instant = .distantFuture,
        source: Source = .hand,
        givenBy: PersonID? = nil,
        standsInFor: PersonID? = nil
    ) {
        self.person = person
        self.role = role
        self.node = node
        self.from = from
        self.until = until
        self.source = source
        self.givenBy = givenBy
        self.standsInFor = standsInFor
    }

    /// Whether it is in its dates.
    public func isCurrent(at time: Instant) -> Bool {
        from <= time && time < until
    }

    /// Where a holding comes from.
    public enum Source: UInt8, Sendable, Hashable, CaseIterable {
        case hand
        case feed
        case standIn
        /// Its holder made the node.
        case creator
        /// Nobody gave it: everyone holds the role, or it is the default of its set.
        case everyone
        /// Something that is known of its holder lets them into the group.
        case rule
    }

    var isDated: Bool { from != .distantPast || until != .distantFuture }

    var needsDetail: Bool {
        isDated || source != .hand || givenBy != nil || standsInFor != nil
    }
}

/// A holding as the roster keeps it: node, role, and where its details stand (0: it has none).
///
/// Sorting these words sorts by node, then role.
struct HoldingWord: Hashable {
    var bits: UInt64

    init(bits: UInt64) {
        self.bits = bits
    }

    init(node: NodeID, role: RoleID, detail: Int = 0) {
        bits = UInt64(node.rawValue) << 36 | UInt64(role.index) << 26 | UInt64(detail)
    }

    var node: NodeID { NodeID(rawValue: UInt32(truncatingIfNeeded: bits >> 36)) }
    var role: Int { Int(truncatingIfNeeded: (bits >> 26) & 1023) }
    var detail: Int { Int(truncatingIfNeeded: bits & 0xFFFF) }
}

/// What a holding has beside its person, role and node.
struct HoldingDetail {
    static let nobody = UInt32.max

    var from: Int64
    var until: Int64
    var standsInFor: UInt32
    var givenBy: UInt32
    var source: UInt8

    init(_ holding: Holding) {
        from = holding.from.seconds
        until = holding.until.seconds
        standsInFor = holding.standsInFor?.index ?? Self.nobody
        givenBy = holding.givenBy?.index ?? Self.nobody
        source = holding.source.rawValue
    }
}
