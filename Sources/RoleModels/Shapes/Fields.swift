// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A mapping of which the keys are known.
///
/// Others are noted, with the one that was probably meant.
struct Fields {
    /// How messages call what the mapping describes.
    let what: String
    let line: Int
    let problems: Problems
    private var values: [String: YAMLNode] = [:]

    /// The fields of a named part.
    ///
    /// What they lack is noted at its name.
    init?(_ entry: Entry, of what: String, keys: [String], _ problems: Problems) {
        self.init(entry.value, of: what, keys: keys, problems, line: entry.line)
    }

    init?(_ node: YAMLNode, of what: String, keys: [String], _ problems: Problems, line: Int? = nil) {
        guard case .mapping(let pairs) = node.content else {
            node.refuse(what, expected: "a mapping with \(quoted(all: Array(keys.prefix(6))))", problems)
            return nil
        }
        self.what = what
        self.line = line ?? node.line
        self.problems = problems
        for pair in pairs where !problems.isFull { take(pair, keys) }
    }

    private mutating func take(_ pair: YAMLPair, _ keys: [String]) {
        guard case .scalar(let key, _) = pair.key.content else {
            return pair.key.refuse("a key of \(what)", expected: "a word", problems)
        }
        guard keys.contains(key) else {
            let advice = adviceOnNames(instead: key, among: keys) ?? "the keys are in Documentation/Formats.md"
            return problems.error(line: pair.key.line, "\(what) has an unknown key \(quoted(key))", remedy: advice)
        }
        guard values[key] == nil else {
            return problems.error(line: pair.key.line, "\(what) has \(quoted(key)) twice", remedy: "remove one")
        }
        values[key] = pair.value
    }

    /// What stands under the key.
    subscript(key: String) -> YAMLNode? { values[key] }

    /// How messages call what stands under the key.
    func label(_ key: String) -> String { "\(quoted(key)) of \(what)" }

    /// Notes that a key which has to be there is not.
    func missing(_ key: String, remedy: String) {
        problems.error(line: line, "\(what) has no \(quoted(key))", remedy: remedy)
    }
}

/// What stands under a key, read as what it should be.
extension Fields {
    func text(_ key: String) -> String? { self[key]?.text(label(key), problems) }

    func texts(_ key: String) -> [String] {
        (self[key]?.items ?? []).compactMap { $0.text("an item of \(label(key))", problems) }
    }

    func name(_ key: String) -> String? { self[key]?.name(label(key), problems) }

    func names(_ key: String) -> [String] { self[key]?.names(label(key), problems) ?? [] }

    func truth(_ key: String) -> Bool? { self[key]?.truth(label(key), problems) }

    func number(_ key: String) -> Int? { self[key]?.number(label(key), problems) }

    func list(_ key: String) -> [YAMLNode] { self[key]?.list(label(key), problems) ?? [] }

    func entries(_ key: String) -> [Entry] { self[key]?.entries(label(key), problems) ?? [] }

    /// Requirement numbers, one or a list.
    func requirements(_ key: String) -> [String] {
        (self[key]?.items ?? []).compactMap { $0.requirement(label(key), problems) }
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable<String>>(_ key: String, _ words: [String]) -> Choice? {
        guard let node = self[key] else { return nil }
        if case .scalar(let text, _) = node.content, words.contains(text), let choice = Choice(rawValue: text) {
            return choice
        }
        node.refuse(label(key), expected: "one of \(quoted(all: words))", problems)
        return nil
    }

    /// What is spelled in its own way, one or a list.
    func spelled<Value>(
        _ key: String,
        as expected: String,
        _ read: (String) throws(Misspelling) -> Value
    ) -> [Value] {
        (self[key]?.items ?? []).compactMap { $0.spelled(label(key), as: expected, problems, read) }
    }
}
