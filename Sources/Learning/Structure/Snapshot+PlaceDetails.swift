// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    func details(of row: NodeRow) throws -> PlaceDetails {
        let resource = try resource(row)
        let place = place(row)
        let holdings = try holdingRows(on: row.node).filter { held in
            guard let holding = held.holding(in: model) else { return false }
            return now < holding.until && maySee(holding)
        }
        return PlaceDetails(
            place: place,
            parents: try visible(roster.parents(of: row.node)),
            children: try visible(roster.children(of: row.node)),
            holdings: try summaries(of: holdings).sorted { position(of: $0) < position(of: $1) },
            mayEdit: place.isGroup && allows(.groupEdit, resource),
            mayRemove: place.isGroup && allows(.groupDelete, resource),
            mayCreateInside: !groupKinds(inside: row.kind).isEmpty && allows(.groupCreate, resource),
            mayGive: model.roles.contains { facts in
                facts.heldOn.contains(roster.kind(of: row.node)) && allows(giving: facts.id, on: row.node)
            },
            // What lies in the organisation itself, and never in its own kind, has nowhere else to go.
            mayMove: place.isGroup && placeKinds.contains { $0.name == row.kind && $0.parent != nil }
                && allows(.groupEdit, resource),
            rule: place.isGroup ? try ruleDetails(of: row, resource) : nil
        )
    }

    /// Kinds of groups that lie in nodes of a kind.
    func groupKinds(inside kind: String) -> [PlaceKind] {
        placeKinds.filter { group in
            guard group.isGroup else { return false }
            // A kind that lies in its own kind is a tree, whose top lies in the organisation.
            return (group.parent ?? Kind.organisation) == kind
                || (kind == Kind.organisation && group.parent == group.name)
        }
    }

    /// Where a holding stands in a place's list: present ones first, by role as the model has them, then by name.
    private func position(of holding: HoldingSummary) -> (Int, Int, String, Int64) {
        let role = model.role(holding.role).map { Int($0.index) } ?? .max
        return (holding.state == .current ? 0 : 1, role, Title.key(of: holding.personName), holding.id ?? 0)
    }

    /// Those of some nodes whose pages the viewer may open; the organisation has none.
    func seenNodes(among nodes: Set<NodeID>) throws -> Set<NodeID> {
        let people = nodes.filter { node in node.person.map { allows(.personView, Resource($0)) } ?? false }
        return Set(try visible(Array(nodes)).map(\.node)).union(people)
    }

    private func visible(_ nodes: [NodeID]) throws -> [Place] {
        let rows = try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND id > 0 AND removed_at IS NULL
                AND id \(in: nodes.filter { $0.person == nil }.map { Int64($0.index) })
            ORDER BY title_key, id
            """
        ).map(NodeRow.init)
        let audiences = try audiences(of: rows.map(\.node))
        return rows.filter { sees($0, resource($0, audience: audiences[$0.node] ?? [])) }.map { place($0) }
    }
}
