// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Grants, nevers and services.
extension ModelFile {
    private static let grantKeys = ["may", "if", "unless", "where", "per", "says", "creator-becomes", "reserved"]
    private static let neverKeys = ["may", "if", "unless", "where", "per", "says"]

    func grant(_ node: YAMLNode, of owner: String) -> Grant? {
        let what = "a grant of \(owner)"
        guard let fields = Fields(node, of: what, keys: Self.grantKeys, problems) else { return nil }
        var grant = grant(fields)
        grant.creatorBecomes = fields.name("creator-becomes")
        grant.reserved = fields.truth("reserved") ?? false
        return grant
    }

    func nevers() -> [Grant] {
        fields.list("never").compactMap { node in
            guard let fields = Fields(node, of: "a never", keys: Self.neverKeys, problems) else { return nil }
            return grant(fields)
        }
    }

    func services() -> [Service] {
        entries("services", atMost: Limit.services).compactMap { entry in
            let what = "service \(quoted(entry.name))"
            guard let fields = Fields(entry, of: what, keys: ["may", "says", "per"], problems) else { return nil }
            return Service(
                name: entry.name,
                permissions: permissions(fields),
                says: fields.text("says") ?? "",
                per: fields.requirements("per"),
                sourceLine: entry.line
            )
        }
    }

    func conditions(_ key: String, _ fields: Fields) -> [Condition] {
        fields.spelled(key, as: "a condition") { text throws(Misspelling) in try Condition(spelled: text) }
    }

    private func grant(_ fields: Fields) -> Grant {
        var grant = Grant(permissions(fields), if: conditions("if", fields), unless: conditions("unless", fields))
        grant.within = fields.spelled("where", as: "a role, or `ROLE on KIND`") { text throws(Misspelling) in
            try HeldRole(spelled: text)
        }
        grant.per = fields.requirements("per")
        grant.says = fields.text("says") ?? ""
        grant.sourceLine = fields.line
        return grant
    }

    private func permissions(_ fields: Fields) -> [PermissionPattern] {
        guard let node = fields["may"] else {
            fields.missing("may", remedy: "write the permissions: `may: [noun.verb]`")
            return []
        }
        if case .sequence(let items) = node.content, items.isEmpty {
            problems.error(
                line: node.line,
                "\(fields.label("may")) is empty",
                remedy: "write a permission, or remove the grant"
            )
        }
        return fields.spelled("may", as: "permissions") { text throws(Misspelling) in
            try PermissionPattern(spelled: text)
        }
    }
}
