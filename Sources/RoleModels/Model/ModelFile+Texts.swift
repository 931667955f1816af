// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What a role model says to its readers, and by which requirement numbers.
extension ModelFile {
    func words() -> [String: String] {
        var words: [String: String] = [:]
        for entry in fields.entries("words") {
            words[entry.name] = entry.value.text("the word for \(quoted(entry.name))", problems)
        }
        return words
    }

    /// A sentence for each requirement number.
    func statements(_ key: String) -> [String: String] {
        var statements: [String: String] = [:]
        for entry in fields[key]?.entriesByRequirement(fields.label(key), problems) ?? [] {
            statements[entry.name] = entry.value.text("\(quoted(entry.name)) in \(quoted(key))", problems)
        }
        return statements
    }

    func choices() -> [String: Choice] {
        var choices: [String: Choice] = [:]
        let keys = ["built", "other", "change"]
        for entry in fields["choices"]?.entriesByRequirement(fields.label("choices"), problems) ?? [] {
            guard let choice = Fields(entry, of: "choice \(quoted(entry.name))", keys: keys, problems) else {
                continue
            }
            for key in keys where choice[key] == nil { choice.missing(key, remedy: "say it in one sentence") }
            choices[entry.name] = Choice(
                built: choice.text("built") ?? "",
                other: choice.text("other") ?? "",
                change: choice.text("change") ?? ""
            )
        }
        return choices
    }

    func applications() -> [Application] {
        entries("applications", atMost: Limit.applications).compactMap { entry in
            let what = "application \(quoted(entry.name))"
            guard let application = Fields(entry, of: what, keys: ["title", "says", "per"], problems) else {
                return nil
            }
            return Application(
                name: entry.name,
                title: application.text("title") ?? entry.name,
                says: application.text("says") ?? "",
                per: application.requirements("per"),
                sourceLine: entry.line
            )
        }
    }

    func projectRoles() -> [ProjectRole] {
        entries("project-roles", atMost: Limit.applications).compactMap { entry in
            let what = "project role \(quoted(entry.name))"
            guard let role = Fields(entry, of: what, keys: ["title", "says", "per"], problems) else { return nil }
            return ProjectRole(
                name: entry.name,
                title: role.text("title") ?? entry.name,
                says: role.text("says") ?? "",
                per: role.requirements("per"),
                sourceLine: entry.line
            )
        }
    }

    func accepts() -> [AcceptedClimb] {
        let keys = ["from", "to", "because"]
        return fields.list("accepts").compactMap { node in
            guard let climb = Fields(node, of: "an accepted climb", keys: keys, problems) else { return nil }
            for key in keys where climb[key] == nil {
                climb.missing(key, remedy: "write `{ from: ROLE, to: ROLE, because: \"...\" }`")
            }
            guard let from = climb.name("from"), let to = climb.name("to") else { return nil }
            return AcceptedClimb(from: from, to: to, because: climb.text("because") ?? "", sourceLine: node.line)
        }
    }
}
