// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    func stands(_ relation: Relations, through word: HoldingWord) -> Bool {
        switch relation {
        case .own: resource.owner == person
        case .party: resource.parties.contains(person)
        case .shown: authorizer.isShown(resource.audience, to: person, at: time)
        case .covered: resource.owner.map { authorizer.covers($0, by: person, view, at: time) } ?? false
        default: authorizer.isDirect(resource.owner, through: word, at: time)
        }
    }

    func obstacle(for relation: Relations, through word: HoldingWord) -> Obstacle {
        switch relation {
        case .direct: .notDirect(nearer: nearerHolder(than: word))
        case .covered: .notCovered(because: uncovered())
        default: .condition(relation.condition, mustHold: true)
        }
    }

    /// The holder of the same role who stands nearest to the thing's owner, below the holding's node.
    private func nearerHolder(than word: HoldingWord) -> Held? {
        guard let owner = resource.owner, roster.isKnown(owner) else { return nil }
        let about = Resource(owner)
        for node in roster.nearestNodes(about, isGiving: false, at: time, limit: Self.nodesMaximum)
        where node != word.node && node != .organisation {
            guard let holder = authorizer.holder(of: word.role, on: node, nearTo: owner, at: time) else { continue }
            return roster.held(word.role, on: node, by: holder, at: time)
        }
        return nil
    }

    /// A role of the owner's that gives roles and that the person could not give.
    private func uncovered() -> Held? {
        guard let owner = resource.owner, roster.isKnown(owner) else { return nil }
        let theirs = roster.view(owner)
        for word in theirs.holdings where theirs.isCurrent(word, at: time) {
            guard let giving = model.givingOfGiver[word.role],
                !authorizer.allows(person, giving, .giving(on: word.node), at: time)
            else { continue }
            return .holding(theirs.holding(word, of: owner))
        }
        for word in authorizer.impliedHoldings(of: theirs, at: time)
        where model.defaults.contains(where: { Int($0.role.index) == word.role }) {
            guard let giving = model.givingOfGiver[word.role],
                !authorizer.allows(person, giving, .giving(on: word.node), at: time)
            else { continue }
            return .role(RoleID(index: UInt16(word.role)), of: owner)
        }
        return nil
    }

    /// What a `where` asks for, and the holding that comes nearest to it.
    func notWithin(_ roles: [WithinRole]) -> Obstacle {
        var nearest: (miss: Miss, weight: Int)?
        for (word, isImplied) in holdings(among: roles).prefix(8) {
            var obstacles = dateObstacles(of: word)
            let reaches = authorizer.reaches(word.node, resource, isGiving: isGiving, at: time)
            if !reaches { obstacles.append(elsewhere(word.role)) }
            obstacles += effectObstacles(of: word, standsInCounts: true)
            let weight = obstacles.reduce(0) { $0 + $1.weight }
            if let best = nearest, best.weight <= weight { continue }
            nearest = (Miss(subject: .held(held(word, isImplied: isImplied)), obstacles: obstacles), weight)
        }
        return .notWithin(roles.map { RoleID(index: UInt16($0.role)) }.unique, near: nearest?.miss)
    }

    func dateObstacles(of word: HoldingWord) -> [Obstacle] {
        if view.isCurrent(word, at: time) { return [] }
        return view.detail(of: word).from > time.seconds ? [.notBegun] : [.ended]
    }

    func elsewhere(_ role: Int) -> Obstacle {
        if let target = target(for: role) { return .elsewhere(.node(target)) }
        return .liesInNone(model.roles[role].heldOn)
    }
}

extension Roster {
    /// What a person holds of a role on a node now.
    func held(_ role: Int, on node: NodeID, by person: PersonID, at time: Instant) -> Held {
        let view = view(person)
        let word = view.holdings.first { $0.role == role && $0.node == node && view.isCurrent($0, at: time) }
        return word.map { .holding(view.holding($0, of: person)) } ?? .role(RoleID(index: UInt16(role)), of: person)
    }
}

extension Relations {
    /// The condition that asks for this one relation.
    var condition: Condition {
        switch self {
        case .own: .own
        case .party: .party
        case .shown: .shown
        case .direct: .direct
        default: .covered
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    var unique: [Element] {
        // Comparing a few is quicker than hashing them.
        if count < 2 { return self }
        if count < 12 {
            var kept: [Element] = []
            for element in self where !kept.contains(element) { kept.append(element) }
            return kept
        }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
