// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Who holds what, and what of it has an effect.
extension ReferenceEvaluator {
    func isInItsDates(_ holding: World.Holding) -> Bool { holding.from <= day && day < holding.until }

    /// What a person was given, in its dates, and the default of each exactly-one set of which they hold nothing.
    public func held(by person: String) -> [World.Holding] {
        let given = world.holdings.filter {
            $0.person == person && isInItsDates($0) && model.role(named: $0.role) != nil
        }
        let defaults = model.sets.filter { set in
            set.eachPerson == .exactlyOne && !given.contains { model.role(named: $0.role)?.set == set.name }
        }
        return given + defaults.compactMap(\.defaultRole).map { World.Holding(person, $0) }
    }

    /// What a person holds with an effect, everyone's roles and defaults included.
    func effective(of person: String) -> [World.Holding] {
        guard world.person(named: person)?.isActive == true else { return [] }
        let everyones = model.roles.filter { $0.everyone != .nobody }.map { World.Holding(person, $0.name) }
        var waiting = (held(by: person) + everyones).filter { !isSuspended($0.role, for: person) }
        var effective = waiting.filter { !isCarriedByAny($0.role) }
        while true {
            // What is carried waits for what carries it, so two roles that carry each other both stay without effect.
            waiting.removeAll { effective.contains($0) }
            let carried = effective.flatMap { model.role(named: $0.role)?.carries ?? [] }
            let more = waiting.filter { carried.contains($0.role) }
            if more.isEmpty { return effective }
            effective += more
        }
    }

    /// What a visitor holds, who is nobody.
    var visitorRoles: [World.Holding] {
        model.roles.filter { $0.everyone == .visitors && !isSuspended($0.name, for: nil) && !isCarriedByAny($0.name) }
            .map { World.Holding("", $0.name) }
    }

    private func isSuspended(_ role: String, for person: String?) -> Bool {
        model.role(named: role)?.unless.contains { isOn($0, for: person) } ?? true
    }

    private func isCarriedByAny(_ role: String) -> Bool { model.roles.contains { $0.carries.contains(role) } }

    /// Whether a switch of the organisation, or of that person, is on.
    func isOn(_ condition: Condition, for person: String?) -> Bool {
        switch condition {
        case .setting(let name):
            guard let setting = model.settings.first(where: { $0.name == name }) else { return false }
            return world.settings[name] ?? setting.isOnByDefault
        case .my(let name):
            guard let setting = model.personSettings.first(where: { $0.name == name }),
                let person = person.flatMap({ world.person(named: $0) })
            else { return false }
            return person.settings[name] ?? setting.isOnByDefault
        case .own, .party, .shown, .direct, .covered, .flag: return false
        }
    }
}
