// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Which grants reach a thing, and which nevers forbid it.
extension ReferenceEvaluator {
    /// A grant of a role or of one it includes, and while what it has no effect.
    struct RoleGrant {
        let grant: Grant
        let unless: [Condition]
    }

    func grants(of role: String) -> [RoleGrant] {
        var names = [role]
        var grants: [RoleGrant] = []
        var next = 0
        while next < names.count {
            if let role = model.role(named: names[next]) {
                grants += role.grants.map { RoleGrant(grant: $0, unless: role.unless) }
                for name in role.includes where !names.contains(name) { names.append(name) }
            }
            next += 1
        }
        return grants
    }

    /// Whether what somebody holds allows it, beside everything they hold with an effect.
    func allows(
        _ holding: World.Holding,
        _ held: [World.Holding],
        _ permission: NamedPermission,
        _ thing: World.Thing
    ) -> Bool {
        let isGiving = permission.given != nil
        guard !isGiving || holding.standsInFor == nil else { return false }
        guard !isGiving || thing.owner != holding.person || model.selfGivers.contains(holding.role) else {
            return false
        }
        guard reaches(holding, thing, byPlaceAlone: isGiving) else { return false }
        let person = holding.person.isEmpty ? nil : holding.person
        return grants(of: holding.role).contains { candidate in
            candidate.grant.permissions.contains { permission.isNamed(by: $0) }
                && !candidate.unless.contains { isOn($0, for: person) }
                && meets(candidate.grant, person, holding, held, thing, byPlaceAlone: isGiving)
        }
    }

    /// Whether a never forbids it to somebody who holds that.
    func isForbidden(
        _ permission: NamedPermission,
        _ person: String?,
        _ held: [World.Holding],
        _ thing: World.Thing
    ) -> Bool {
        model.nevers.contains { never in
            never.permissions.contains { permission.isNamed(by: $0) }
                && meets(never, person, nil, held, thing, byPlaceAlone: permission.given != nil)
        }
    }

    /// The thing lies inside the node, and a line reaches neither its holder nor whom they stand in for.
    private func reaches(_ holding: World.Holding, _ thing: World.Thing, byPlaceAlone: Bool) -> Bool {
        if model.role(named: holding.role)?.line == true, let owner = thing.owner,
            owner == holding.person || owner == holding.standsInFor
        {
            return false
        }
        return lies(thing, inside: holding.node, byPlaceAlone: byPlaceAlone)
    }

    private func meets(
        _ grant: Grant,
        _ person: String?,
        _ holding: World.Holding?,
        _ held: [World.Holding],
        _ thing: World.Thing,
        byPlaceAlone: Bool
    ) -> Bool {
        grant.conditions.allSatisfy { holds($0, person, holding, thing) }
            && !grant.exceptions.contains { holds($0, person, holding, thing) }
            && (grant.within.isEmpty
                || grant.within.contains { wanted in
                    held.contains { holding in
                        holding.role == wanted.role && (wanted.kind ?? kind(of: holding.node)) == kind(of: holding.node)
                            && reaches(holding, thing, byPlaceAlone: byPlaceAlone)
                    }
                })
    }
}
