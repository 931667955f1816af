// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A node's row.
struct NodeRow: Sendable {
    var node: NodeID
    var kind: String
    var title: String
    var flags: [String]

    static let columns: SQL = "node.id, node.kind, node.title, node.flags"

    init(_ row: Row) throws {
        node = try row.read("id")
        kind = try row.read("kind")
        title = try row.read("title")
        flags = (try row.read("flags") as String).split(separator: " ").map(String.init)
    }
}

extension Snapshot {
    /// The kinds of places that the model has, groups first.
    var placeKinds: [PlaceKind] {
        let kinds = model.kinds.filter { $0.id != .organisation && $0.id != .person }.map { facts in
            PlaceKind(
                name: facts.kind.name,
                title: title(of: facts.id),
                isGroup: facts.kind.noun == "group",
                parent: facts.kind.parent == Kind.organisation ? nil : facts.kind.parent
            )
        }
        return kinds.filter(\.isGroup) + kinds.filter { !$0.isGroup }
    }

    /// A node that was not removed, whoever asks.
    ///
    /// - Throws: ``NotFound``.
    func existing(_ node: NodeID) throws -> NodeRow {
        guard node.person == nil else { throw NotFound() }
        let row = try transaction.row(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND id = \(node) AND id > 0 AND removed_at IS NULL
            """
        )
        guard let row else { throw NotFound() }
        return try NodeRow(row)
    }

    /// A node as the engine is asked about it, with its flags and audience.
    func resource(_ row: NodeRow, audience: [NodeID]) -> Resource {
        Resource(row.node, audience: audience, flags: model.flagSet(row.flags))
    }

    /// A node as the engine is asked about it; reads its audience.
    func resource(_ row: NodeRow) throws -> Resource {
        resource(row, audience: try audiences(of: [row.node])[row.node] ?? [])
    }

    /// To whom nodes are shown.
    func audiences(of nodes: [NodeID]) throws -> [NodeID: [NodeID]] {
        let rows = try transaction.rows(
            """
            SELECT node_id, shown_to_node_id, shown_to_person_id
            FROM audience
            WHERE organisation_id = \(organisation) AND until_at IS NULL
                AND node_id \(in: nodes.map { Int64($0.index) })
            """
        )
        var audiences: [NodeID: [NodeID]] = [:]
        for row in rows {
            let person: PersonID? = try row.read("shown_to_person_id")
            let shown: NodeID = try person.map { NodeID($0) } ?? row.read("shown_to_node_id")
            audiences[try row.read("node_id"), default: []].append(shown)
        }
        return audiences
    }

    /// The permission to see a node of that kind.
    func viewing(_ kind: String) -> PermissionName {
        .view(model.kind(kind).map { model.kinds[Int($0.index)].kind.noun } ?? kind)
    }

    /// Whether the viewer may see a node: by its own view, or because they hold something on it or may give something.
    func sees(_ row: NodeRow, _ resource: Resource) -> Bool {
        if allows(viewing(row.kind), resource) { return true }
        return isForEach { person, allows in
            allows(viewing(row.kind), resource)
                || roster.holdings(of: person).contains { $0.node == row.node && $0.isCurrent(at: now) }
        }
    }

    /// - Throws: ``NotFound`` where the viewer may not see the node.
    func demandSight(of row: NodeRow) throws {
        let resource = try resource(row)
        guard !sees(row, resource) else { return }
        _ = try permit(viewing(row.kind), resource)
    }

    func place(_ row: NodeRow, depth: Int = 0) -> Place {
        let kind = model.kind(row.kind)
        return Place(
            node: row.node,
            title: row.title,
            kind: row.kind,
            kindTitle: kind.map { title(of: $0) } ?? row.kind,
            depth: depth,
            isGroup: kind.map { model.kinds[Int($0.index)].kind.noun == "group" } ?? false
        )
    }

    /// The rows of nodes of some kinds that the viewer may see, by title.
    func visibleRows(of kinds: [String]) throws -> [NodeRow] {
        let rows = try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND id > 0 AND removed_at IS NULL AND kind \(in: kinds)
            ORDER BY title_key, id
            """
        ).map(NodeRow.init)
        let audiences = try audiences(of: rows.map(\.node))
        return rows.filter { sees($0, resource($0, audience: audiences[$0.node] ?? [])) }
    }

    /// The places of some kinds as a tree.
    func tree(of kinds: [String]?) throws -> PlaceTree {
        let rows = try visibleRows(of: kinds ?? placeKinds.map(\.name))
        let byNode = Dictionary(rows.map { ($0.node, $0) }) { first, _ in first }
        let position = Dictionary(rows.enumerated().map { ($1.node, $0) }) { first, _ in first }
        var below: [NodeID: [NodeRow]] = [:]
        var top: [NodeRow] = []
        for row in rows {
            let parents = roster.parents(of: row.node).filter { byNode[$0] != nil }
            if parents.isEmpty { top.append(row) }
            for parent in parents { below[parent, default: []].append(row) }
        }
        var places: [Place] = []
        // A stack of what is still to be listed: nothing recurses, however deep a tree is.
        var waiting = top.reversed().map { (row: $0, depth: 0) }
        while let (row, depth) = waiting.popLast(), places.count <= Self.linesMaximum {
            places.append(place(row, depth: depth))
            let children = (below[row.node] ?? []).sorted { (position[$0.node] ?? 0) < (position[$1.node] ?? 0) }
            waiting += children.reversed().map { (row: $0, depth: depth + 1) }
        }
        return PlaceTree(
            places: Array(places.prefix(Self.linesMaximum)),
            isCut: places.count > Self.linesMaximum || !waiting.isEmpty,
            mayCreateAtTop: !groupKinds(inside: Kind.organisation).isEmpty
                && allows(.groupCreate, Resource(.organisation))
        )
    }

    private static var linesMaximum: Int { 2_000 }
}
