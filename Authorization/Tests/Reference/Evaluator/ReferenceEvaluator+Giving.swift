// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What refuses a gift whatever grants there are: one beyond the giver's ceiling.
extension ReferenceEvaluator {
    /// A holding gives nothing for somebody else, and to its own holder only if its role may be used so.
    func gives(_ holding: World.Holding, _ request: Request) -> Bool {
        holding.standsInFor == nil
            && (request.thing.owner != holding.person || model.selfGivers.contains(holding.role))
    }

    func isGiftRefused(_ request: Request) -> Bool {
        guard let given = request.permission.given else { return false }
        guard let ceiling = model.ceiling, given.set == ceiling else { return false }
        let own = request.person.map(held)?.filter {
            $0.standsInFor == nil && model.role(named: $0.role)?.set == ceiling
        }
        return own?.contains { isCovered(given.name, by: $0.role) } != true
    }

    /// Whether each grant of the role has, in the other, one of the same permission that holds whenever it does.
    public func isCovered(_ role: String, by other: String) -> Bool {
        let (wanted, own) = (grants(of: role), grants(of: other))
        return model.allPermissions.compactMap { NamedPermission($0, in: model) }.allSatisfy { permission in
            wanted.filter { $0.names(permission) }.allSatisfy { wanted in
                own.contains { $0.names(permission) && $0.holds(when: wanted) }
            }
        }
    }
}

extension ReferenceEvaluator.RoleGrant {
    func names(_ permission: NamedPermission) -> Bool { grant.permissions.contains(where: permission.isNamed) }

    fileprivate func holds(when other: Self) -> Bool {
        Set(grant.conditions).isSubset(of: other.grant.conditions)
            && Set(grant.exceptions + unless).isSubset(of: other.grant.exceptions + other.unless)
            && (grant.within.isEmpty
                || !other.grant.within.isEmpty
                    && other.grant.within.allSatisfy { wanted in
                        // A role on any kind of node holds whenever it does on one.
                        grant.within.contains { $0 == wanted || $0 == HeldRole(wanted.role) }
                    })
    }
}
