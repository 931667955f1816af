// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension RoleModel {
    /// Chains of appointments that end in rights which the first role does not have, unless the model accepts them.
    ///
    /// A role counts with what its holder has anyhow: the roles that everyone holds, and the defaults of sets it is not
    /// of. Rights over one's own things are left out, for they are no power over others. Once a chain is accepted, what
    /// it leads to counts as the first role's, so that the chains which go on from there need no reason of their own.
    public func climbWarnings() -> [ModelProblem] {
        ModelRights(self).map(climbWarnings) ?? []
    }

    func climbWarnings(_ rights: ModelRights) -> [ModelProblem] {
        var check = ClimbCheck(self, rights)
        return check.problems()
    }
}

/// Compares where climbs end with where they begin.
private struct ClimbCheck {
    private let model: RoleModel
    private let rights: ModelRights
    private var search: ClimbSearch
    private let accepts: [Int: [AcceptedTarget]]
    private var needed: Set<Int> = []

    private struct AcceptedTarget {
        let role: Int
        /// Its number among the model's accepted climbs.
        let index: Int
    }

    init(_ model: RoleModel, _ rights: ModelRights) {
        self.model = model
        self.rights = rights
        search = ClimbSearch(model, rights)
        var accepts: [Int: [AcceptedTarget]] = [:]
        for (index, climb) in model.accepts.enumerated() {
            guard let from = rights.names.roles[climb.from], let to = rights.names.roles[climb.to] else { continue }
            accepts[from, default: []].append(AcceptedTarget(role: to, index: index))
        }
        self.accepts = accepts
    }

    mutating func problems() -> [ModelProblem] {
        var found: [ModelProblem] = []
        for start in rights.rows.indices where rights.roles[start] != nil { found += problems(from: start) }
        guard search.stepsLeft > 0 else {
            let message = "the roles bring about one another in more ways than can be compared"
            let remedy = "let fewer roles give, or give fewer roles"
            return found + [ModelProblem(.warning, .limit, about: .model, message: message, remedy: remedy)]
        }
        return found + needlessAccepts()
    }

    private mutating func problems(from start: Int) -> [ModelProblem] {
        guard search.stepsLeft > 0 else { return [] }
        let climbs = search.climbs(from: start)
        guard !climbs.isEmpty else { return [] }
        var base = ownRights(of: start)
        noteAccepted(from: start, climbs.map(\.climb), &base)
        return climbs.compactMap { climb, firstClause in
            guard let end = rights.names.roles[climb.to] else { return nil }
            let more = search.uncovered(rightsOverOthers(of: end), by: base)
                .filter { !isCovered($0, by: base, within: rights.clauses[firstClause].within) }
            guard !more.isEmpty else { return nil }
            base.add(more)
            return problem(climb, more)
        }
    }

    /// What the holder of a role has with it and beside it.
    private func ownRights(of role: Int) -> RightBase {
        var base = RightBase(rights.names)
        base.add(rights.rows[role])
        for (number, other) in rights.roles.enumerated() where other != nil && other?.everyone != .nobody {
            base.add(rights.rows[number])
        }
        for set in model.sets where set.eachPerson == .exactlyOne && set.name != rights.roles[role]?.set {
            guard let standard = set.defaultRole.flatMap({ rights.names.roles[$0] }) else { continue }
            base.add(rights.rows[standard])
        }
        return base
    }

    /// Adds what accepted climbs lead to, and those accepted from there, and so on.
    private mutating func noteAccepted(from start: Int, _ climbs: [Climb], _ base: inout RightBase) {
        let reachable = Set(climbs.compactMap { rights.names.roles[$0.to] })
        for target in accepts[start] ?? [] where reachable.contains(target.role) {
            let brings = !search.uncovered(rightsOverOthers(of: target.role), by: base).isEmpty
            if brings { needed.insert(target.index) }
        }
        var seen: Set<Int> = [start]
        var waiting = [start]
        while let role = waiting.popLast() {
            for target in accepts[role] ?? [] where reachable.contains(target.role) && seen.insert(target.role).inserted
            {
                base.add(rights.rows[target.role])
                waiting.append(target.role)
            }
        }
    }

    private func rightsOverOthers(of role: Int) -> [Right] {
        rights.rows[role].filter { !rights.clauses[$0.clause].relations.contains(.own) }
    }

    /// Whether the first role has the right wherever this chain can be begun.
    ///
    /// Who gives only on nodes where they also hold another role brings about nothing outside these nodes.
    private func isCovered(_ right: Right, by base: RightBase, within demands: [WithinRole]) -> Bool {
        var clause = rights.clauses[right.clause]
        guard clause.within.isEmpty, !demands.isEmpty else { return false }
        clause.within = demands
        return base.covers(right.permission, clause, rights.clauses)
    }

    private func problem(_ climb: Climb, _ more: [Right]) -> ModelProblem {
        var seen: Set<Int> = []
        let gained = more.map(\.permission).filter { seen.insert($0).inserted }.map {
            rights.names.permissions.names[$0]
        }
        return ModelProblem(
            .warning,
            .climb,
            about: .role(climb.from),
            message: "role `\(climb.from)` brings about rights that it does not have: \(climb); "
                + "`\(climb.to)` adds \(quoted(gained, atMost: 5))",
            remedy: "accept it with a reason, `accepts: - { from: \(climb.from), to: \(climb.to), because: … }`, "
                + "or take the appointment out",
            sourceLine: climb.steps.first?.sourceLine
        )
    }

    private func needlessAccepts() -> [ModelProblem] {
        model.accepts.enumerated().compactMap { index, climb in
            guard rights.names.roles[climb.from] != nil, rights.names.roles[climb.to] != nil, !needed.contains(index)
            else { return nil }
            return ModelProblem(
                .warning,
                .acceptNotNeeded,
                about: .accept(from: climb.from, to: climb.to),
                message:
                    "the accepted climb from `\(climb.from)` to `\(climb.to)` is not needed: none brings more rights",
                remedy: "take it out of `accepts`",
                sourceLine: climb.sourceLine
            )
        }
    }
}
