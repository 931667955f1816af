// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// Takes back what a row did, as long as nothing touched it since; all of it or nothing.
    func undo(_ trace: BatchTrace, of person: PersonID) throws {
        for id in trace.given {
            let row = try holdingRow(id)
            guard let holding = row.holding(in: model), row.endedAt == nil, row.until == nil else {
                throw Objection("the role was changed since", remedy: "look at their page")
            }
            try end(row, at: now, try permit(giving: holding.role, on: holding.node, to: person))
        }
        for record in trace.ended { try restore(record, to: person) }
        guard let revision = trace.deactivatedAt else { return }
        let permit = try permit(.personDeactivate, Resource(person))
        let row = try transaction.row(
            """
            SELECT person_id
            FROM deactivation
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND from_revision = \(revision)
                AND until_at IS NULL
            """
        )
        guard row != nil, try !existing(person).isErased else {
            throw Objection("somebody reactivated or erased them since", remedy: "look at their page")
        }
        _ = try reactivate(person, permit)
    }

    /// Gives back a role as it was held, and never more: not before its first day, and only what was given by hand.
    private func restore(_ record: HoldingRecord, to person: PersonID) throws {
        guard let holding = record.holding(in: model) else { throw NotFound() }
        guard holding.source == .hand, holding.standsInFor == nil else {
            throw Objection("the role was not given by hand", remedy: "give it on their page")
        }
        let gift = Gift(
            of: record.role,
            to: person,
            on: holding.node,
            from: now < holding.from ? holding.from : nil,
            until: holding.until == .distantFuture ? nil : holding.until
        )
        try carryOut(try plan(gift))
    }
}
