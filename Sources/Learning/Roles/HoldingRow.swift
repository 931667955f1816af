// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A holding as the database keeps it.
struct HoldingRow: Sendable, Hashable {
    var id: Int64
    var person: PersonID
    var role: String
    var node: NodeID
    var from: Instant?
    var until: Instant?
    var source: Holding.Source
    var givenBy: PersonID?
    var standsInFor: PersonID?
    var endedAt: Instant?

    static let columns: SQL = """
        holding.id, holding.person_id, holding.role, holding.node_id, holding.over_person_id, holding.from_at, \
        holding.until_at, holding.source, holding.given_by, holding.stands_in_for, holding.ended_at
        """

    init(_ row: Row) throws {
        id = try row.read("id")
        person = try row.read("person_id")
        role = try row.read("role")
        let over: PersonID? = try row.read("over_person_id")
        node = try over.map { NodeID($0) } ?? row.read("node_id")
        from = try row.read("from_at")
        until = try row.read("until_at")
        source = try Self.source(spelled: try row.read("source"))
        givenBy = try row.read("given_by")
        standsInFor = try row.read("stands_in_for")
        endedAt = try row.read("ended_at")
    }

    /// The engine's holding; nothing where the model no longer has the role.
    func holding(in model: CompiledModel) -> Holding? {
        guard let role = model.role(role) else { return nil }
        return Holding(
            person,
            role,
            on: node,
            from: from ?? .distantPast,
            until: until ?? .distantFuture,
            source: source,
            givenBy: givenBy,
            standsInFor: standsInFor
        )
    }

    /// The word for a source in the database.
    static func spelling(of source: Holding.Source) -> String {
        switch source {
        case .hand: "hand"
        case .feed: "feed"
        case .standIn: "stand-in"
        case .creator: "creator"
        case .everyone: "everyone"
        case .rule: "rule"
        }
    }

    private static func source(spelled text: String) throws -> Holding.Source {
        guard let source = Holding.Source.allCases.first(where: { spelling(of: $0) == text }) else {
            throw StorageError.failed("`\(text)` is no source of a holding that this version knows")
        }
        return source
    }
}
