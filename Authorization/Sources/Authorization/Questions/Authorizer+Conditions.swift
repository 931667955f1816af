// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether a clause's conditions hold for a person and a thing, through one of the person's holdings.
    ///
    /// A never has no holding; `direct`, which needs one, is then false.
    func holds(
        _ clause: Clause,
        for person: PersonID,
        _ view: PersonView,
        through word: HoldingWord?,
        _ resource: Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        withUnsafePointer(to: clause) {
            holds($0, for: person, view, through: word, resource, isGiving: isGiving, at: time)
        }
    }

    /// The same, for a clause where it stands.
    func holds(
        _ clause: UnsafePointer<Clause>,
        for person: PersonID,
        _ view: PersonView,
        through word: HoldingWord?,
        _ resource: borrowing Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        let flags = resource.flags.rawValue
        guard flags & clause.pointee.flags == clause.pointee.flags, flags & clause.pointee.flagsAbsent == 0,
            !clause.pointee.isVoid,
            clause.pointee.switches.holds(settings: roster.settings, my: view.settings)
        else { return false }
        let needed = clause.pointee.relations
        let unwanted = clause.pointee.relationsAbsent
        if needed.rawValue | unwanted.rawValue != 0 {
            var left = needed.rawValue | unwanted.rawValue
            while left != 0 {
                let relation = Relations(rawValue: left & ~(left - 1))
                left &= left - 1
                let stands = stands(relation, person, view, through: word, resource, at: time)
                if stands ? unwanted.contains(relation) : needed.contains(relation) { return false }
            }
        }
        if !clause.pointee.demandsWithin { return true }
        return lies(resource, withinOneOf: clause.pointee.within, of: person, view, isGiving: isGiving, at: time)
    }

    /// Whether a clause holds when nobody in particular asks: every relation is false, but being shown to everyone.
    func holds(_ clause: Clause, forNobody resource: Resource) -> Bool {
        let flags = resource.flags.rawValue
        let stands: Relations = resource.audience.contains(.organisation) ? [.shown] : []
        return flags & clause.flags == clause.flags && flags & clause.flagsAbsent == 0 && !clause.isVoid
            && clause.switches.holds(settings: roster.settings, my: 0)
            && clause.relations.isSubset(of: stands) && clause.relationsAbsent.isDisjoint(with: stands)
            && clause.within.isEmpty
    }

    private func stands(
        _ relation: Relations,
        _ person: PersonID,
        _ view: PersonView,
        through word: HoldingWord?,
        _ resource: borrowing Resource,
        at time: Instant
    ) -> Bool {
        switch relation {
        case .own: resource.owner == person
        case .party: resource.parties.contains(person)
        case .shown: isShown(resource.audience, to: person, at: time)
        case .covered: resource.owner.map { covers($0, by: person, view, at: time) } ?? false
        default: word.map { isDirect(resource.owner, through: $0, at: time) } ?? false
        }
    }

    /// Whether the person is in an audience: named, or inside a node that is, or everyone is.
    func isShown(_ audience: [NodeID], to person: PersonID, at time: Instant) -> Bool {
        audience.contains { node in
            node == .organisation || (roster.exists(node) && roster.lies(person, inside: node, at: time))
        }
    }

    /// Whether the person could give every role that gives roles which the other holds, by dates, effective or not.
    func covers(_ other: PersonID, by person: PersonID, _ view: PersonView, at time: Instant) -> Bool {
        guard roster.isKnown(other) else { return false }
        let theirs = roster.view(other)
        var sets: UInt32 = 0
        for word in theirs.holdings where theirs.isCurrent(word, at: time) {
            sets |= roster.tables.setMasks[word.role]
            guard let giving = model.givingOfGiver[word.role] else { continue }
            if !allows(person, giving, .giving(on: word.node), at: time) { return false }
        }
        for standard in model.defaults where sets & standard.setMask == 0 {
            guard let giving = model.givingOfGiver[Int(standard.role.index)] else { continue }
            if !allows(person, giving, .giving(on: .organisation), at: time) { return false }
        }
        return true
    }

    /// Whether a thing lies inside a node on which the person has an effective holding of one of these roles.
    private func lies(
        _ resource: borrowing Resource,
        withinOneOf roles: [WithinRole],
        of person: PersonID,
        _ view: PersonView,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        for word in view.holdings where roles.contains(where: { $0.role == word.role && matches($0.kind, word.node) }) {
            if counts(word, of: person, view, for: resource, isGiving: isGiving, at: time) { return true }
        }
        for word in impliedHoldings(of: view, at: time)
        where roles.contains(where: { $0.role == word.role && matches($0.kind, word.node) }) {
            if counts(word, of: person, view, for: resource, isGiving: isGiving, at: time) { return true }
        }
        return false
    }

    @inline(__always)
    private func matches(_ kind: Int?, _ node: NodeID) -> Bool {
        kind == nil || kind == Int(roster.kind(of: node).index)
    }

    private func counts(
        _ word: HoldingWord,
        of person: PersonID,
        _ view: PersonView,
        for resource: borrowing Resource,
        isGiving: Bool,
        at time: Instant
    ) -> Bool {
        guard view.isCurrent(word, at: time), reaches(word.node, resource, isGiving: isGiving, at: time) else {
            return false
        }
        let marks = roster.tables.marks[word.role]
        if marks.contains(.line), let owner = resource.owner,
            owner == person || owner.index == view.standsInFor(word)
        {
            return false
        }
        return marks.isDisjoint(with: [.suspended, .carried]) || isEffective(view, word, at: time)
    }

    /// The roles a person holds without having been given them: everyone's, and defaults of sets they hold nothing of.
    func impliedHoldings(of view: PersonView, at time: Instant) -> [HoldingWord] {
        var roles = model.everyone
        if !model.defaults.isEmpty {
            var sets: UInt32 = 0
            for word in view.holdings where view.isCurrent(word, at: time) { sets |= roster.tables.setMasks[word.role] }
            roles += model.defaults.filter { sets & $0.setMask == 0 }.map(\.role)
        }
        return roles.map { HoldingWord(node: .organisation, role: $0) }
    }
}
