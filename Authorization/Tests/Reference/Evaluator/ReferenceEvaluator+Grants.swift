// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Which grants reach a thing, and which nevers forbid it.
extension ReferenceEvaluator {
    /// Somebody, or nobody in particular, with what they hold with an effect, asks about a thing.
    struct Request {
        let person: String?
        let held: [World.Holding]
        let permission: NamedPermission
        let thing: World.Thing
    }

    /// A grant of a role or of one it includes, and while what it has no effect.
    struct RoleGrant {
        let grant: Grant
        let unless: [Condition]
    }

    func grants(of role: String) -> [RoleGrant] {
        all(from: role) { model.role(named: $0)?.includes ?? [] }.compactMap(model.role).flatMap { role in
            role.grants.filter { !asksForUndeclared($0) }.map { RoleGrant(grant: $0, unless: role.unless) }
        }
    }

    /// Whether it names a setting that the model does not declare: a grant then allows nothing, a never forbids all.
    private func asksForUndeclared(_ grant: Grant) -> Bool {
        (grant.conditions + grant.exceptions).contains { condition in
            switch condition {
            case .setting(let name): !model.settings.contains { $0.name == name }
            case .my(let name): !model.personSettings.contains { $0.name == name }
            case .own, .party, .shown, .direct, .covered, .flag: false
            }
        }
    }

    /// Whether a holding with an effect allows it.
    func allows(_ holding: World.Holding, _ request: Request) -> Bool {
        guard request.permission.given == nil || gives(holding, request), reaches(holding, request) else {
            return false
        }
        return grants(of: holding.role).contains { candidate in
            candidate.names(request.permission)
                && !candidate.unless.contains { isOn($0, for: request.person) }
                && meets(candidate.grant, request, through: holding)
        }
    }

    /// Whether a never forbids it.
    func isForbidden(_ request: Request) -> Bool {
        model.nevers.contains { never in
            never.permissions.contains(where: request.permission.isNamed)
                && (asksForUndeclared(never) || meets(never, request, through: nil))
        }
    }

    /// The thing lies inside the node, and a line reaches neither its holder nor whom they stand in for.
    private func reaches(_ holding: World.Holding, _ request: Request) -> Bool {
        let isLine = model.role(named: holding.role)?.line == true
        if isLine, let owner = request.thing.owner, [holding.person, holding.standsInFor].contains(owner) {
            return false
        }
        return lies(request.thing, inside: holding.node, byPlaceAlone: request.permission.given != nil)
    }

    private func meets(_ grant: Grant, _ request: Request, through holding: World.Holding?) -> Bool {
        grant.conditions.allSatisfy { holds($0, request, through: holding) }
            && !grant.exceptions.contains { holds($0, request, through: holding) }
            && (grant.within.isEmpty
                || request.held.contains { other in
                    reaches(other, request)
                        && grant.within.contains { wanted in
                            wanted.role == other.role && (wanted.kind.map { $0 == kind(of: other.node) } ?? true)
                        }
                })
    }
}
