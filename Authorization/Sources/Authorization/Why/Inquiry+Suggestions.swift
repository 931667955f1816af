// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    /// The misses with what would help against each; nothing is suggested twice.
    func suggesting(_ misses: [Miss]) -> [Miss] {
        var known: [Remedy] = []
        var told: [Miss] = []
        for miss in misses {
            var remedies = remedies(against: miss)
            let isNew = remedies.isEmpty || remedies.contains { !known.contains($0) }
            if case .missing = miss.subject, !isNew { continue }
            remedies.removeAll { known.contains($0) }
            known += remedies
            var suggesting = miss
            suggesting.suggestions = remedies.map { Suggestion(remedy: $0, by: doers(of: $0)) }
            told.append(suggesting)
        }
        return told
    }

    func suggesting(_ miss: Miss) -> Miss { suggesting([miss]).first ?? miss }

    private func remedies(against miss: Miss) -> [Remedy] {
        if miss.obstacles.contains(where: \.isForOthers) { return [.leaveToOthers] }
        if miss.canBeRemoved { return miss.obstacles.flatMap { remedies(against: $0, of: miss.subject) }.unique }
        return miss.obstacles.count == 1 ? miss.obstacles.flatMap { remedies(against: $0, of: miss.subject) } : []
    }

    private func remedies(against obstacle: Obstacle, of subject: Miss.Subject) -> [Remedy] {
        switch obstacle {
        case .inactive: return [.reactivate(person)]
        case .nobodyIsGranted: return [.editRoleModel]
        case .never(let index):
            let isAboutTheHolder = model.model.nevers[index].conditions.contains { $0 == .own || $0 == .party }
            return [isAboutTheHolder ? .leaveToOthers : .editRoleModel]
        case .condition(.setting(let name), let mustHold): return turn(name, on: mustHold)
        case .condition(.my(let name), let mustHold): return turnForPerson(name, on: mustHold)
        case .suspended(.setting(let name)): return turn(name, on: false)
        case .suspended(.my(let name)): return turnForPerson(name, on: false)
        case .condition(.shown, true): return [.show(to: person)] + membershipsShown
        case .notHeld, .ended, .notBegun: return givingOf(subject)
        case .elsewhere(let node): return subject.role.map { give($0, on: node) } ?? []
        case .notCarried(let carriers): return carriers.prefix(2).flatMap(giveNearby)
        case .notSteppingIn(let stepping): return remedies(against: stepping)
        case .notWithin(let roles, let near): return remedies(againstNotWithin: roles, near: near)
        default: return []
        }
    }

    private func remedies(againstNotWithin roles: [RoleID], near: Miss?) -> [Remedy] {
        guard let near, near.canBeRemoved else { return Array(roles.flatMap(giveNearby).prefix(2)) }
        return near.obstacles.flatMap { remedies(against: $0, of: near.subject) }
    }

    private func remedies(against stepping: SteppingIn) -> [Remedy] {
        var remedies = stepping.notNamedOn.flatMap { give(stepping.named, on: $0) }
        switch stepping.notAway {
        case .my(let name): remedies += turnForPerson(name, on: true, of: stepping.post.person)
        case .setting(let name): remedies += turn(name, on: true)
        default: break
        }
        return remedies
    }

    private func givingOf(_ subject: Miss.Subject) -> [Remedy] {
        switch subject {
        case .held(.holding(let holding)): give(holding.role, on: .node(holding.node))
        case .missing(let role, let node, _): give(role, on: node)
        case .held, .none: []
        }
    }

    private func turn(_ name: String, on: Bool) -> [Remedy] {
        model.setting(name).map { [.turn($0, on: on)] } ?? [.editRoleModel]
    }

    private func turnForPerson(_ name: String, on: Bool, of other: PersonID? = nil) -> [Remedy] {
        model.personSetting(name).map { [.turnForPerson($0, on: on, other ?? person)] } ?? [.editRoleModel]
    }

    private func giveNearby(_ role: RoleID) -> [Remedy] {
        target(for: Int(role.index)).map { give(role, on: .node($0)) } ?? []
    }

    /// Giving a role, unless nobody ever gives it, as with what comes from making a thing.
    private func give(_ role: RoleID, on node: SeenNode) -> [Remedy] {
        guard model.isGivable(role) else { return [] }
        return [.give(role, on: node, to: person, replacing: replaced(by: role)?.role)]
    }

    /// What the person was given of the same set, which the new role would replace.
    private func replaced(by role: RoleID) -> Holding? {
        let mask = model[role].setMask
        if mask == 0 { return nil }
        let word = view.holdings.first { roster.tables.setMasks[$0.role] & mask != 0 && view.isCurrent($0, at: time) }
        return word.map { view.holding($0, of: person) }.flatMap { $0.role == role ? nil : $0 }
    }

    /// Joining what the thing is shown to.
    private var membershipsShown: [Remedy] {
        resource.audience.filter { !$0.isPerson && roster.exists($0) }.prefix(2).flatMap { node in
            model[roster.kind(of: node)].memberRole.map { give($0, on: .node(node)) } ?? []
        }
    }

    /// Who could do what would help.
    private func doers(of remedy: Remedy) -> Doers {
        let acts: [(Permission?, Resource)]
        switch remedy {
        case .give(let role, let node, _, _):
            guard let node = node.node else { return Doers() }
            acts = [(model.giving(role), .giving(on: node, to: person))] + taking(inPlaceOf: role)
        case .turn(let setting, _):
            let flags = model.flagSet(model.settings[Int(setting.index)].flags)
            acts = [(model.permission("setting.edit"), Resource(in: .organisation, flags: flags))]
        case .turnForPerson(let setting, _, let whose):
            let name = model.personSettings[Int(setting.index)].name
            let permission = model.permission("person.set-\(name)") ?? model.permission("person.edit-policy")
            acts = [(permission, Resource(whose ?? person))]
        case .show: acts = [(noun.flatMap { model.permission("\($0).edit") }, resource)]
        case .reactivate: acts = [(model.permission("person.deactivate"), Resource(person))]
        case .editRoleModel: acts = [(model.permission("role-model.edit"), Resource(.organisation))]
        case .leaveToOthers: acts = [(permission, resource)]
        case .extendToken, .signIn: return Doers(people: [Doer(person: person)])
        }
        guard acts.allSatisfy({ $0.0 != nil }) else { return Doers() }
        return authorizer.doers(may: acts.compactMap { act in act.0.map { ($0, act.1) } }, at: time)
    }

    private var noun: String? { model[permission].noun?.name }

    /// Whoever gives a role in place of another takes the other.
    private func taking(inPlaceOf role: RoleID) -> [(Permission?, Resource)] {
        replaced(by: role).map { [(model.giving($0.role), .giving(on: $0.node, to: person))] } ?? []
    }
}

extension CompiledModel {
    /// Whether any role gives this one.
    func isGivable(_ role: RoleID) -> Bool {
        giving(role).map { !rolesGranting[Int($0.index)].isEmpty } ?? false
    }
}

extension Miss.Subject {
    /// The role that it is about, if it is about one.
    var role: RoleID? {
        switch self {
        case .held(let held): held.role
        case .missing(let role, _, _): role
        case .none: nil
        }
    }
}
