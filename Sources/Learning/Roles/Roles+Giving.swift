// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Roles {
    /// Gives a role.
    ///
    /// - Throws: ``Refused`` where the viewer may not, ``InvalidInput`` where it cannot be given like that,
    ///   ``Objection`` where a rule of the model would be broken.
    package func give(_ gift: Gift, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            try amendment.carryOut(try amendment.plan(gift))
        }
    }

    /// Ends a holding now.
    package func end(_ id: Int64, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (row, permit) = try amendment.planEnd(of: id)
            try amendment.end(row, permit)
        }
    }

    /// What giving a role would change, before it is given.
    package func preview(_ gift: Gift, by viewer: Viewer) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            let plan = try snapshot.plan(gift)
            var after = snapshot.roster
            for replaced in plan.replaced { try after.end(replaced.row, in: snapshot) }
            // What begins later is shown as it will be then.
            var holding = plan.holding
            holding.from = min(holding.from, snapshot.now)
            try after.give(holding)
            let words = try plan.replaced.map { try snapshot.summary(of: $0.row) }
            return try snapshot.preview(of: after, replaced: words)
        }
    }

    /// What ending a holding would change.
    package func previewEnd(of id: Int64, by viewer: Viewer) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            let (row, _) = try snapshot.planEnd(of: id)
            var after = snapshot.roster
            try after.end(row, in: snapshot)
            return try snapshot.preview(of: after, replaced: [])
        }
    }
}

extension Snapshot {
    /// The holding to be ended, with the permit; whoever may give may take.
    fileprivate func planEnd(of id: Int64) throws -> (HoldingRow, Permit) {
        let row = try holdingRow(id)
        guard let holding = row.holding(in: model) else { throw NotFound() }
        guard maySee(holding) else { throw NotFound() }
        let permit = try permit(giving: holding.role, on: holding.node, to: holding.person)
        guard now < holding.until else { throw Objection("it has ended already", remedy: "nothing is left to do") }
        return (row, permit)
    }
}

extension Amendment {
    fileprivate func carryOut(_ plan: GiftPlan) throws {
        for (row, permit) in plan.replaced { try end(row, permit) }
        try give(plan.holding, plan.permit)
    }
}

extension Roster {
    /// Ends a holding in a copy, to see what that changes.
    fileprivate mutating func end(_ row: HoldingRow, in snapshot: Snapshot) throws {
        guard let holding = row.holding(in: snapshot.model) else { return }
        try remove(holding)
        guard holding.from < snapshot.now else { return }
        var ended = holding
        ended.until = snapshot.now
        try give(ended)
    }
}
