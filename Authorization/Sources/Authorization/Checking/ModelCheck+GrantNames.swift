// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Names in grants, nevers and services that nothing declares.
    mutating func checkGrantNames() {
        for (_, grant, part) in grants { checkNames(of: grant, part) }
        for (grant, part) in nevers { checkNames(of: grant, part) }
        for service in model.services {
            for pattern in service.permissions { check(pattern, .service(service.name), service.sourceLine) }
        }
    }

    private mutating func checkNames(of grant: Grant, _ part: ModelPart) {
        for pattern in grant.permissions { check(pattern, part, grant.sourceLine) }
        for condition in grant.conditions + grant.exceptions { check(condition, part, grant.sourceLine) }
        for held in grant.within { check(held, part, grant.sourceLine) }
        if let role = grant.creatorBecomes {
            expect(role, .role, "is what the creator becomes", part, grant.sourceLine)
        }
    }

    private mutating func check(_ pattern: PermissionPattern, _ part: ModelPart, _ line: Int?) {
        switch pattern {
        case .permission(let name): expect(name, .permission, "is named", part, line)
        case .everyVerb(let noun): expect(noun, .noun, "is named", part, line)
        case .giveAny(let set): expect(set, .set, "is named", part, line)
        }
    }

    private mutating func check(_ held: HeldRole, _ part: ModelPart, _ line: Int?) {
        expect(held.role, .role, "is asked for under `where`", part, line)
        guard let kind = held.kind else { return }
        expect(kind, .kind, "is asked for under `where`", part, line)
        guard let role = declared.roles[held.role], declared.contains(kind, .kind), !role.heldOn.contains(kind) else {
            return
        }
        error(
            .neverHolds,
            part,
            "\(part): `\(held.role)` is asked for on `\(kind)`, and is not held there",
            remedy: role.heldOn.isEmpty ? "take it out" : "take one of \(quoted(role.heldOn))",
            line: line
        )
    }
}
