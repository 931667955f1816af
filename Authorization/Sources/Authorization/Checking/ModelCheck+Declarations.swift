// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Names and import codes that are declared twice.
    mutating func checkDuplicates() {
        checkTwice(model.roles.map { (.role($0.name), $0.name, $0.sourceLine) })
        let builtIn: [Declaration] = [Kind.organisation, Kind.person].map { (.kind($0), $0, nil) }
        checkTwice(builtIn + model.kinds.map { (.kind($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.sets.map { (.set($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.settings.map { (.setting($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.personSettings.map { (.personSetting($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.applications.map { (.application($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.services.map { (.service($0.name), $0.name, $0.sourceLine) })
        checkTwice(model.accepts.map { (.accept(from: $0.from, to: $0.to), "\($0.from) \($0.to)", $0.sourceLine) })
        checkTwice(model.vocabulary.nouns.map { (.noun($0.name), $0.name, nil) })
        checkCodes()
        for noun in model.vocabulary.nouns { checkVerbs(of: noun) }
    }

    private typealias Declaration = (part: ModelPart, name: String, line: Int?)

    private mutating func checkTwice(_ declarations: [Declaration]) {
        var seen: Set<String> = []
        for (part, name, line) in declarations where !seen.insert(name).inserted {
            let isBuiltIn = part == .kind(Kind.organisation) || part == .kind(Kind.person)
            error(
                .declaredTwice,
                part,
                isBuiltIn ? "\(part) is declared, and always exists" : "\(part) is declared twice",
                remedy: isBuiltIn ? "take it out" : "rename one of the two, or take it out",
                line: line
            )
        }
    }

    private mutating func checkCodes() {
        var holder: [Int: String] = [:]
        for role in model.roles {
            guard let code = role.code else { continue }
            if let other = holder.updateValue(role.name, forKey: code), other != role.name {
                error(
                    .declaredTwice,
                    .role(role.name),
                    "role `\(role.name)` has the code \(code), as role `\(other)` has",
                    remedy: "give each role a code of its own",
                    line: role.sourceLine
                )
            }
        }
    }

    private mutating func checkVerbs(of noun: Noun) {
        var seen: Set<String> = []
        for verb in noun.allVerbs where !seen.insert(verb).inserted {
            error(
                .declaredTwice,
                .noun(noun.name),
                "noun `\(noun.name)` has the verb `\(verb)` twice",
                remedy: "list it once, under `may` or `may-in`",
                line: nil
            )
        }
        guard noun.name == "give" else { return }
        error(
            .declaredTwice,
            .noun(noun.name),
            "noun `give` is in the vocabulary, and every role has it already",
            remedy: "take it out",
            line: nil
        )
    }

    /// Numbers of things that the engine has room for.
    mutating func checkLimits() {
        checkLimit(model.roles.count, atMost: ModelNames.rolesMaximum, "roles")
        checkLimit(model.settings.count, atMost: 64, "settings")
        checkLimit(model.personSettings.count, atMost: 16, "person settings")
        checkLimit(model.vocabulary.flags.count, atMost: 64, "flags in the vocabulary")
        checkLimit(model.sets.count, atMost: 32, "sets")
        checkLimit(model.kinds.count, atMost: 250, "kinds")
        checkLimit(model.nevers.count, atMost: 1000, "nevers")
        checkLimit(model.services.count, atMost: 250, "services")
        checkLimit(model.vocabulary.permissions.count, atMost: 50_000, "permissions in the vocabulary")
        guard rights == nil, model.roles.count <= ModelNames.rolesMaximum else { return }
        error(
            .limit,
            .model,
            "the roles have more than \(ModelRights.maximum) rights together, what they include counted each time",
            remedy: "include less, or grant by fewer lines",
            line: nil
        )
    }

    private mutating func checkLimit(_ count: Int, atMost limit: Int, _ things: String) {
        guard count > limit else { return }
        let remedy = "take out at least \(count - limit)"
        error(.limit, .model, "\(count) \(things), and \(limit) is the most", remedy: remedy, line: nil)
    }

    /// Roles that include or carry themselves over others, and kinds that lie in each other.
    mutating func checkCycles() {
        for cycle in includes.cycles() {
            let names = cycle.map { model.roles[$0].name }
            checkCycle(.role(names[0]), names, "includes", line: model.roles[cycle[0]].sourceLine)
        }
        let numbers = Dictionary(model.roles.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let carries = DirectedGraph(successors: model.roles.map { $0.carries.compactMap { numbers[$0] } })
        for cycle in carries.cycles() {
            let names = cycle.map { model.roles[$0].name }
            checkCycle(.role(names[0]), names, "carries", line: model.roles[cycle[0]].sourceLine)
        }
        let kinds = Dictionary(model.kinds.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let parents = DirectedGraph(successors: model.kinds.map { kinds[$0.parent].map { [$0] } ?? [] })
        for cycle in parents.cycles() where cycle.count > 1 {
            let names = cycle.map { model.kinds[$0].name }
            checkCycle(.kind(names[0]), names, "lies in", line: model.kinds[cycle[0]].sourceLine)
        }
    }

    private mutating func checkCycle(_ part: ModelPart, _ names: [String], _ verb: String, line: Int?) {
        let shown = names.prefix(8).map { "`\($0)`" } + (names.count > 8 ? ["…"] : []) + ["`\(names[0])`"]
        error(
            .cycle,
            part,
            "\(part) runs in a circle: " + shown.joined(separator: " \(verb) "),
            remedy: "take one of these links out",
            line: line
        )
    }
}
