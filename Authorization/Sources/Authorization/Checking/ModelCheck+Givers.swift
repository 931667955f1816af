// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Roles that nobody can be given, and that do not come by themselves.
    mutating func checkGivers() {
        guard let rights else { return }
        let given = givenRoles(rights)
        let standard = Set(model.sets.compactMap { $0.eachPerson == .exactlyOne ? $0.defaultRole : nil })
        let started = model.roles.filter {
            $0.everyone != .nobody || standard.contains($0.name) || $0.name == model.topRole
                || given.services.contains($0.name)
        }
        var search = ClimbSearch(model, rights)
        let obtainable = search.reached(from: started.compactMap { rights.names.roles[$0.name] })
        for role in model.roles {
            guard role.everyone == .nobody, !role.heldOn.isEmpty, !standard.contains(role.name) else { continue }
            guard given.byAny.contains(role.name) else { noteNobodyGives(role); continue }
            // Where a role goes round only among those who have it, nobody is ever the first to have it.
            guard model.topRole != nil, let number = rights.names.roles[role.name], !obtainable.contains(number),
                search.stepsLeft > 0
            else { continue }
            warning(
                .nobodyGives,
                .role(role.name),
                "role `\(role.name)` is given by nobody but holders of roles that nobody can come to hold",
                remedy: "let the top role, or a role below it, give it",
                line: role.sourceLine
            )
        }
    }

    private func givenRoles(_ rights: ModelRights) -> (byAny: Set<String>, services: Set<String>) {
        let served = model.services.flatMap { patterns.permissions(matching: $0.permissions) }
        let byService = Set(served.map { rights.names.permissions.names[$0] })
        let services = Set(model.roles.map(\.name).filter { byService.contains("give." + $0) })
        let given = Set(rights.rows.joined().map(\.permission)).map { rights.names.permissions.names[$0] }
        let byRoles = Set(given)
        var byAny = services.union(model.roles.map(\.name).filter { byRoles.contains("give." + $0) })
        byAny.formUnion(rights.creators.joined().map { rights.names.roles.names[$0.becomes] })
        return (byAny, services)
    }

    private mutating func noteNobodyGives(_ role: Role) {
        let isTop = role.name == model.topRole
        let remedy = "grant `give.\(role.name)` to a role"
        if role.holders == .exactlyOne, !isTop {
            let message = "role `\(role.name)` has exactly one holder, and nobody can give it"
            error(.constraint, .role(role.name), message, remedy: remedy, line: role.sourceLine)
        } else {
            let message =
                isTop
                ? "role `\(role.name)` is the top role, and nobody can hand it on"
                : "role `\(role.name)` is given by nobody"
            warning(.nobodyGives, .role(role.name), message, remedy: remedy, line: role.sourceLine)
        }
    }

    /// Appointments that lead to more rights than one has.
    mutating func checkClimbs() {
        if let rights { add(model.climbWarnings(rights)) }
    }
}
