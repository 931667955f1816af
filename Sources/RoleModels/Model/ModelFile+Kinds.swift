// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Kinds of nodes, settings, and sets of roles.
extension ModelFile {
    func kinds() -> [Kind] {
        entries("kinds", atMost: Limit.kinds).compactMap { entry in
            let what = "kind \(quoted(entry.name))"
            let keys = ["in", "several", "people", "is", "title", "per"]
            guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
            if [Kind.organisation, Kind.person].contains(entry.name) {
                problems.error(line: entry.line, "\(what) always exists", remedy: "remove it; name it under `words`")
            }
            if fields["in"] == nil { fields.missing("in", remedy: "write `in: organisation`, or a kind") }
            var kind = Kind(
                name: entry.name,
                in: fields.name("in") ?? Kind.organisation,
                title: fields.text("title"),
                noun: fields.name("is"),
                people: fields.name("people")
            )
            kind.several = fields.truth("several") ?? false
            kind.per = fields.requirements("per")
            kind.sourceLine = entry.line
            return kind
        }
    }

    func settings(_ key: String, atMost limit: Int) -> [Setting] {
        entries(key, atMost: limit).compactMap { entry in
            let what = "setting \(quoted(entry.name))"
            let keys = ["default", "says", "per", "flags"]
            guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
            if fields["default"] == nil { fields.missing("default", remedy: "write `default: on` or `default: off`") }
            return Setting(
                name: entry.name,
                isOnByDefault: fields.truth("default") ?? false,
                says: fields.text("says") ?? "",
                per: fields.requirements("per"),
                flags: fields.names("flags"),
                sourceLine: entry.line
            )
        }
    }

    func sets() -> [RoleSet] {
        entries("sets", atMost: Limit.sets).compactMap { entry in
            let what = "set \(quoted(entry.name))"
            guard let fields = Fields(entry, of: what, keys: ["each-person", "default", "per"], problems) else {
                return nil
            }
            let counts = ["exactly-one", "at-most-one"]
            if fields["each-person"] == nil {
                fields.missing("each-person", remedy: "write one of \(quoted(all: counts))")
            }
            let count: RoleSet.Count? = fields.choice("each-person", counts)
            return RoleSet(
                name: entry.name,
                eachPerson: count ?? .atMostOne,
                defaultRole: fields.name("default"),
                per: fields.requirements("per"),
                sourceLine: entry.line
            )
        }
    }
}
