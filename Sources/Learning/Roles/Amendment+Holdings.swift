// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Rows of holdings, written together with the change of access that they are.
extension Amendment {
    /// Writes down that a person holds a role.
    func give(_ holding: Holding, _ permit: Permit) throws { try give(holding, .permit(permit)) }

    /// The same by the viewer's right or by a rule.
    func give(_ holding: Holding, _ right: Right) throws {
        try change(.give(HoldingRecord(holding, in: model)))
        let id = try nextNumber(in: "holding")
        let role = model.roles[Int(holding.role.index)].name
        let over = holding.node.person
        let node: NodeID? = over == nil ? holding.node : nil
        let from: Instant? = holding.from == .distantPast ? nil : holding.from
        let until: Instant? = holding.until == .distantFuture ? nil : holding.until
        try execute(
            """
            INSERT INTO holding (
                organisation_id, id, person_id, role, node_id, over_person_id, from_at, until_at, source, given_by,
                stands_in_for, given_at
            )
            VALUES (
                \(organisation), \(id), \(holding.person), \(role), \(node), \(over), \(from), \(until),
                \(HoldingRow.spelling(of: holding.source)), \(holding.givenBy), \(holding.standsInFor), \(now)
            )
            """,
            right
        )
        record(.roleGiven(HoldingRecord(holding, in: model)), right)
        try tell(holding.person, .roleGiven(HoldingRecord(holding, in: model)))
    }

    /// Ends a holding now, by the viewer's right or by a rule.
    func end(_ row: HoldingRow, _ right: Right) throws {
        guard let holding = row.holding(in: model) else { throw NotFound() }
        try endNow(row, holding, right)
    }

    /// Ends a holding, now or at a later moment; one that has not begun by then never does.
    func end(_ row: HoldingRow, at end: Instant, _ permit: Permit) throws {
        guard let holding = row.holding(in: model) else { throw NotFound() }
        guard max(now, holding.from) < end else { return try endNow(row, holding, .permit(permit)) }
        var limited = holding
        limited.until = end
        let record = HoldingRecord(limited, in: model)
        try change(.remove(HoldingRecord(holding, in: model)))
        try change(.give(record))
        try execute(
            """
            UPDATE holding
            SET until_at = \(end)
            WHERE organisation_id = \(organisation) AND id = \(row.id)
            """,
            permit
        )
        self.record(.roleLimited(record), permit)
        try tell(holding.person, .roleLimited(record))
    }

    private func endNow(_ row: HoldingRow, _ holding: Holding, _ right: Right) throws {
        try endInRoster(holding)
        try execute(ending(row.id, holding), right)
        record(.roleEnded(HoldingRecord(holding, in: model), byRule: false), right)
        // Nobody was told that they came into a group by its rule.
        guard holding.source != .rule else { return }
        try tell(holding.person, .roleEnded(HoldingRecord(holding, in: model)))
    }

    /// Ends a holding that a rule of the model leaves without effect.
    func endByRule(_ holding: Holding) throws {
        let rows = try transaction.rows(
            """
            SELECT \(HoldingRow.columns)
            FROM holding
            WHERE organisation_id = \(organisation) AND person_id = \(holding.person) AND ended_at IS NULL
            """
        )
        guard let row = try rows.map(HoldingRow.init).first(where: { $0.holding(in: model) == holding }) else {
            throw NotFound()
        }
        try endInRoster(holding)
        try executeByRule(ending(row.id, holding))
        record(.roleEnded(HoldingRecord(holding, in: model), byRule: true), nil)
        try tell(holding.person, .roleEnded(HoldingRecord(holding, in: model)))
    }

    private func endInRoster(_ holding: Holding) throws {
        try change(.remove(HoldingRecord(holding, in: model)))
        guard holding.from < now, holding.source != .rule else { return }
        var ended = holding
        ended.until = now
        try change(.give(HoldingRecord(ended, in: model)))
    }

    private func ending(_ id: Int64, _ holding: Holding) -> SQL {
        """
        UPDATE holding
        SET until_at = \(max(now, holding.from)), ended_at = \(now), ended_by = \(viewer.person)
        WHERE organisation_id = \(organisation) AND id = \(id)
        """
    }
}
