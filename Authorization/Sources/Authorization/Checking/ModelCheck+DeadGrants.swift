// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Grants and nevers whose conditions can never hold together.
    mutating func checkDeadGrants() {
        for (role, grant, part) in grants {
            checkContradiction(Clause(grant, unless: role.unless, names: names), grant, part)
            guard role.line, grant.conditions.contains(.own) else { continue }
            error(
                .neverHolds,
                part,
                "\(part): a line never reaches what is its holder's own, so `own` never holds",
                remedy: "grant it in a role that is no line, such as one that everyone holds",
                line: grant.sourceLine
            )
        }
        for (grant, part) in nevers { checkContradiction(Clause(grant, names: names), grant, part) }
    }

    private mutating func checkContradiction(_ clause: Clause, _ grant: Grant, _ part: ModelPart) {
        guard clause.contradictsItself else { return }
        error(
            .neverHolds,
            part,
            "\(part): something must hold and must not hold at once",
            remedy: "take it out of `if` or of `unless`, that of the role included",
            line: grant.sourceLine
        )
    }

    /// Permissions about nodes that cannot be inside any node on which the role is held.
    mutating func checkReach() {
        guard rights != nil else { return }
        var held = model.roles.map { nesting.kinds(of: $0, in: model) }
        // A grant also counts where a role that includes its role is held.
        let own = held
        for (number, members) in included.enumerated() {
            for member in members { held[member].formUnion(own[number]) }
        }
        let reached = held.map(nesting.inside)
        for (number, role) in model.roles.enumerated() {
            if held[number].isEmpty { noteHeldNowhere(role) }
            guard !held[number].isEmpty else { continue }
            for (index, grant) in role.grants.enumerated() {
                let missed = grant.permissions.filter { isBeyond($0, reached[number]) }
                guard !missed.isEmpty else { continue }
                let part = ModelPart.grant(role: role.name, index: index)
                warning(
                    .neverHolds,
                    part,
                    "\(part): \(quoted(missed.map(\.written))) is about nodes that are never inside \(place(of: role))",
                    remedy: "take it out, or change `held-on` of the role or `in` of the kind",
                    line: grant.sourceLine
                )
            }
        }
    }

    private func place(of role: Role) -> String {
        role.heldOn.isEmpty ? "one on which the role counts" : "a node of \(quoted(role.heldOn))"
    }

    private mutating func noteHeldNowhere(_ role: Role) {
        warning(
            .constraint,
            .role(role.name),
            "role `\(role.name)` is held on nothing, and no role that is held includes it",
            remedy: "say under `held-on` what it is held on",
            line: role.sourceLine
        )
    }

    private func isBeyond(_ pattern: PermissionPattern, _ reached: KindSet) -> Bool {
        let kinds: [String]
        switch pattern {
        case .giveAny: return false
        case .everyVerb(let name):
            guard let noun = nounOfNodes(name), !noun.verbs.isEmpty else { return false }
            kinds = Array(self.kinds(of: noun))
        case .permission(let name):
            if let role = name.hasPrefix("give.") ? declared.roles[String(name.dropFirst(5))] : nil {
                return nesting.kinds(of: role, in: model).intersection(reached).isEmpty
            }
            guard let noun = pattern.noun.flatMap(nounOfNodes), !noun.verbsInPlace.contains(verb(of: name)) else {
                return false
            }
            kinds = Array(self.kinds(of: noun))
        }
        return nesting.kinds(kinds).intersection(reached).isEmpty
    }

    private func nounOfNodes(_ name: String) -> Noun? {
        model.vocabulary.noun(named: name).flatMap { $0.of == Noun.record ? nil : $0 }
    }

    private func verb(of permission: String) -> String {
        permission.firstIndex(of: ".").map { String(permission[permission.index(after: $0)...]) } ?? ""
    }
}
