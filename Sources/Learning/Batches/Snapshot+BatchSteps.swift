// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// One thing to be done to one person, for which the engine was asked.
enum BatchStep {
    case end(HoldingRow, Permit)
    case give(GiftPlan)
    case deactivate(Permit)
    case invite(Permit)
    case completeBy(Instant, NodeID, Permit)
    case moveVersion(VersionMove)

    /// What is to be known of it before it is done.
    var words: String? {
        if case .moveVersion(let move) = self { move.words } else { nil }
    }
}

extension Snapshot {
    /// What an act comes to for one person; nothing where it is so already.
    ///
    /// - Throws: ``Refused``, ``NotFound``, ``InvalidInput``, ``Objection``: this one is refused.
    func steps(of act: BatchAct, for person: PersonID) throws -> [BatchStep] {
        switch act {
        case .give(let role, let node): try stepsToGive(role, on: node, to: person)
        case .end(let role, let node): try stepsToEnd(role, on: node, of: person)
        case .move(let group): try stepsToMove(person, into: group)
        case .deactivate: try stepsToDeactivate(person)
        case .invite: try stepsToInvite(person)
        case .enrol(let role, let node, let day): try stepsToEnrol(role, on: node, completeBy: day, person)
        case .moveVersion(let step):
            try [versionMove(of: person, on: step)].compactMap { $0.map(BatchStep.moveVersion) }
        }
    }

    private func stepsToGive(_ name: String, on node: NodeID, to person: PersonID) throws -> [BatchStep] {
        guard let role = model.role(name), roster.exists(node) else { throw NotFound() }
        guard model.roles[Int(role.index)].role.holders == .any else {
            throw InvalidInput("role", "Only one person holds this. Give it on their page.")
        }
        _ = try permit(giving: role, on: node, to: person)
        if try holds(person, role, on: node) { return [] }
        return [.give(try plan(Gift(of: name, to: person, on: node)))]
    }

    /// Whoever is enrolled already keeps the date that they have.
    private func stepsToEnrol(
        _ name: String,
        on node: NodeID,
        completeBy day: Instant?,
        _ person: PersonID
    ) throws -> [BatchStep] {
        _ = try existingStep(node)
        let steps = try stepsToGive(name, on: node, to: person)
        guard let day, case .give(let plan)? = steps.first else { return steps }
        return steps + [.completeBy(try CompletionDate.checked(day, at: now), node, plan.permit)]
    }

    private func stepsToEnd(_ name: String, on node: NodeID, of person: PersonID) throws -> [BatchStep] {
        guard let role = model.role(name), roster.exists(node) else { throw NotFound() }
        let permit = try permit(giving: role, on: node, to: person)
        return try openHoldingRows(of: person).filter { $0.role == name && $0.node == node }.map { .end($0, permit) }
    }

    private func stepsToMove(_ person: PersonID, into group: NodeID) throws -> [BatchStep] {
        guard roster.exists(group) else { throw NotFound() }
        let kind = roster.kind(of: group)
        guard let role = model.kinds[Int(kind.index)].memberRole else {
            throw InvalidInput("place", "Choose a group.")
        }
        _ = try permit(giving: role, on: group, to: person)
        let name = model.roles[Int(role.index)].name
        let others = try openHoldingRows(of: person).filter { row in
            row.role == name && row.node != group && roster.kind(of: row.node) == kind && row.source == .hand
        }
        let isIn = try holds(person, role, on: group)
        if isIn, others.isEmpty { return [] }
        let plan = isIn ? nil : try plan(Gift(of: name, to: person, on: group))
        let replaced = Set(plan?.replaced.map(\.row.id) ?? [])
        let ends = try others.filter { !replaced.contains($0.id) }.map { row in
            BatchStep.end(row, try permit(giving: role, on: row.node, to: person))
        }
        return ends + [plan.map(BatchStep.give)].compactMap(\.self)
    }

    private func stepsToDeactivate(_ person: PersonID) throws -> [BatchStep] {
        let row = try existing(person)
        let permit = try permit(.personDeactivate, Resource(person))
        guard row.isActive else { return [] }
        guard person != viewer.person else {
            throw Objection("this is your own account", remedy: "deactivate it on your page, if you are sure")
        }
        return [.deactivate(permit)]
    }

    private func stepsToInvite(_ person: PersonID) throws -> [BatchStep] {
        let row = try existingUnerased(person)
        let permit = try permit(.personRegister, Resource(person))
        guard row.isActive else { throw Objection("\(row.name) is inactive", remedy: "reactivate them first") }
        guard row.email != nil else {
            throw Objection("there is no address to invite them at", remedy: "give them an e-mail address first")
        }
        return try hasPassword(person) ? [] : [.invite(permit)]
    }

    private func holds(_ person: PersonID, _ role: RoleID, on node: NodeID) throws -> Bool {
        guard roster.isKnown(person) else { throw NotFound() }
        return roster.holdings(of: person).contains { $0.role == role && $0.node == node && now < $0.until }
    }

    /// Does steps in a state to come.
    ///
    /// - Throws: ``Objection`` where a rule of the model would be broken; then the state is as it was.
    func apply(_ steps: [BatchStep], of person: PersonID, to after: inout Roster) throws {
        var copy = after
        var changed: [Holding] = []
        for step in steps {
            switch step {
            case .end(let row, _):
                try copy.end(row, at: now, in: self)
                changed += [row].compactMap { $0.holding(in: model) }
            case .give(let plan):
                for (row, _) in plan.replaced { try copy.end(row, at: plan.holding.from, in: self) }
                try copy.give(plan.holding)
                changed += plan.replaced.compactMap { $0.row.holding(in: model) } + [plan.holding]
            case .deactivate:
                try copy.setActive(false, person)
                try demandRules(from: roster, to: copy, people: [person], posts: [])
            case .invite, .completeBy, .moveVersion: break
            }
        }
        if !changed.isEmpty { _ = try settle(&copy, changing: changed) }
        after = copy
    }
}

extension Amendment {
    /// Does steps, and answers by what they can be undone.
    func carryOut(_ steps: [BatchStep], of person: PersonID) throws -> BatchTrace {
        let before = try openHoldingRows(of: person)
        var trace = BatchTrace()
        for step in steps {
            switch step {
            case .end(let row, let permit): try end(row, at: now, permit)
            case .give(let plan): try carryOut(plan)
            case .deactivate(let permit):
                trace.deactivatedAt = revisionToBe
                try deactivate(person, permit)
            case .invite(let permit): try invite(person, permit)
            case .completeBy(let day, let node, let permit):
                guard let enrolment = try enrolment(of: person, on: node) else { throw NotFound() }
                try setCompletion(day, beside: enrolment, permit)
            case .moveVersion(let move): try carryOut(move)
            }
        }
        // What a rule lets end with it belongs to it, and is restored with it.
        try endWhatNothingCarries()
        let after = try openHoldingRows(of: person)
        trace.given = after.filter { row in !before.contains { $0.id == row.id } }.map(\.id)
        trace.ended = before.filter { row in !after.contains { $0.id == row.id } }.compactMap { row in
            row.holding(in: model).map { HoldingRecord($0, in: model) }
        }
        return trace
    }

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
