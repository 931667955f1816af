// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Sets that nobody, or not everybody, could satisfy.
    mutating func checkSets() {
        let members = Dictionary(grouping: model.roles.filter { $0.set != nil }) { $0.set ?? "" }
        for set in model.sets {
            if members[set.name] == nil {
                let remedy = "say `set: \(set.name)` of its roles, or take the set out"
                warning(.set, .set(set.name), "set `\(set.name)` has no roles", remedy: remedy, line: set.sourceLine)
            }
            checkDefault(of: set)
            for role in members[set.name] ?? [] { checkMember(role, of: set) }
        }
    }

    private mutating func checkDefault(of set: RoleSet) {
        let part = ModelPart.set(set.name)
        guard let name = set.defaultRole else {
            guard set.eachPerson == .exactlyOne else { return }
            let message = "set `\(set.name)` is exactly one for each person, and has no default"
            error(.set, part, message, remedy: "name under `default` what people hold at first", line: set.sourceLine)
            return
        }
        if set.eachPerson == .atMostOne {
            let message = "set `\(set.name)` is at most one for each person, so its default has no effect"
            warning(.set, part, message, remedy: "take `default` out, or say `exactly-one`", line: set.sourceLine)
        }
        guard let role = declared.roles[name] else { return }
        if role.set != set.name {
            let message = "set `\(set.name)` has the default `\(name)`, which is not one of its roles"
            error(.set, part, message, remedy: "say `set: \(set.name)` of `\(name)`", line: set.sourceLine)
        }
        guard set.eachPerson == .exactlyOne, role.holders != .any else { return }
        error(
            .constraint,
            .role(name),
            "role `\(name)` is what everyone holds at first, and `holders` lets few hold it",
            remedy: "take `holders` out, or take another default",
            line: role.sourceLine
        )
    }

    private mutating func checkMember(_ role: Role, of set: RoleSet) {
        if role.everyone != .nobody {
            error(
                .set,
                .role(role.name),
                "role `\(role.name)` is everyone's, so that nobody could hold another role of set `\(set.name)`",
                remedy: "take it out of the set, or take `everyone` out",
                line: role.sourceLine
            )
        }
        guard set.eachPerson == .exactlyOne, !role.heldOn.contains(Kind.organisation) else { return }
        error(
            .set,
            .role(role.name),
            "role `\(role.name)` is not held on the organisation, as each person holds exactly one of set `\(set.name)`",
            remedy: "add `organisation` to its `held-on`, or take it out of the set",
            line: role.sourceLine
        )
    }

    /// The top role, and roles that are limited to few though everyone holds them.
    mutating func checkConstraints() {
        for role in model.roles where role.everyone != .nobody { checkEveryone(role) }
        guard let name = model.topRole, let top = declared.roles[name] else { return }
        var reasons: [(String, String)] = []
        if let carrier = model.roles.first(where: { $0.carries.contains(name) }) {
            reasons.append(("has no effect without `\(carrier.name)`, which carries it", "do not carry the top role"))
        }
        if !top.unless.isEmpty {
            let conditions = quoted(top.unless.map(\.written))
            reasons.append(("has no effect while \(conditions)", "take its `unless` out"))
        }
        if top.everyone != .nobody {
            reasons.append(("is everyone's", "name a role that is given to people"))
        } else if !top.heldOn.contains(Kind.organisation) {
            reasons.append(("is not held on the organisation", "add `organisation` to its `held-on`"))
        }
        for (reason, remedy) in reasons {
            error(
                .constraint,
                .role(name),
                "role `\(name)` is the top role, of which one effective holder must always remain, and \(reason)",
                remedy: remedy,
                line: top.sourceLine
            )
        }
    }

    private mutating func checkEveryone(_ role: Role) {
        if role.holders != .any {
            error(
                .constraint,
                .role(role.name),
                "role `\(role.name)` is everyone's, and `holders` lets few hold it",
                remedy: "take `holders` out, or take `everyone` out",
                line: role.sourceLine
            )
        }
        guard !role.heldOn.isEmpty, !role.heldOn.contains(Kind.organisation) else { return }
        error(
            .constraint,
            .role(role.name),
            "role `\(role.name)` is everyone's, which is on the organisation, and is not held there",
            remedy: "add `organisation` to its `held-on`, or take `held-on` out",
            line: role.sourceLine
        )
    }
}
