// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension ModelCheck {
    /// Requirement numbers that lead nowhere: what the document says and no line answers, and the other way round.
    ///
    /// Models that follow no document have no `sources`, and are asked nothing. Numbers that begin with `A-` hold for
    /// every model and need no source in a document.
    mutating func checkRequirements() {
        guard !model.sources.isEmpty else { return }
        let named = NamedRequirements(model)
        for number in model.sources.keys.sorted() where !named.contains(number) {
            warning(
                .requirement,
                .requirement(number),
                "requirement `\(number)` has a source, and nothing in the model answers it",
                remedy: "name it in a `per`, or under `silent` or `not-access`",
                line: nil
            )
        }
        for (number, line) in named.lines where model.sources[number] == nil && !number.hasPrefix("A-") {
            warning(
                .requirement,
                .requirement(number),
                "requirement `\(number)` is named, and has no source",
                remedy: "say under `sources` where in the document it stands",
                line: line
            )
        }
        for number in model.choices.keys.sorted()
        where model.sources[number] == nil && !named.contains(number) && !number.hasPrefix("A-") {
            warning(
                .requirement,
                .requirement(number),
                "requirement `\(number)` has a choice, and nothing else names it",
                remedy: "correct the number under `choices`",
                line: nil
            )
        }
    }
}

/// Every requirement number that some part of a model names, with the first line that does.
private struct NamedRequirements {
    private(set) var lines: [(number: String, line: Int?)] = []
    private var seen: Set<String> = []

    init(_ model: RoleModel) {
        for kind in model.kinds { add(kind.per, kind.sourceLine) }
        for application in model.applications { add(application.per, application.sourceLine) }
        for role in model.projectRoles { add(role.per, role.sourceLine) }
        for setting in model.settings + model.personSettings { add(setting.per, setting.sourceLine) }
        for set in model.sets { add(set.per, set.sourceLine) }
        for role in model.roles {
            add(role.per, role.sourceLine)
            for grant in role.grants { add(grant.per, grant.sourceLine) }
        }
        for never in model.nevers { add(never.per, never.sourceLine) }
        for service in model.services { add(service.per, service.sourceLine) }
        add(model.silent.keys.sorted(), nil)
        add(model.notAccess.keys.sorted(), nil)
    }

    func contains(_ number: String) -> Bool {
        seen.contains(number)
    }

    private mutating func add(_ numbers: [String], _ line: Int?) {
        for number in numbers where seen.insert(number).inserted { lines.append((number, line)) }
    }
}
