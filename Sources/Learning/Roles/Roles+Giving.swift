// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
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

    /// Ends a holding now, or at a later moment.
    ///
    /// - Throws: ``InvalidInput`` for the field `until` where it cannot end then, and what ``give(_:by:)`` throws.
    package func end(_ id: Int64, at end: Instant? = nil, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (row, permit) = try amendment.planEnd(of: id, at: end)
            try amendment.end(row, at: end ?? amendment.now, permit)
        }
    }

    /// What giving a role would change, before it is given.
    ///
    /// - Throws: what giving it would throw.
    package func preview(_ gift: Gift, by viewer: Viewer) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            let plan = try snapshot.plan(gift)
            let rows = plan.replaced.map(\.row)
            var carried: [HoldingSummary] = []
            let after = try snapshot.considering { after in
                for row in rows { try after.end(row, at: plan.holding.from, in: snapshot) }
                try after.give(plan.holding)
                carried = try snapshot.settle(&after, changing: [plan.holding] + rows.holdings(in: snapshot.model))
                // What begins later is shown as it will be then.
                guard snapshot.now < plan.holding.from else { return }
                try after.remove(plan.holding)
                for row in rows { try after.endEarlier(row, at: plan.holding.from, in: snapshot) }
                var holding = plan.holding
                holding.from = snapshot.now
                try after.give(holding)
            }
            return try snapshot.preview(
                of: after,
                about: gift.person,
                replaced: try snapshot.told(rows),
                carried: carried
            )
        }
    }

    /// What ending a holding would change, now or then.
    ///
    /// - Throws: what ending it would throw.
    package func previewEnd(of id: Int64, at end: Instant? = nil, by viewer: Viewer) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            let (row, _) = try snapshot.planEnd(of: id, at: end)
            var carried: [HoldingSummary] = []
            let after = try snapshot.considering { after in
                try after.end(row, at: end ?? snapshot.now, in: snapshot)
                carried = try snapshot.settle(&after, changing: [row].holdings(in: snapshot.model))
                // What ends later is shown as it will be then.
                if let end { try after.endEarlier(row, at: end, in: snapshot) }
            }
            return try snapshot.preview(of: after, about: row.person, carried: carried)
        }
    }
}

extension Snapshot {
    /// The holding to be ended, with the permit; whoever may give may take.
    fileprivate func planEnd(of id: Int64, at end: Instant?) throws -> (HoldingRow, Permit) {
        let row = try holdingRow(id)
        guard let holding = row.holding(in: model) else { throw NotFound() }
        guard maySee(holding) else {
            let ended = try endedLately { [self] time in mayEnd(holding, at: time) }
            throw NotFound(sentences: ended)
        }
        let permit = try permit(giving: holding.role, on: holding.node, to: holding.person)
        guard row.source != .rule else { throw Objection.isMemberByRule }
        guard now < holding.until else { throw Objection("it has ended already", remedy: "nothing is left to do") }
        if let end { try demand(end, of: holding) }
        return (row, permit)
    }

    /// Refuses an end that is past, before the beginning, or no sooner than the one that is set.
    private func demand(_ end: Instant, of holding: Holding) throws {
        guard now < end else {
            throw InvalidInput("until", "That day is past. Leave it empty to end the role at once.")
        }
        guard holding.from < end else {
            throw InvalidInput("until", "The role begins only after that day. Leave it empty to cancel the role.")
        }
        guard end < holding.until else { throw InvalidInput("until", "The role ends by then already.") }
    }

    private func mayEnd(_ holding: Holding, at time: Instant) -> Bool {
        let name = PermissionName.give(model.roles[Int(holding.role.index)].name)
        let resource = Resource.giving(on: holding.node, to: holding.person)
        return authorizer.allows(viewer.principal, model.number(of: name), resource, at: time)
    }

    /// Does in a state to come what the rules of the model do with it; answers what ends by them.
    ///
    /// - Throws: ``Objection`` where a rule would be broken.
    func settle(
        _ after: inout Roster,
        changing holdings: [Holding],
        from before: Roster? = nil
    ) throws -> [HoldingSummary] {
        let before = before ?? roster
        let people = Set(holdings.map(\.person))
        var ending: [HoldingRow] = []
        for holding in heldInVain(from: before, to: after, people: people) {
            let row = try openHoldingRows(of: holding.person).first { $0.holding(in: model) == holding }
            guard let row else {
                // Given by a line of the same file, and so written nowhere yet.
                throw Objection(
                    "one of these roles has an effect only beside another that would end",
                    remedy: "leave it out"
                )
            }
            try after.end(row, at: now, in: self)
            ending.append(row)
        }
        let posts = Set(holdings.map { Post(role: $0.role, node: $0.node) })
        try demandRules(from: before, to: after, people: people, posts: posts)
        return try told(ending)
    }

    /// What ends with a change, in words.
    ///
    /// What the viewer may not know of ends all the same, and they are told that something does.
    fileprivate func told(_ ending: [HoldingRow]) throws -> [HoldingSummary] {
        try summaries(of: ending).map { summary in
            let isKnown = ending.contains { $0.id == summary.id && $0.holding(in: model).map(maySee) ?? false }
            return isKnown ? summary : summary.withoutPlace
        }
    }
}

extension Objection {
    /// That somebody who is in a group by its rule is not taken out by hand: they would be in it again at once.
    static let isMemberByRule = Objection(
        "they are in the group by its rule",
        remedy: "change the rule of the group, or what they answered on their profile"
    )
}

extension [HoldingRow] {
    fileprivate func holdings(in model: CompiledModel) -> [Holding] {
        compactMap { $0.holding(in: model) }
    }
}

extension Amendment {
    func carryOut(_ plan: GiftPlan) throws {
        for (row, permit) in plan.replaced { try end(row, at: plan.holding.from, permit) }
        try give(plan.holding, plan.permit)
    }
}

extension Roster {
    /// Ends a holding in a copy, to see what that changes.
    mutating func end(_ row: HoldingRow, at end: Instant, in snapshot: Snapshot) throws {
        guard let holding = row.holding(in: snapshot.model) else { return }
        try remove(holding)
        let end = max(end, snapshot.now)
        guard holding.from < end else { return }
        var ended = holding
        ended.until = end
        try give(ended)
    }

    /// Ends now, in a copy, what ``end(_:at:in:)`` let end later.
    fileprivate mutating func endEarlier(_ row: HoldingRow, at end: Instant, in snapshot: Snapshot) throws {
        guard var holding = row.holding(in: snapshot.model), holding.from < end else { return }
        holding.until = end
        try remove(holding)
        guard holding.from < snapshot.now else { return }
        holding.until = snapshot.now
        try give(holding)
    }
}
