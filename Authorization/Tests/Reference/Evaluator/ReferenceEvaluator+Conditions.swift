// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What a condition asks of the holder and the thing.
extension ReferenceEvaluator {
    func holds(_ condition: Condition, _ request: Request, through holding: World.Holding?) -> Bool {
        let thing = request.thing
        guard let person = request.person else {
            return condition == .shown && thing.audience.contains(World.organisation) || isOn(condition, for: nil)
                || thing.flags.contains { condition == .flag($0) }
        }
        switch condition {
        case .own: return thing.owner == person
        case .party: return thing.parties.contains(person)
        case .shown: return (aboveOwner(person) + [World.organisation]).contains(where: thing.audience.contains)
        case .direct: return holding.map { isDirect($0, to: thing.owner) } ?? false
        case .covered: return isCovered(thing.owner, by: person)
        case .flag(let flag): return thing.flags.contains(flag)
        case .setting, .my: return isOn(condition, for: person)
        }
    }

    /// Whether some way from the owner up to the holding's node passes no nearer effective holder of the role.
    private func isDirect(_ holding: World.Holding, to owner: String?) -> Bool {
        guard let owner, world.person(named: owner) != nil else { return false }
        let reached = all(from: owner) { node in
            node == holding.node || hasNearerHolder(of: holding.role, on: node, than: owner) ? [] : nextByOwner(node)
        }
        return reached.contains { node in
            node == holding.node
                || holding.node == World.organisation && nextByOwner(node).isEmpty
                    && !hasNearerHolder(of: holding.role, on: node, than: owner)
        }
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
    private func isCovered(_ owner: String?, by person: String) -> Bool {
        guard let owner, world.person(named: owner) != nil else { return false }
        let gifts = model.roles.compactMap { NamedPermission("give.\($0.name)", in: model) }
        return held(by: owner).filter { holding in
            let patterns = grants(of: holding.role).flatMap(\.grant.permissions)
            return gifts.contains { patterns.contains(where: $0.isNamed) }
        }.allSatisfy { decide(.person(person), "give.\($0.role)", World.Thing("", place: $0.node)) }
    }
}
