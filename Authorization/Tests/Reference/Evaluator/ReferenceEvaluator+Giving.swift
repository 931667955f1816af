// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What refuses a gift whatever grants there are: one beyond the giver's ceiling.
extension ReferenceEvaluator {
    func isGiftRefused(_ permission: NamedPermission, by person: String?, _ thing: World.Thing) -> Bool {
        guard let given = permission.given else { return false }
        guard let ceiling = model.ceiling, given.set == ceiling else { return false }
        guard let person else { return true }
        return !held(by: person).contains { holding in
            holding.standsInFor == nil && model.role(named: holding.role)?.set == ceiling
                && isCovered(given.name, by: holding.role)
        }
    }

    /// Whether each grant of the role has, in the other, one of the same permission that holds whenever it does.
    public func isCovered(_ role: String, by other: String) -> Bool {
        let own = grants(of: other)
        return grants(of: role).allSatisfy { wanted in
            permissions(of: wanted.grant).allSatisfy { permission in
                own.contains { candidate in
                    candidate.grant.permissions.contains { permission.isNamed(by: $0) } && candidate.holds(when: wanted)
                }
            }
        }
    }

    private func permissions(of grant: Grant) -> [NamedPermission] {
        model.allPermissions.compactMap { NamedPermission($0, in: model) }.filter { permission in
            grant.permissions.contains { permission.isNamed(by: $0) }
        }
    }
}

extension ReferenceEvaluator.RoleGrant {
    fileprivate func holds(when other: Self) -> Bool {
        Set(grant.conditions).isSubset(of: other.grant.conditions)
            && Set(grant.exceptions + unless).isSubset(of: other.grant.exceptions + other.unless)
            && (grant.within.isEmpty || !other.grant.within.isEmpty && other.grant.within.allSatisfy(isWithin))
    }

    /// Whether a demand is one of this grant's, or narrower than one of them by a kind.
    private func isWithin(_ wanted: HeldRole) -> Bool {
        grant.within.contains { $0 == wanted || $0.role == wanted.role && $0.kind == nil }
    }
}
