// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension ModelGenerator {
    /// Some for each role; then each permission that nobody was granted goes to somebody.
    mutating func addGrants() {
        for index in model.roles.indices {
            let isMember = model.kinds.contains { $0.people == model.roles[index].name }
            for _ in 0..<random.number(isMember ? 0...1 : 1...4) {
                let grant = random.chance(25) ? giving() : acting(line: model.roles[index].line)
                model.roles[index].grants.append(grant)
            }
        }
        let able = model.roles.indices.filter { model.roles[$0].everyone == .nobody }
        for noun in model.vocabulary.nouns {
            for verb in noun.allVerbs where !isGranted("\(noun.name).\(verb)") {
                var grant = random.chance(50) ? acting(line: false) : Grant([])
                grant.permissions = [.permission("\(noun.name).\(verb)")]
                model.roles[random.one(of: able)].grants.append(grant)
            }
        }
        for role in model.roles where !isGranted("give.\(role.name)") {
            model.roles[random.one(of: able)].grants.append(Grant([.permission("give.\(role.name)")]))
        }
    }

    private func isGranted(_ permission: String) -> Bool {
        guard let permission = NamedPermission(permission, in: model) else { return true }
        return model.roles.contains { role in
            role.grants.contains { $0.permissions.contains { permission.isNamed(by: $0) } }
        }
    }

    /// What beats every grant; most often with a condition, so that something is left.
    mutating func addNevers() {
        for _ in 0..<random.number(0...2) {
            var never = random.chance(30) ? giving() : acting(line: false, asks: [.own, .party, .shown, .covered])
            if never.conditions.isEmpty && never.within.isEmpty && random.chance(90) {
                never.conditions = [switchCondition()]
            }
            model.nevers.append(never)
        }
        for name in ["feed", "robot"].prefix(random.number(1...2)) {
            let permissions = acting(line: false).permissions + giving().permissions
            model.services.append(Service(name: name, permissions: permissions))
        }
    }

    /// A grant of acts, with conditions.
    mutating func acting(
        line: Bool,
        asks about: [Condition] = [.own, .party, .shown, .direct, .covered]
    ) -> Grant {
        var grant = Grant([])
        for _ in 0..<random.number(1...4) {
            let noun = random.one(of: model.vocabulary.nouns)
            grant.permissions.append(
                random.chance(20)
                    ? .everyVerb(of: noun.name) : .permission("\(noun.name).\(random.one(of: noun.allVerbs))")
            )
        }
        let count = random.one(of: [0, 0, 0, 1, 1, 2])
        grant.conditions = (0..<count).map { _ in condition(about) }
        if line, random.chance(40), about.contains(.direct) { grant.conditions.append(.direct) }
        if random.chance(15) { grant.exceptions = [condition(about)] }
        addWithin(to: &grant)
        return grant
    }

    /// A grant of giving roles, on conditions that need no thing.
    mutating func giving() -> Grant {
        var grant = Grant(random.some(1...3, of: model.roles).map { .permission("give.\($0.name)") })
        if let set = model.sets.last, random.chance(40) { grant.permissions.append(.giveAny(set: set.name)) }
        if random.chance(20) { grant.conditions = [switchCondition()] }
        if random.chance(10) { grant.exceptions = [switchCondition()] }
        addWithin(to: &grant)
        return grant
    }

    private mutating func addWithin(to grant: inout Grant) {
        guard random.chance(20) else { return }
        let onSeveral = model.roles.filter { $0.heldOn.count > 1 }
        if random.chance(40), let role = onSeveral.randomElement(using: &random) {
            grant.within = [HeldRole(role.name, on: random.one(of: role.heldOn))]
        } else {
            grant.within = random.some(1...2, of: model.roles).map { HeldRole($0.name) }
        }
    }

    private mutating func condition(_ about: [Condition]) -> Condition {
        switch random.number(0...9) {
        case 0...5: random.one(of: about)
        case 6...7: .flag(random.one(of: model.vocabulary.flags))
        default: switchCondition()
        }
    }
}
