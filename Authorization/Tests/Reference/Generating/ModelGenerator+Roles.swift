// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension ModelGenerator {
    /// Members of the kinds that people lie in, a few roles held anywhere, and perhaps one of everyone's.
    mutating func addRoles() {
        for kind in model.kinds {
            guard let name = kind.people else { continue }
            if let index = model.roles.firstIndex(where: { $0.name == name }) {
                model.roles[index].heldOn.append(kind.name)
            } else {
                model.roles.append(Role(name: name, title: name, heldOn: [kind.name]))
            }
        }
        let names = ["tutor", "leader", "builder", "auditor", "manager", "coach", "clerk"]
        let places = model.kinds.map(\.name) + [Kind.organisation, Kind.person]
        for name in names.prefix(random.number(4...7)) {
            var role = Role(name: name, title: name, heldOn: random.some(1...3, of: places))
            role.line = random.chance(40)
            if random.chance(20) { role.unless = [switchCondition()] }
            model.roles.append(role)
        }
        for (name, everyone) in [("everybody", Role.Everyone.people), ("guest", .visitors)] where random.chance(70) {
            var role = Role(name: name, title: name)
            role.everyone = everyone
            if random.chance(20) { role.unless = [switchCondition()] }
            model.roles.append(role)
        }
    }

    /// A set with one role for each person, each role often including the one below it; perhaps one of at most one.
    mutating func addRanks() {
        if random.chance(75) {
            let names = Array(["novice", "fellow", "senior", "head"].prefix(random.number(2...4)))
            for (index, name) in names.enumerated() {
                var role = Role(name: name, title: name, heldOn: [Kind.organisation])
                role.set = "rank"
                if index > 0, random.chance(60) { role.includes = [names[index - 1]] }
                if random.chance(8) { role.unless = [switchCondition()] }
                model.roles.append(role)
            }
            model.sets.append(RoleSet(name: "rank", eachPerson: .exactlyOne, defaultRole: "novice"))
            if random.chance(60) { model.ceiling = "rank" }
        }
        guard random.chance(40) else { return }
        model.sets.append(RoleSet(name: "track", eachPerson: .atMostOne))
        for index in model.roles.indices where model.roles[index].set == nil && model.roles[index].everyone == .nobody {
            if random.chance(25) { model.roles[index].set = "track" }
        }
        if model.ceiling == nil, random.chance(30) { model.ceiling = "track" }
    }

    /// Which roles carry which, in chains, now and then in a circle; and which include which.
    mutating func joinRoles() {
        let carriers = model.roles.indices.filter {
            model.roles[$0].set == "rank" || model.roles[$0].everyone != .nobody
        }
        let carried = model.roles.indices.filter {
            model.roles[$0].everyone == .nobody && model.roles[$0].set != "rank"
        }
        if random.chance(50) {
            var chain = random.some(1...3, of: carried)
            if random.chance(90), !carriers.isEmpty { chain.insert(random.one(of: carriers), at: 0) }
            if random.chance(5), let first = chain.first { chain.append(first) }
            for (upper, lower) in zip(chain, chain.dropFirst()) {
                model.roles[upper].carries.append(model.roles[lower].name)
            }
            if let lower = chain.dropFirst().first, random.chance(40), let other = carriers.last {
                model.roles[other].carries.append(model.roles[lower].name)
            }
        }
        for upper in model.roles.indices where upper > 0 && model.roles[upper].set != "rank" && random.chance(20) {
            model.roles[upper].includes.append(model.roles[random.number(0...upper - 1)].name)
        }
    }

    /// A setting of the organisation or one of the person's own; of a model without any, one that it does not declare.
    mutating func switchCondition() -> Condition {
        let isOfTheOrganisation = random.chance(50)
        if isOfTheOrganisation || model.personSettings.isEmpty, !model.settings.isEmpty {
            return .setting(random.one(of: model.settings).name)
        }
        return model.personSettings.isEmpty ? .setting("undeclared") : .my(random.one(of: model.personSettings).name)
    }
}
