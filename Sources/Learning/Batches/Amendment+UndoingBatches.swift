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
        for record in trace.ended { try restore(record, to: person, trace.dates ?? []) }
        for record in trace.endedByRule ?? [] { try restoreByRule(record) }
        guard let revision = trace.deactivatedAt else { return }
        let permit = try permit(.personDeactivate, Resource(person))
        let row = try transaction.row(
            """
            SELECT from_at
            FROM deactivation
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND from_revision = \(revision)
                AND until_at IS NULL
            """
        )
        guard let row, try !existing(person).isErased else {
            throw Objection("somebody reactivated or erased them since", remedy: "look at their page")
        }
        // A slip is taken back as if it had not been. Later it is as if they were let in anew, which gives back no role
        // that the viewer may not give.
        let since: Instant = try row.read("from_at")
        if now.seconds - since.seconds > Self.slipSeconds, try !rolesWithheld(from: person).isEmpty {
            throw Objection(
                "they hold roles that you may not give, and these would end",
                remedy: "ask somebody who may give them to reactivate this person"
            )
        }
        try letIn(person, permit)
    }

    /// Gives back what ended by a rule because of what is restored now: it asks for no right, as its end did not.
    ///
    /// What came again meanwhile, or where its place is gone, is left out.
    private func restoreByRule(_ record: HoldingRecord) throws {
        guard var holding = record.holding(in: model), holding.until > now, roster.exists(holding.node),
            !roster.holdings(of: holding.person).contains(where: {
                $0.role == holding.role && $0.node == holding.node && now < $0.until
            })
        else { return }
        holding.from = max(now, holding.from)
        try give(holding, .rule("what a rule ended with a role comes back with it"))
    }

    private static var slipSeconds: Int64 { 86_400 }

    /// Gives back a role as it was held, and never more: not before its first day, and only what was given by hand.
    private func restore(_ record: HoldingRecord, to person: PersonID, _ dates: [CompletionMark]) throws {
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
        let plan = try plan(gift)
        try carryOut(plan)
        // A day that is past meanwhile says nothing any more.
        guard let day = dates.first(where: { $0.step.node == record.node })?.date,
            (try? CompletionDate.checked(day, at: now)) != nil,
            let enrolment = try enrolment(of: person, on: holding.node)
        else { return }
        try setCompletion(day, beside: enrolment, plan.permit)
    }
}
