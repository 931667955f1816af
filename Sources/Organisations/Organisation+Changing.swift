// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
package import RoleModels

extension Organisation {
    /// The organisation after some changes, made in this order on its day.
    ///
    /// - Throws: ``Objection`` where a change cannot be made, or where the rules of the model would be broken after
    ///   all of them that were not before.
    package func changed(by changes: [ChangeSentence]) throws(Objection) -> Organisation {
        var changed = self
        for change in changes { try changed.make(change) }
        try changed.checkRules(after: self)
        return changed
    }

    /// Makes one change, without asking whether the rules of the model are kept: the next change may mend that.
    package mutating func make(_ change: ChangeSentence) throws(Objection) {
        switch change {
        case .give(let role, let node, let person, let from, let until):
            try give(role, node, person, from, until)
        case .end(let role, let node, let person):
            try end(role, node, person)
        case .put(let node, let into):
            try contain(node, into) { roster, node, into throws(RosterError) in try roster.put(node, in: into) }
        case .take(let node, let outOf):
            try contain(node, outOf) { roster, node, outOf throws(RosterError) in try roster.take(node, outOf: outOf) }
        case .move(let node, let to):
            try contain(node, to) { roster, node, to throws(RosterError) in try roster.move(node, to: to) }
        case .turnOn(let setting, let person):
            try turn(setting, on: true, person)
        case .turnOff(let setting, let person):
            try turn(setting, on: false, person)
        case .deactivate(let person):
            try setActive(false, person)
        case .reactivate(let person):
            try setActive(true, person)
        case .allow(let role, let permission, let conditions, let exceptions, let within):
            var grant = Grant([permission], if: conditions, unless: exceptions)
            grant.within = within
            try edit { editing throws(Objection) in try editing.add(grant, to: role) }
        case .stop(let role, let permission):
            try edit { editing throws(Objection) in try editing.stop(role, permission) }
        }
    }

    /// Objects if a rule of the model is broken that was kept before.
    package func checkRules(after before: Organisation) throws(Objection) {
        let known = Set(before.brokenRules)
        let broken = brokenRules.first { rule in
            guard !known.contains(rule) else { return false }
            if case .noTopRole = rule { return true }
            return rule.isError
        }
        if let broken { throw objection(to: broken) }
    }
}

extension Organisation {
    private mutating func give(
        _ role: String,
        _ node: String?,
        _ person: String,
        _ from: Instant?,
        _ until: Instant?
    ) throws(Objection) {
        let receiver = try lookup.person(named: person)
        let roleID = try lookup.role(named: role)
        let nodeID = try lookup.node(named: node ?? Kind.organisation)
        try lookup.check(roleID, isHeldOn: roster.kind(of: nodeID), node)
        // What is given without a date is given today; before that another role of its set may have been held.
        let holding = Holding(receiver, roleID, on: nodeID, from: from ?? today, until: until ?? .distantFuture)
        let isHeld = roster.holdings(of: receiver).contains {
            $0.role == roleID && $0.node == nodeID && $0.from <= holding.from && holding.until <= $0.until
        }
        guard !isHeld else {
            throw Objection("`\(person)` holds `\(spelling(of: holding))` already", remedy: "leave this change out")
        }
        try attempt { roster throws(RosterError) in try roster.give(holding) }
    }

    private mutating func end(_ role: String, _ node: String?, _ person: String) throws(Objection) {
        let holder = try lookup.person(named: person)
        let roleID = try lookup.role(named: role)
        let nodeID = try lookup.node(named: node ?? Kind.organisation)
        let today = today
        do throws(RosterError) {
            try roster.end(roleID, on: nodeID, of: holder, at: today)
        } catch {
            let held = roster.holdings(of: holder).filter { today < $0.until }.map { "`\(spelling(of: $0))`" }
            let wanted = node.map { "\(role) on \($0)" } ?? role
            throw Objection(
                "`\(person)` does not hold `\(wanted)`",
                remedy: held.isEmpty ? "they hold no role" : "they hold \(held.joined(separator: ", "))"
            )
        }
    }

    private mutating func turn(_ setting: String, on isOn: Bool, _ person: String?) throws(Objection) {
        guard let person else {
            roster.turn(try lookup.setting(named: setting), on: isOn)
            return
        }
        let (settingID, personID) = (try lookup.personSetting(named: setting), try lookup.person(named: person))
        try attempt { roster throws(RosterError) in try roster.turn(settingID, on: isOn, for: personID) }
    }

    private mutating func setActive(_ isActive: Bool, _ person: String) throws(Objection) {
        let id = try lookup.person(named: person)
        guard roster.isActive(id) != isActive else {
            throw Objection("`\(person)` is \(isActive ? "" : "not ")active already", remedy: "leave this change out")
        }
        try attempt { roster throws(RosterError) in try roster.setActive(isActive, id) }
    }

    /// A change of what lies in what.
    private mutating func contain(
        _ node: String,
        _ other: String,
        _ body: (inout Roster, NodeID, NodeID) throws(RosterError) -> Void
    ) throws(Objection) {
        let (inner, outer) = (try lookup.node(named: node), try lookup.node(named: other))
        for (id, name) in [(inner, node), (outer, other)] where id.person != nil {
            throw Objection(
                "`\(name)` is a person",
                remedy: "people lie in nodes by the roles they hold: `give ROLE on NODE to PERSON`"
            )
        }
        try attempt { roster throws(RosterError) in try body(&roster, inner, outer) }
    }

    private mutating func attempt(_ body: (inout Roster) throws(RosterError) -> Void) throws(Objection) {
        do throws(RosterError) {
            try body(&roster)
        } catch {
            throw objection(to: error)
        }
    }

    /// Edits the role model and goes on with the same people, nodes and holdings under the new one.
    private mutating func edit(_ body: (inout ModelEditing) throws(Objection) -> Void) throws(Objection) {
        var editing = ModelEditing(model: model.model)
        try body(&editing)
        roster = Roster(roster, under: CompiledModel(editing.model, after: model))
    }
}
