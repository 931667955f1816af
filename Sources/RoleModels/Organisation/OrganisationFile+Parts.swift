// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Nodes, people with their holdings, and things.
extension OrganisationFile {
    func node(_ entry: Entry) -> NodeDescription? {
        let what = "node \(quoted(entry.name))"
        let keys = ["kind", "title", "in", "flags", "shown"]
        guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
        if fields["kind"] == nil { fields.missing("kind", remedy: "write a kind of the role model") }
        guard let kind = fields.name("kind") else { return nil }
        var node = NodeDescription(name: entry.name, kind: kind, title: fields.text("title") ?? entry.name)
        node.containers = (fields["in"]?.items ?? []).compactMap { container($0, of: what) }
        node.flags = fields.names("flags")
        node.shown = fields.names("shown")
        node.sourceLine = entry.line
        return node
    }

    private func container(_ node: YAMLNode, of what: String) -> ContainerDescription? {
        guard case .mapping = node.content else {
            guard let name = node.name("`in` of \(what)", problems) else { return nil }
            return ContainerDescription(node: name, sourceLine: node.line)
        }
        guard let fields = Fields(node, of: "`in` of \(what)", keys: ["node", "from", "until"], problems) else {
            return nil
        }
        if fields["node"] == nil { fields.missing("node", remedy: "name the node it lies in") }
        let (from, until) = fields.period()
        guard let name = fields.name("node") else { return nil }
        return ContainerDescription(node: name, from: from, until: until, sourceLine: node.line)
    }

    func person(_ entry: Entry) -> PersonDescription? {
        let what = "person \(quoted(entry.name))"
        let keys = ["name", "active", "settings", "roles"]
        guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
        var person = PersonDescription(name: entry.name, title: fields.text("name") ?? entry.name)
        person.isActive = fields.truth("active") ?? true
        person.settings = fields.names("settings")
        person.holdings = (fields["roles"]?.items ?? []).compactMap { holding($0, of: what) }
        person.sourceLine = entry.line
        return person
    }

    private func holding(_ node: YAMLNode, of what: String) -> HoldingDescription? {
        guard case .mapping = node.content else {
            let held = node.spelled("a role of \(what)", as: "`ROLE` or `ROLE on NODE`", problems) {
                text throws(Misspelling) in
                var words = Words(text, form: "ROLE, or ROLE on NODE")
                let role = try words.name("a role")
                let node = words.accept("on") ? try words.name("a node") : nil
                try words.finish()
                return HoldingDescription(role: role, node: node)
            }
            guard var held else { return nil }
            held.sourceLine = node.line
            return held
        }
        let keys = ["role", "node", "from", "until", "given-by", "source", "stands-in-for"]
        guard let fields = Fields(node, of: "a role of \(what)", keys: keys, problems) else { return nil }
        if fields["role"] == nil { fields.missing("role", remedy: "write `{ role: ROLE, node: NODE }`") }
        let (from, until) = fields.period()
        guard let role = fields.name("role") else { return nil }
        return HoldingDescription(
            role: role,
            node: fields.name("node"),
            from: from,
            until: until,
            givenBy: fields.name("given-by"),
            source: source(fields),
            standsInFor: fields.name("stands-in-for"),
            sourceLine: node.line
        )
    }

    private func source(_ fields: Fields) -> Holding.Source {
        let word: SourceWord? = fields.choice("source", ["hand", "feed", "stand-in"])
        return switch word {
        case .feed: .feed
        case .standIn: .standIn
        case .hand: .hand
        case nil: fields["stands-in-for"] == nil ? .hand : .standIn
        }
    }

    func thing(_ entry: Entry) -> ThingDescription? {
        let what = "thing \(quoted(entry.name))"
        let keys = ["is", "place", "owner", "party", "shown", "flags", "title"]
        guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
        if fields["is"] == nil { fields.missing("is", remedy: "write a noun of the vocabulary") }
        guard let noun = fields.name("is") else { return nil }
        var thing = ThingDescription(name: entry.name, noun: noun, title: fields.text("title") ?? entry.name)
        thing.place = fields.name("place")
        thing.owner = fields.name("owner")
        thing.parties = fields.names("party")
        thing.shown = fields.names("shown")
        thing.flags = fields.names("flags")
        thing.sourceLine = entry.line
        return thing
    }
}

/// Where a holding comes from, as files say it.
private enum SourceWord: String {
    case hand, feed
    case standIn = "stand-in"
}
