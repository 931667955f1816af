// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Roles.
extension ModelFile {
    func roles() -> [Role] {
        entries("roles", atMost: Limit.roles).compactMap { role($0) }
    }

    private static let roleKeys = [
        "title", "says", "duties", "examples", "held-on", "everyone", "set", "includes", "carries", "steps-in-for",
        "holders", "line", "unless", "opens", "flags", "shown-as", "code", "notified-of", "per", "may",
    ]

    private func role(_ entry: Entry) -> Role? {
        let what = "role \(quoted(entry.name))"
        guard let fields = Fields(entry, of: what, keys: Self.roleKeys, problems) else { return nil }
        var role = Role(name: entry.name, title: entry.name, heldOn: fields.names("held-on"))
        role.sourceLine = entry.line
        readTitles(fields, into: &role)
        role.everyone = everyone(fields)
        role.set = fields.name("set")
        role.includes = fields.names("includes")
        role.carries = fields.names("carries")
        role.stepsInFor = fields.name("steps-in-for")
        role.holders = fields.choice("holders", ["at-most-one", "exactly-one"]) ?? .any
        role.line = fields.truth("line") ?? false
        role.unless = conditions("unless", fields)
        role.opens = fields.names("opens")
        role.flags = fields.names("flags")
        role.code = fields.number("code")
        role.notifiedOf = fields.spelled("notified-of", as: "what happened") { text throws(Misspelling) in
            try Name.checked(text, withDot: true)
        }
        role.per = fields.requirements("per")
        role.grants = fields.list("may").compactMap { grant($0, of: what) }
        return role
    }

    private func readTitles(_ fields: Fields, into role: inout Role) {
        role.says = fields.text("says") ?? ""
        role.duties = fields.texts("duties")
        role.examples = fields.texts("examples")
        role.shownAs = fields.text("shown-as")
        guard let title = fields["title"] else {
            return fields.missing("title", remedy: "write the word on screen: `title: \(role.name)`")
        }
        guard case .mapping = title.content else {
            role.title = fields.text("title") ?? role.name
            return
        }
        let titles = title.entries(fields.label("title"), problems)
        for (index, entry) in titles.enumerated() {
            guard let text = entry.value.text("the title on \(quoted(entry.name))", problems) else { continue }
            role.titleByKind[entry.name] = text
            if index == 0 { role.title = text }
        }
    }

    private func everyone(_ fields: Fields) -> Role.Everyone {
        guard let node = fields["everyone"] else { return .nobody }
        if case .scalar("visitors", _) = node.content { return .visitors }
        if case .scalar(let text, _) = node.content,
            !["true", "false", "on", "off", "yes", "no"].contains(text.lowercased())
        {
            node.refuse(fields.label("everyone"), expected: "`true` or `visitors`", problems)
            return .nobody
        }
        return fields.truth("everyone") == true ? .people : .nobody
    }
}
