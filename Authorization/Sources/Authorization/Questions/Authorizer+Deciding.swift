// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether one person may: some holding allows it and no never forbids it.
    func allows(
        _ person: PersonID,
        _ permission: Permission,
        _ resource: borrowing Resource,
        at time: Instant
    ) -> Bool {
        let tables = roster.tables
        let number = Int(permission.index)
        guard person.index < roster.peopleCount, number < tables.permissionCount else { return false }
        let view = roster.view(person)
        guard view.isActive else { return false }
        let isGiving = tables.isGiving[number]
        guard mayByHoldings(person, view, number, resource, isGiving: isGiving, at: time) else { return false }
        if isGiving && !isWithinCeiling(view, permission, at: time) { return false }
        if tables.nevers[number].isEmpty { return true }
        return !isNever(person, permission, resource, at: time)
    }

    @inline(__always)
    private func mayByHoldings(
        _ person: PersonID,
        _ view: PersonView,
        _ permission: Int,
        _ resource: borrowing Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        let tables = roster.tables
        let column = tables.rules + permission
        var sets: UInt32 = 0
        var way = PlaceWay()
        for word in view.holdings {
            let rule = column[word.role &* tables.permissionCount]
            let mask = tables.setMasks[word.role]
            if rule == RuleTable.nothing && mask == 0 { continue }
            guard view.isCurrent(word, at: time) else { continue }
            sets |= mask
            if rule == RuleTable.nothing { continue }
            if allows(person, view, word, rule, resource, &way, isGiving: isGiving, at: time) { return true }
        }
        guard tables.isImplied[permission] else { return false }
        return mayByImplied(person, view, permission, without: sets, resource, isGiving: isGiving, at: time)
    }

    /// Whether a current holding, whose role has a rule for the permission, allows it.
    @inline(__always)
    private func allows(
        _ person: PersonID,
        _ view: PersonView,
        _ word: HoldingWord,
        _ rule: UInt16,
        _ resource: borrowing Resource,
        _ way: inout PlaceWay,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        guard reaches(word.node, resource, &way, isGiving: isGiving, at: time) else { return false }
        let marks = roster.tables.marks[word.role]
        if !marks.isEmpty || word.detail != 0 || isGiving {
            guard hasEffect(person, view, word, marks, owner: resource.owner, isGiving: isGiving, at: time) else {
                return false
            }
        }
        if rule == RuleTable.always { return true }
        return meets(rule, person, view, word, resource, isGiving: isGiving, at: time)
    }

    /// Whether one of a rule's alternatives holds.
    @inline(never)
    private func meets(
        _ rule: UInt16,
        _ person: PersonID,
        _ view: PersonView,
        _ word: HoldingWord,
        _ resource: borrowing Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        let clauses = roster.tables.programs[Int(rule - RuleTable.programs)]
        guard let first = clauses.baseAddress else { return false }
        for index in clauses.indices
        where holds(first + index, for: person, view, through: word, resource, isGiving: isGiving, at: time) {
            return true
        }
        return false
    }

    /// Whether one of the roles that nobody gave allows it: everyone's, and the defaults of sets not held.
    @inline(never)
    private func mayByImplied(
        _ person: PersonID,
        _ view: PersonView,
        _ permission: Int,
        without sets: UInt32,
        _ resource: borrowing Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        let tables = roster.tables
        let column = tables.rules + permission
        var way = PlaceWay()
        for implied in tables.implied where sets & implied.setMask == 0 {
            let rule = column[Int(implied.role.index) &* tables.permissionCount]
            if rule == RuleTable.nothing { continue }
            let word = HoldingWord(node: .organisation, role: implied.role)
            if allows(person, view, word, rule, resource, &way, isGiving: isGiving, at: time) { return true }
        }
        return false
    }

    /// What makes a role more than a row of the table: its line, its suspension, its carriers; and standing in.
    private func hasEffect(
        _ person: PersonID,
        _ view: PersonView,
        _ word: HoldingWord,
        _ marks: RoleMarks,
        owner: PersonID?,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        if isGiving {
            if view.standsInFor(word) != HoldingDetail.nobody { return false }
            if owner == person && !marks.contains(.selfGiver) { return false }
        }
        if marks.contains(.line), let owner, owner == person || owner.index == view.standsInFor(word) {
            return false
        }
        return marks.isDisjoint(with: [.suspended, .carried]) || isEffective(view, word, at: time)
    }

    /// Whether a thing lies inside the node of a holding.
    func reaches(_ node: NodeID, _ resource: borrowing Resource, isGiving: Bool, at time: Instant) -> Bool {
        var way = PlaceWay()
        return reaches(node, resource, &way, isGiving: isGiving, at: time)
    }

    /// The same, climbing from the place once for all the holdings of one question.
    @inline(__always)
    private func reaches(
        _ node: NodeID,
        _ resource: borrowing Resource,
        _ way: inout PlaceWay,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        let place = resource.place
        if node == .organisation || place == node { return roster.exists(place) }
        if let person = place.person {
            if roster.lies(person, inside: node, at: time) { return true }
        } else if !node.isPerson, roster.isKnownNode(place), roster.isBelow(place, node, &way) {
            return true
        }
        if isGiving { return false }
        guard let owner = resource.owner, NodeID(owner) != place, roster.exists(place) else { return false }
        return roster.lies(owner, inside: node, at: time)
    }

    /// Whether a person may act as another at all; asked with every question, as what allows it may end meanwhile.
    func mayAct(_ actor: PersonID, as person: PersonID, at time: Instant) -> Bool {
        guard let acting = model.acting else { return false }
        return allows(actor, acting, Resource(person), at: time)
    }

    /// The roles of a set that a person holds, by dates, or the set's default.
    func ownRoles(of view: PersonView, in setMask: UInt32, at time: Instant) -> [RoleID] {
        let held = view.holdings.filter {
            roster.tables.setMasks[$0.role] & setMask != 0 && view.isCurrent($0, at: time)
        }
        if !held.isEmpty {
            // Who stands in for another does not rise by it.
            return held.filter { view.standsInFor($0) == HoldingDetail.nobody }.map { RoleID(index: UInt16($0.role)) }
        }
        return model.defaults.filter { $0.setMask == setMask }.map(\.role)
    }

    func visitorMay(_ permission: Permission, _ resource: Resource, at time: Instant) -> Bool {
        if model.isUnderCeiling(permission) { return false }
        return model.visitors.contains { role in
            let rule = model.rules.rule(Int(role.index), Int(permission.index))
            if rule == RuleTable.nothing || !model[role].carriers.isEmpty { return false }
            if !model[role].unless.holds(settings: roster.settings, my: 0) { return false }
            return rule == RuleTable.always
                || model.rules.program(rule).contains { holds($0, forNobody: resource) }
        }
    }

    /// Whether some never forbids it; for a principal that is no person, those that ask nothing of the holder.
    func isNever(_ person: PersonID?, _ permission: Permission, _ resource: Resource, at time: Instant) -> Bool {
        let clauses = roster.tables.nevers[Int(permission.index)]
        guard let first = clauses.baseAddress else { return false }
        guard let person else { return clauses.contains { holds($0, forNobody: resource) } }
        let view = roster.view(person)
        let isGiving = roster.tables.isGiving[Int(permission.index)]
        for index in clauses.indices
        where holds(first + index, for: person, view, through: nil, resource, isGiving: isGiving, at: time) {
            return true
        }
        return false
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
    /// Its holder may use it to give a role to themselves.
    static let selfGiver = RoleMarks(rawValue: 8)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ facts: RoleFacts) {
        self = []
        if facts.isLine { insert(.line) }
        if !facts.unless.isAlways { insert(.suspended) }
        if !facts.carriers.isEmpty { insert(.carried) }
        if facts.isSelfGiver { insert(.selfGiver) }
    }
}
