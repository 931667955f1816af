// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// One change of one person, for which the engine was asked.
enum BatchChange {
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
    func changes(of act: BatchAct, for person: PersonID) throws -> [BatchChange] {
        switch act {
        case .give(let role, let node): try changesToGive(role, on: node, to: person)
        case .end(let role, let node): try changesToEnd(role, on: node, of: person)
        case .move(let group): try changesToMove(person, into: group)
        case .deactivate: try changesToDeactivate(person)
        case .invite: try changesToInvite(person)
        case .enrol(let role, let node, let day): try changesToEnrol(role, on: node, completeBy: day, person)
        case .moveVersion(let step):
            try [versionMove(of: person, on: step)].compactMap { $0.map(BatchChange.moveVersion) }
        }
    }

    private func changesToGive(_ name: String, on node: NodeID, to person: PersonID) throws -> [BatchChange] {
        guard let role = model.role(name), roster.exists(node) else { throw NotFound() }
        guard model.roles[Int(role.index)].role.holders == .any else {
            throw InvalidInput("role", "Only one person holds this. Give it on their page.")
        }
        _ = try permit(giving: role, on: node, to: person)
        if try holds(person, role, on: node) { return [] }
        return [.give(try plan(Gift(of: name, to: person, on: node)))]
    }

    /// Whoever is enrolled already keeps the date that they have.
    private func changesToEnrol(
        _ name: String,
        on node: NodeID,
        completeBy day: Instant?,
        _ person: PersonID
    ) throws -> [BatchChange] {
        _ = try existingStep(node)
        let changes = try changesToGive(name, on: node, to: person)
        guard let day, case .give(let plan)? = changes.first else { return changes }
        return changes + [.completeBy(try CompletionDate.checked(day, at: now), node, plan.permit)]
    }

    private func changesToEnd(_ name: String, on node: NodeID, of person: PersonID) throws -> [BatchChange] {
        guard let role = model.role(name), roster.exists(node) else { throw NotFound() }
        let permit = try permit(giving: role, on: node, to: person)
        let held = try openHoldingRows(of: person).filter { $0.role == name && $0.node == node }
        let ending = held.filter { $0.source != .rule }
        guard !ending.isEmpty || held.isEmpty else { throw Objection.isMemberByRule }
        return ending.map { .end($0, permit) }
    }

    private func changesToMove(_ person: PersonID, into group: NodeID) throws -> [BatchChange] {
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
            BatchChange.end(row, try permit(giving: role, on: row.node, to: person))
        }
        return ends + [plan.map(BatchChange.give)].compactMap(\.self)
    }

    private func changesToDeactivate(_ person: PersonID) throws -> [BatchChange] {
        let row = try existing(person)
        let permit = try permit(.personDeactivate, Resource(person))
        guard row.isActive else { return [] }
        guard person != viewer.person else {
            throw Objection("this is your own account", remedy: "deactivate it on your page, if you are sure")
        }
        return [.deactivate(permit)]
    }

    private func changesToInvite(_ person: PersonID) throws -> [BatchChange] {
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

    /// Makes changes in a state to come.
    ///
    /// - Throws: ``Objection`` where a rule of the model would be broken; then the state is as it was.
    func apply(_ changes: [BatchChange], of person: PersonID, to after: inout Roster) throws {
        var copy = after
        var changed: [Holding] = []
        for change in changes {
            switch change {
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
