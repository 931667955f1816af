// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Makes a node; who made it holds on it what the grant that allowed it says.
    func addNode(_ title: Title, kind: String, in parent: NodeID, _ permit: Permit) throws -> NodeID {
        let node = NodeID(index: UInt32(roster.nodesCount))
        try change(.addNode(kind: kind))
        try execute(
            """
            INSERT INTO node (organisation_id, id, kind, title, title_key, created_at, created_by)
            VALUES (\(organisation), \(node), \(kind), \(title.text), \(title.key), \(now), \(viewer.person))
            """,
            permit
        )
        record(.nodeCreated(node: node.index, kind: kind, title: title.text), permit)
        if parent != .organisation { try put(node, into: parent, permit) }
        if let person = viewer.person, let role = creatorRole(of: permit) {
            try give(Holding(person, role, on: node, from: now, source: .creator, givenBy: person), permit)
        }
        return node
    }

    /// Puts a node into another.
    func put(_ node: NodeID, into parent: NodeID, _ permit: Permit) throws {
        try change(.put(node: node.index, into: parent.index))
        try execute(
            """
            INSERT INTO containment (organisation_id, node_id, parent_id, from_revision, from_at, put_by)
            VALUES (\(organisation), \(node), \(parent), \(revisionToBe), \(now), \(viewer.person))
            """,
            permit
        )
    }

    /// Takes a node out of another.
    func take(_ node: NodeID, outOf parent: NodeID, _ permit: Permit) throws {
        try change(.take(node: node.index, outOf: parent.index))
        try execute(
            """
            UPDATE containment
            SET until_at = \(now), taken_by = \(viewer.person)
            WHERE organisation_id = \(organisation) AND node_id = \(node) AND parent_id = \(parent)
                AND until_at IS NULL
            """,
            permit
        )
    }

    /// Removes a node that is empty; what is held on it ends first.
    func removeNode(_ row: NodeRow, _ permit: Permit) throws {
        // What a former version of the role model gave is nothing that could end.
        for held in try openHoldingRows(on: row.node) where held.holding(in: model) != nil {
            try end(held, at: now, permit)
        }
        try forgetHoldings(on: row.node)
        try forgetRule(of: row.node, permit)
        for parent in roster.parents(of: row.node) { try take(row.node, outOf: parent, permit) }
        try change(.removeNode(row.node.index))
        try execute(
            """
            UPDATE node
            SET removed_at = \(now), removed_by = \(viewer.person)
            WHERE organisation_id = \(organisation) AND id = \(row.node)
            """,
            permit
        )
        record(.nodeRemoved(node: row.node.index, title: row.title), permit)
    }

    /// Takes what was held on a node, and has ended, out of the state of access; its rows stay for the history.
    private func forgetHoldings(on node: NodeID) throws {
        for role in model.roles {
            for person in roster.holders(of: role.id, on: node) {
                for holding in roster.holdings(of: person) where holding.node == node && holding.role == role.id {
                    try change(.remove(HoldingRecord(holding, in: model)))
                }
            }
        }
    }

    /// The role that the maker of a thing holds on it, by the grant that let them make it.
    private func creatorRole(of permit: Permit) -> RoleID? {
        let why = authorizer.why(
            viewer.principal,
            permit.permission,
            permit.resource,
            at: permit.decision.time,
            asker: .operator
        )
        for case .grant(let reason) in why.reasons {
            if let name = model.grant(reason.grant)?.creatorBecomes, let role = model.role(name) { return role }
        }
        return nil
    }
}
