// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Giving is asked of a node alone, so nothing about a thing can be a condition of it.
    mutating func checkGiving() {
        for (_, grant, part) in grants { checkGiving(grant, part) }
        for (grant, part) in nevers { checkGiving(grant, part) }
    }

    private mutating func checkGiving(_ grant: Grant, _ part: ModelPart) {
        let giving = grant.permissions.filter(\.gives)
        let conditions = (grant.conditions + grant.exceptions).filter(\.isAboutTheThing)
        guard !giving.isEmpty, !conditions.isEmpty else { return }
        error(
            .conditionOfGiving,
            part,
            "\(part): \(quoted(giving.map(\.written))) is asked of a node, and \(quoted(conditions.map(\.written))) of a thing",
            remedy: "give on conditions of `where`, `setting` and `my` alone",
            line: grant.sourceLine
        )
    }

    /// What only a role of a line can have, and what it cannot.
    mutating func checkLines() {
        for (role, grant, part) in grants where !role.line {
            checkDirect(grant, part, "role `\(role.name)` is no line")
        }
        for (grant, part) in nevers { checkDirect(grant, part, "a never belongs to no role") }
        for role in model.roles where !role.line {
            for name in role.includes where declared.roles[name]?.line == true {
                error(
                    .line,
                    .role(role.name),
                    "role `\(role.name)` is no line, and includes `\(name)`, which is one",
                    remedy: "say `line: true` of `\(role.name)` too, or do not include `\(name)`",
                    line: role.sourceLine
                )
            }
        }
    }

    private mutating func checkDirect(_ grant: Grant, _ part: ModelPart, _ reason: String) {
        guard (grant.conditions + grant.exceptions).contains(.direct) else { return }
        error(
            .direct,
            part,
            "\(part): `direct` asks who stands nearer in the same line, and \(reason)",
            remedy: "say `line: true` of a role that manages people, or take `direct` out",
            line: grant.sourceLine
        )
    }

    /// Nobody has signed in as a visitor, so that nothing can be theirs.
    mutating func checkVisitors() {
        for (number, role) in model.roles.enumerated() where role.everyone == .visitors {
            for member in included[number] {
                let source = model.roles[member]
                for (index, grant) in source.grants.enumerated() {
                    checkVisitors(role, grant, .grant(role: source.name, index: index))
                }
            }
        }
    }

    private mutating func checkVisitors(_ role: Role, _ grant: Grant, _ part: ModelPart) {
        var demands = grant.conditions.filter { condition in
            switch condition {
            case .own, .party, .direct, .covered, .my: true
            case .shown, .flag, .setting: false
            }
        }.map(\.written)
        if !grant.within.isEmpty { demands.append("where") }
        guard !demands.isEmpty else { return }
        error(
            .visitors,
            part,
            "\(part): \(quoted(demands)) never holds for the visitors who have role `\(role.name)`",
            remedy: "move the grant to a role of `everyone: true`",
            line: grant.sourceLine
        )
    }

    /// Flags asked of things that cannot have them.
    mutating func checkFlags() {
        let nouns = Dictionary(model.vocabulary.nouns.map { ($0.name, Set($0.flags)) }) { first, _ in first }
        for (_, grant, part) in grants { checkFlags(grant, part, nouns) }
        for (grant, part) in nevers { checkFlags(grant, part, nouns) }
    }

    private mutating func checkFlags(_ grant: Grant, _ part: ModelPart, _ nouns: [String: Set<String>]) {
        for condition in grant.conditions + grant.exceptions {
            guard case .flag(let flag) = condition, declared.contains(flag, .flag) else { continue }
            let without = grant.permissions.filter { pattern in
                guard let flags = pattern.noun.flatMap({ nouns[$0] }) else { return false }
                return !flags.contains(flag)
            }
            guard !without.isEmpty else { continue }
            error(
                .flag,
                part,
                "\(part): \(quoted(without.map(\.written))) is about things that never have the flag `\(flag)`",
                remedy: "grant it in a line of its own, without `\(flag)`",
                line: grant.sourceLine
            )
        }
    }
}

extension PermissionPattern {
    /// Whether it gives roles.
    var gives: Bool { noun == "give" }

    /// The noun it is about; `give` for giving.
    var noun: String? {
        switch self {
        case .permission(let name): name.firstIndex(of: ".").map { String(name[..<$0]) }
        case .everyVerb(let noun): noun
        case .giveAny: "give"
        }
    }
}
