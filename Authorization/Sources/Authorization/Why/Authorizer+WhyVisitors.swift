// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// The grants by which whoever has not signed in may do this.
    func visitorReasons(_ permission: Permission, _ resource: Resource) -> [Reason] {
        model.visitors.filter(isOpenToVisitors).flatMap { role in
            model.rules.clauses(role, permission).filter { holds($0, forNobody: resource) }.map { clause in
                let path = resource.place == .organisation ? [resource.place] : [resource.place, .organisation]
                return Reason.grant(
                    GrantReason(
                        held: .role(role, of: nil),
                        grant: clause.origin,
                        includes: model.includes(from: role, to: clause.origin.role),
                        path: path.map(SeenNode.node)
                    )
                )
            }
        }
    }

    /// What whoever has not signed in comes near to; signing in is always told.
    func visitorMisses(_ permission: Permission, _ resource: Resource) -> [Miss] {
        if let never = model.nevers[Int(permission.index)].first(where: { holds($0, forNobody: resource) }) {
            return [Miss(.never(never.origin.index))]
        }
        var misses = [Miss(.notSignedIn, [Suggestion(remedy: .signIn, by: Doers())])]
        for role in model.visitors {
            for clause in model.rules.clauses(role, permission) where !clause.isVoid {
                let obstacles = obstacles(of: clause, of: role, forNobody: resource)
                if obstacles.isEmpty || misses.contains(where: { $0.obstacles == obstacles }) { continue }
                misses.append(Miss(subject: .held(.role(role, of: nil)), grant: clause.origin, obstacles: obstacles))
            }
        }
        return Array(misses.prefix(Explanation.missesMaximum))
    }

    private func isOpenToVisitors(_ role: RoleID) -> Bool {
        model[role].carriers.isEmpty && model[role].unless.holds(settings: roster.settings, my: 0)
    }

    /// What keeps a grant from everyone who has not signed in.
    private func obstacles(of clause: Clause, of role: RoleID, forNobody resource: Resource) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if !model[role].carriers.isEmpty { obstacles.append(.notCarried(by: model[role].carriers)) }
        guard let grant = model.grant(clause.origin) else { return obstacles }
        for condition in grant.conditions where !holds(condition, forNobody: resource) {
            obstacles.append(.condition(condition, mustHold: true))
        }
        for condition in grant.exceptions where holds(condition, forNobody: resource) {
            obstacles.append(.condition(condition, mustHold: false))
        }
        for condition in model[role].role.unless where holds(condition, forNobody: resource) {
            obstacles.append(.suspended(condition))
        }
        if !grant.within.isEmpty {
            obstacles.append(.notWithin(grant.within.compactMap { model.role($0.role) }, near: nil))
        }
        return obstacles
    }

    private func holds(_ condition: Condition, forNobody resource: Resource) -> Bool {
        switch condition {
        case .own, .party, .direct, .covered, .my: false
        case .shown: resource.audience.contains(.organisation)
        case .flag(let name): model.names(of: resource.flags).contains(name)
        case .setting(let name): model.setting(name).map { roster.isOn($0) } ?? false
        }
    }
}

extension CompiledModel {
    /// The grant that a clause was made of; nothing if an edit has removed it.
    public func grant(_ origin: GrantOrigin) -> Grant? {
        guard Int(origin.role.index) < roles.count else { return nil }
        let grants = self[origin.role].role.grants
        return grants.indices.contains(origin.index) ? grants[origin.index] : nil
    }
}
