// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What a condition asks of the holder and the thing.
extension ReferenceEvaluator {
    func holds(_ condition: Condition, _ person: String?, _ holding: World.Holding?, _ thing: World.Thing) -> Bool {
        switch condition {
        case .own: person != nil && thing.owner == person
        case .party: person.map(thing.parties.contains) ?? false
        case .shown: isShown(thing, to: person)
        case .direct: holding.map { isDirect($0, to: thing.owner, for: person) } ?? false
        case .covered: isCovered(thing.owner, by: person)
        case .flag(let flag): thing.flags.contains(flag)
        case .setting, .my: isOn(condition, for: person)
        }
    }

    private func isShown(_ thing: World.Thing, to person: String?) -> Bool {
        if thing.audience.contains(World.organisation) { return true }
        return person.map { aboveOwner($0).contains(where: thing.audience.contains) } ?? false
    }

    /// Whether some way from the owner up to the holding's node passes no nearer effective holder of the role.
    private func isDirect(_ holding: World.Holding, to owner: String?, for person: String?) -> Bool {
        guard let owner, person != nil, world.person(named: owner) != nil else { return false }
        var reached = [owner]
        var next = 0
        while next < reached.count {
            let node = reached[next]
            next += 1
            if node == holding.node { return true }
            if hasNearerHolder(of: holding.role, on: node, than: owner) { continue }
            let above = nextByOwner(node)
            if above.isEmpty && holding.node == World.organisation { return true }
            for node in above where !reached.contains(node) { reached.append(node) }
        }
        return false
    }

    private func hasNearerHolder(of role: String, on node: String, than owner: String) -> Bool {
        let isLine = model.role(named: role)?.line == true
        return world.holdings.contains { other in
            other.role == role && other.node == node && isInItsDates(other)
                && !(isLine && (other.person == owner || other.standsInFor == owner))
                && effective(of: other.person).contains(other)
        }
    }

    /// Whether the owner holds no role that gives roles, except such as the person could give them.
    private func isCovered(_ owner: String?, by person: String?) -> Bool {
        guard let owner, let person, world.person(named: owner) != nil else { return false }
        return held(by: owner).allSatisfy { holding in
            guard isGiving(holding.role) else { return true }
            guard let permission = NamedPermission("give.\(holding.role)", in: model) else { return false }
            return mayPerson(person, permission, World.Thing("", place: holding.node))
        }
    }

    private func isGiving(_ role: String) -> Bool {
        grants(of: role).contains { candidate in
            candidate.grant.permissions.contains { pattern in
                model.roles.contains { NamedPermission("give.\($0.name)", in: model)?.isNamed(by: pattern) == true }
            }
        }
    }
}
