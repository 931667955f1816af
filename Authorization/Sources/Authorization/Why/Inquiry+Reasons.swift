// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    /// Every holding and grant that allows it.
    func reasons() -> [Reason] {
        var reasons: [Reason] = []
        for word in view.holdings where hasRule(word.role) && view.isCurrent(word, at: time) {
            addReasons(of: word, isImplied: false, to: &reasons)
        }
        for word in authorizer.impliedHoldings(of: view, at: time) where hasRule(word.role) {
            addReasons(of: word, isImplied: true, to: &reasons)
        }
        return reasons
    }

    private func addReasons(of word: HoldingWord, isImplied: Bool, to reasons: inout [Reason]) {
        guard authorizer.reaches(word.node, resource, isGiving: isGiving, at: time),
            effectObstacles(of: word).isEmpty
        else { return }
        var way: [SeenNode]?
        for clause in clauses(word.role) where obstacles(of: clause, through: word).isEmpty {
            let path = way ?? self.way(to: word.node)
            way = path
            let reason = GrantReason(
                held: held(word, isImplied: isImplied),
                grant: clause.origin,
                includes: model.includes(from: RoleID(index: UInt16(word.role)), to: clause.origin.role),
                path: path,
                within: clause.demandsWithin ? within(clause.within) : nil
            )
            reasons.append(.grant(reason))
        }
    }

    private func way(to node: NodeID) -> [SeenNode] {
        roster.way(from: resource, to: node, isGiving: isGiving, at: time).map(SeenNode.node)
    }

    private func within(_ roles: [WithinRole]) -> GrantReason.Within? {
        for (word, isImplied) in holdings(among: roles) where counts(word) {
            return GrantReason.Within(
                held: held(word, isImplied: isImplied),
                path: way(to: word.node)
            )
        }
        return nil
    }

    /// What the person holds, whatever the dates, of the roles that a `where` names.
    func holdings(among roles: [WithinRole]) -> [(word: HoldingWord, isImplied: Bool)] {
        let matches = { (word: HoldingWord) in
            roles.contains { role in
                role.role == word.role && (role.kind.map { $0 == Int(roster.kind(of: word.node).index) } ?? true)
            }
        }
        return view.holdings.filter(matches).map { ($0, false) }
            + authorizer.impliedHoldings(of: view, at: time).filter(matches).map { ($0, true) }
    }

    /// Whether a holding that a `where` asks for is in its dates, has an effect, and is where the thing lies.
    func counts(_ word: HoldingWord) -> Bool {
        view.isCurrent(word, at: time) && authorizer.reaches(word.node, resource, isGiving: isGiving, at: time)
            && effectObstacles(of: word, standsInCounts: true).isEmpty
    }
}

extension CompiledModel {
    /// The roles from one to another that it includes, both included.
    func includes(from role: RoleID, to other: RoleID) -> [RoleID] {
        if role == other { return [role] }
        var reached = [role]
        var from = [-1]
        var next = 0
        while next < reached.count {
            for name in self[reached[next]].role.includes {
                guard let included = self.role(name), !reached.contains(included) else { continue }
                reached.append(included)
                from.append(next)
                guard included == other else { continue }
                var path: [RoleID] = []
                var index = reached.count - 1
                while index >= 0 {
                    path.append(reached[index])
                    index = from[index]
                }
                return path.reversed()
            }
            next += 1
        }
        return [role, other]
    }
}
