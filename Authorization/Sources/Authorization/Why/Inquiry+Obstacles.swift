// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    /// What keeps a current holding that reaches the thing from having an effect.
    ///
    /// A holding that stands in for somebody gives nothing, and yet counts where a `where` asks for it.
    func effectObstacles(of word: HoldingWord, standsInCounts: Bool = false) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        let marks = roster.tables.marks[word.role]
        let replaced = view.standsInFor(word)
        if isGiving && !standsInCounts {
            if replaced != HoldingDetail.nobody { obstacles.append(.standsIn) }
            if resource.owner == person && !marks.contains(.selfGiver) { obstacles.append(.toOneself) }
        }
        if marks.contains(.line), let owner = resource.owner {
            if owner == person { obstacles.append(.ownLine) }
            if owner.index == replaced { obstacles.append(.standsInForTheOwner) }
        }
        if marks.isDisjoint(with: [.suspended, .carried]) { return obstacles }
        let suspensions = suspensions(of: word.role)
        obstacles += suspensions
        if suspensions.isEmpty, !isCarried(word.role) {
            obstacles.append(.notCarried(by: model.roles[word.role].carriers))
        }
        return obstacles
    }

    /// Whether the person has an effective holding of a role that carries this one, if it needs one.
    func isCarried(_ role: Int) -> Bool {
        let carriers = model.roles[role].carriers
        if carriers.isEmpty { return true }
        let isCarrier = { (word: HoldingWord) in
            carriers.contains { Int($0.index) == word.role } && authorizer.isEffective(view, word, at: time)
        }
        return view.holdings.contains(where: isCarrier)
            || authorizer.impliedHoldings(of: view, at: time).contains(where: isCarrier)
    }

    /// The conditions that now suspend a role.
    func suspensions(of role: Int) -> [Obstacle] {
        if model.roles[role].unless.isAlways { return [] }
        return model.roles[role].role.unless.filter(isOn).map(Obstacle.suspended)
    }

    /// Whether a setting is on; one that the model does not have suspends whatever names it.
    func isOn(_ condition: Condition) -> Bool {
        switch condition {
        case .setting(let name): model.setting(name).map { roster.isOn($0) } ?? true
        case .my(let name): model.personSetting(name).map { roster.isOn($0, for: person) } ?? true
        case .own, .party, .shown, .direct, .covered, .flag: false
        }
    }

    /// What keeps a grant from allowing it through a holding that reaches the thing.
    func obstacles(of clause: Clause, through word: HoldingWord) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        addSwitches(of: clause, to: &obstacles)
        let flags = resource.flags.rawValue
        addFlags(clause.flags & ~flags, mustHold: true, to: &obstacles)
        addFlags(clause.flagsAbsent & flags, mustHold: false, to: &obstacles)
        var left = clause.relations.rawValue | clause.relationsAbsent.rawValue
        while left != 0 {
            let relation = Relations(rawValue: left & ~(left - 1))
            left &= left - 1
            let stands = stands(relation, through: word)
            if clause.relations.contains(relation), !stands {
                obstacles.append(obstacle(for: relation, through: word))
            }
            if clause.relationsAbsent.contains(relation), stands {
                obstacles.append(.condition(relation.condition, mustHold: false))
            }
        }
        if clause.demandsWithin, !holdings(among: clause.within).contains(where: { counts($0.word) }) {
            obstacles.append(notWithin(clause.within))
        }
        return obstacles
    }

    private func addSwitches(of clause: Clause, to obstacles: inout [Obstacle]) {
        let switches = clause.switches
        let (settings, mine) = (roster.settings, view.settings)
        if switches.holds(settings: settings, my: mine) { return }
        let unless = model[clause.origin.role].role.unless
        for index in model.settings.indices {
            let bit: UInt64 = 1 << UInt64(index)
            let condition = Condition.setting(model.settings[index].name)
            if switches.on & bit & ~settings != 0 { obstacles.append(.condition(condition, mustHold: true)) }
            if switches.off & bit & settings != 0 {
                let isRole = unless.contains(condition)
                obstacles.append(isRole ? .suspended(condition) : .condition(condition, mustHold: false))
            }
        }
        for index in model.personSettings.indices {
            let bit: UInt16 = 1 << UInt16(index)
            let condition = Condition.my(model.personSettings[index].name)
            if switches.myOn & bit & ~mine != 0 { obstacles.append(.condition(condition, mustHold: true)) }
            if switches.myOff & bit & mine != 0 {
                let isRole = unless.contains(condition)
                obstacles.append(isRole ? .suspended(condition) : .condition(condition, mustHold: false))
            }
        }
    }

    private func addFlags(_ wrong: UInt64, mustHold: Bool, to obstacles: inout [Obstacle]) {
        var left = wrong
        while left != 0 {
            let index = left.trailingZeroBitCount
            left &= left - 1
            if index < model.flags.count {
                obstacles.append(.condition(.flag(model.flags[index]), mustHold: mustHold))
            }
        }
    }
}
