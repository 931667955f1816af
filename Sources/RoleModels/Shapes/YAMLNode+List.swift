// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Reading a part as a list, or as a mapping from names. One item may stand without brackets.
extension YAMLNode {
    /// The items of a list; what is no list counts as the only item.
    var items: [YAMLNode] {
        if case .sequence(let items) = content { items } else { [self] }
    }

    /// The items of what has to be a list.
    func list(_ what: String, _ problems: Problems) -> [YAMLNode] {
        guard case .sequence(let items) = content else {
            refuse(what, expected: "a list", problems)
            return []
        }
        return items
    }

    /// The names of a list, each once.
    func names(_ what: String, _ problems: Problems) -> [String] {
        var seen: Set<String> = []
        return items.compactMap { item in
            guard let name = item.name(what, problems) else { return nil }
            guard seen.insert(name).inserted else {
                problems.error(line: item.line, "\(what): \(quoted(name)) is named twice", remedy: "remove one")
                return nil
            }
            return name
        }
    }

    /// The entries of a mapping from names; a repeated one is noted and left out.
    func entries(_ what: String, _ problems: Problems) -> [Entry] {
        entries(what, problems) { key in key.name("a name in \(what)", problems) }
    }

    /// The entries of a mapping from the numbers of requirements.
    func entriesByRequirement(_ what: String, _ problems: Problems) -> [Entry] {
        entries(what, problems) { key in key.requirement("a number in \(what)", problems) }
    }

    /// The entries of a mapping, with a name read off each key.
    private func entries(_ what: String, _ problems: Problems, _ named: (YAMLNode) -> String?) -> [Entry] {
        guard case .mapping(let pairs) = content else {
            refuse(what, expected: "a mapping", problems)
            return []
        }
        var lines: [String: Int] = [:]
        return pairs.compactMap { pair in
            guard let name = named(pair.key) else { return nil }
            if let line = lines.updateValue(pair.key.line, forKey: name) {
                problems.error(
                    line: pair.key.line,
                    "\(what): \(quoted(name)) is already on line \(line)",
                    remedy: "remove or rename one"
                )
                return nil
            }
            return Entry(name: name, line: pair.key.line, value: pair.value)
        }
    }
}

/// A named part of a file.
struct Entry {
    let name: String
    /// The line of the name.
    let line: Int
    let value: YAMLNode
}
