// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    /// What came nearest to allowing what is refused, best first, with what would help.
    func misses() -> [Miss] {
        if let final = finalMisses() { return final.map(suggesting) }
        var search = MissSearch()
        addHeld(to: &search)
        addSteppingIn(to: &search)
        addMissing(to: &search)
        return suggesting(search.best)
    }

    /// What no role of the person's could change.
    private func finalMisses() -> [Miss]? {
        if !view.isActive { return [miss(.inactive)] }
        if isGiving, resource.owner == person, !isGivenToSelf { return [miss(.toOneself)] }
        let nevers = model.nevers[Int(permission.index)].filter {
            authorizer.holds($0, for: person, view, through: nil, resource, isGiving: isGiving, at: time)
        }
        if !nevers.isEmpty { return nevers.map { miss(.never($0.origin.index)) } }
        if let ceiling = ceiling(), !reasons().isEmpty { return [miss(ceiling)] }
        if !model.rolesGranting[Int(permission.index)].isEmpty { return nil }
        return [miss(.nobodyIsGranted)]
    }

    /// Whether some role gives this to its own holder.
    private var isGivenToSelf: Bool {
        model.rolesGranting[Int(permission.index)].contains { model[$0].isSelfGiver }
    }

    private func miss(_ obstacle: Obstacle) -> Miss {
        Miss(subject: .none(person), obstacles: [obstacle])
    }

    /// The ceiling, where the person's own role of the set does not cover the role to be given.
    private func ceiling() -> Obstacle? {
        guard isGiving, let ceiling = model.ceiling, let role = model[permission].gives,
            model[role].setMask & ceiling.setMask != 0
        else { return nil }
        let own = authorizer.ownRoles(of: view, in: ceiling.setMask, at: time)
        if own.contains(where: { ceiling.covers(role, by: $0) }) { return nil }
        let surplus = own.first.map { model.rules.surplus(of: role, over: $0) } ?? []
        return .ceiling(own: own.first, surplus: surplus)
    }

    private func addHeld(to search: inout MissSearch) {
        for word in view.holdings where hasRule(word.role) { add(word, isImplied: false, to: &search) }
        for word in authorizer.impliedHoldings(of: view, at: time) where hasRule(word.role) {
            add(word, isImplied: true, to: &search)
        }
    }

    private func add(_ word: HoldingWord, isImplied: Bool, to search: inout MissSearch) {
        var standing = dateObstacles(of: word)
        var through = word
        if !authorizer.reaches(word.node, resource, isGiving: isGiving, at: time) {
            // Neither what was held elsewhere, nor a third place, brings anybody nearer.
            guard standing.isEmpty, search.isRoom(forElsewhere: word.role) else { return }
            standing = [elsewhere(word.role)]
            through =
                target(for: word.role).map { HoldingWord(node: $0, role: RoleID(index: UInt16(word.role))) } ?? word
        }
        let effect = effectObstacles(of: word)
        if effect.contains(.ownLine) { standing = [] }
        standing += effect
        if standing.isEmpty { search.reaching.append(word.role) }
        for clause in clauses(word.role) {
            let obstacles = (standing + self.obstacles(of: clause, through: through)).unique
            guard !obstacles.isEmpty else { continue }
            let subject = Miss.Subject.held(held(word, isImplied: isImplied))
            let miss = Miss(subject: subject, grant: clause.origin, obstacles: obstacles)
            search.add(miss, isImplied: isImplied)
        }
    }

    /// Roles that the person does not hold where the thing lies and that would allow it, on the nearest nodes first.
    private func addMissing(to search: inout MissSearch) {
        let granting = model.rolesGranting[Int(permission.index)].filter {
            model[$0].role.everyone == .nobody && model.isGivable($0)
        }
        var tried = 0
        for node in around where node != NodeID(person) {
            let kind = roster.kind(of: node)
            for role in granting where model[role].heldOn.contains(kind) && !search.isKnown(role, on: kind) {
                tried += 1
                if tried > MissSearch.rolesTriedMaximum { return }
                search.known.append((role, kind))
                add(role, on: node, to: &search)
            }
        }
        if search.isEmpty { addImpossible(model.rolesGranting[Int(permission.index)], to: &search) }
    }

    private func add(_ role: RoleID, on node: NodeID, to search: inout MissSearch) {
        let number = Int(role.index)
        var standing: [Obstacle] = [.notHeld] + suspensions(of: number)
        if !isCarried(number) { standing.append(.notCarried(by: model[role].carriers)) }
        if model[role].isLine, resource.owner == person { standing.append(.ownLine) }
        if isGiving, resource.owner == person, !model[role].isSelfGiver { standing.append(.toOneself) }
        let word = HoldingWord(node: node, role: role)
        for clause in clauses(number) {
            let obstacles = (standing + self.obstacles(of: clause, through: word)).unique
            let subject = Miss.Subject.missing(role, on: .node(node), by: person)
            search.add(Miss(subject: subject, grant: clause.origin, obstacles: obstacles), of: model.breadth(of: role))
        }
    }

    /// Roles that cannot be held anywhere around the thing: there is nothing nearer to tell.
    private func addImpossible(_ granting: [RoleID], to search: inout MissSearch) {
        for role in granting.prefix(3) {
            let kinds = model[role].heldOn
            let subject = Miss.Subject.missing(role, on: .unseen(kinds.first ?? .organisation), by: person)
            search.add(Miss(subject: subject, obstacles: [.liesInNone(kinds)]))
        }
        if search.isEmpty { search.add(miss(.nobodyIsGranted)) }
    }
}

extension CompiledModel {
    /// How much a role may do, roughly: of two that would do, the one that may do less is told first.
    func breadth(of role: RoleID) -> Int {
        let row = tables.rules + Int(role.index) * tables.permissionCount
        var count = 0
        for permission in 0..<tables.permissionCount where row[permission] != RuleTable.nothing { count += 1 }
        return count
    }
}
