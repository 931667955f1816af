// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether one person may: some holding allows it and no never forbids it.
    func allows(_ person: PersonID, _ permission: Permission, _ resource: Resource, at time: Instant) -> Bool {
        guard person.index < roster.peopleCount, Int(permission.index) < model.permissions.count else { return false }
        let view = roster.view(person)
        guard view.isActive else { return false }
        let asked = Asked(permission, resource, at: time, isGiving: model.isGiving[Int(permission.index)])
        guard mayByHoldings(person, view, asked) else { return false }
        if asked.isGiving && !mayGive(person, view, asked) { return false }
        return !isNever(person, permission, resource, at: time)
    }

    /// One question, with what is the same for every holding.
    struct Asked {
        let permission: Int
        let resource: Resource
        let time: Instant
        let isGiving: Bool

        @inline(__always)
        init(_ permission: Permission, _ resource: Resource, at time: Instant, isGiving: Bool) {
            self.permission = Int(permission.index)
            self.resource = resource
            self.time = time
            self.isGiving = isGiving
        }
    }

    @inline(__always)
    private func mayByHoldings(_ person: PersonID, _ view: PersonView, _ asked: borrowing Asked) -> Bool {
        var sets: UInt32 = 0
        for word in view.holdings {
            let rule = model.rules.rule(word.role, asked.permission)
            let mask = model.setMasks[word.role]
            if rule == RuleTable.nothing && mask == 0 { continue }
            guard view.isCurrent(word, at: asked.time) else { continue }
            sets |= mask
            if rule == RuleTable.nothing { continue }
            if allows(person, view, word, rule, asked) { return true }
        }
        for role in model.everyone {
            let rule = model.rules.rule(Int(role.index), asked.permission)
            if rule == RuleTable.nothing { continue }
            if allows(person, view, HoldingWord(node: .organisation, role: role), rule, asked) { return true }
        }
        for standard in model.defaults where sets & standard.setMask == 0 {
            let rule = model.rules.rule(Int(standard.role.index), asked.permission)
            if rule == RuleTable.nothing { continue }
            if allows(person, view, HoldingWord(node: .organisation, role: standard.role), rule, asked) { return true }
        }
        return false
    }

    /// Whether a current holding, whose role has a rule for the permission, allows it.
    @inline(__always)
    private func allows(
        _ person: PersonID,
        _ view: PersonView,
        _ word: HoldingWord,
        _ rule: UInt16,
        _ asked: borrowing Asked
    ) -> Bool {
        guard reaches(word.node, asked.resource, isGiving: asked.isGiving, at: asked.time) else { return false }
        let marks = model.marks[word.role]
        if !marks.isEmpty || word.detail != 0 {
            guard hasEffect(person, view, word, marks, asked) else { return false }
        }
        if rule == RuleTable.always { return true }
        for clause in model.rules.program(rule)
        where holds(clause, for: person, view, through: word, asked.resource, at: asked.time) { return true }
        return false
    }

    /// What makes a role more than a row of the table: its line, its suspension, its carriers; and standing in.
    private func hasEffect(
        _ person: PersonID,
        _ view: PersonView,
        _ word: HoldingWord,
        _ marks: RoleMarks,
        _ asked: borrowing Asked
    ) -> Bool {
        if asked.isGiving && view.standsInFor(word) != HoldingDetail.nobody { return false }
        if marks.contains(.line), !asked.isGiving, let owner = asked.resource.owner,
            owner == person || owner.index == view.standsInFor(word)
        {
            return false
        }
        return marks.isDisjoint(with: [.suspended, .carried]) || isEffective(view, word, at: asked.time)
    }

    /// Whether a thing lies inside the node of a holding.
    @inline(__always)
    func reaches(_ node: NodeID, _ resource: borrowing Resource, isGiving: Bool, at time: Instant) -> Bool {
        let place = resource.place
        if node == .organisation { return roster.exists(place) }
        if place == node { return roster.exists(place) }
        if let person = place.person {
            if roster.lies(person, inside: node, at: time) { return true }
        } else if roster.isKnownNode(place), !node.isPerson, roster.isBelow(place, node) {
            return true
        }
        if isGiving { return false }
        guard let owner = resource.owner, NodeID(owner) != place, roster.exists(place) else { return false }
        return roster.lies(owner, inside: node, at: time)
    }

    /// The rules of giving that no grant can lift: not to oneself, and not beyond one's ceiling.
    private func mayGive(_ person: PersonID, _ view: PersonView, _ asked: borrowing Asked) -> Bool {
        if asked.resource.owner == person && !model.model.givesToSelf { return false }
        guard let ceiling = model.ceiling, let role = model.permissions[asked.permission].gives else { return true }
        guard model.setMasks[Int(role.index)] & ceiling.setMask != 0 else { return true }
        return ownRoles(of: view, in: ceiling.setMask, at: asked.time).contains { ceiling.covers(role, by: $0) }
    }

    /// The roles of a set that a person holds, by dates, or the set's default.
    func ownRoles(of view: PersonView, in setMask: UInt32, at time: Instant) -> [RoleID] {
        let held = view.holdings.filter { model.setMasks[$0.role] & setMask != 0 && view.isCurrent($0, at: time) }
        if !held.isEmpty { return held.map { RoleID(index: UInt16($0.role)) } }
        return model.defaults.filter { $0.setMask == setMask }.map(\.role)
    }

    func visitorMay(_ permission: Permission, _ resource: Resource, at time: Instant) -> Bool {
        model.visitors.contains { role in
            let rule = model.rules.rule(Int(role.index), Int(permission.index))
            if rule == RuleTable.nothing || !model[role].carriers.isEmpty { return false }
            if !model[role].unless.holds(settings: roster.settings, my: 0) { return false }
            return rule == RuleTable.always
                || model.rules.program(rule).contains { holds($0, forNobody: resource) }
        }
    }

    /// Whether some never forbids it; for a principal that is no person, those that ask nothing of the holder.
    func isNever(_ person: PersonID?, _ permission: Permission, _ resource: Resource, at time: Instant) -> Bool {
        let clauses = model.nevers[Int(permission.index)]
        if clauses.isEmpty { return false }
        guard let person else { return clauses.contains { holds($0, forNobody: resource) } }
        let view = roster.view(person)
        return clauses.contains { holds($0, for: person, view, through: nil, resource, at: time) }
    }
}

/// What the table of rules does not say of a role.
struct RoleMarks: OptionSet, Sendable {
    let rawValue: UInt8

    static let line = RoleMarks(rawValue: 1)
    /// It has no effect while some setting is on.
    static let suspended = RoleMarks(rawValue: 2)
    /// It has an effect only beside a role that carries it.
    static let carried = RoleMarks(rawValue: 4)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ facts: RoleFacts) {
        self = []
        if facts.isLine { insert(.line) }
        if !facts.unless.isAlways { insert(.suspended) }
        if !facts.carriers.isEmpty { insert(.carried) }
    }
}
