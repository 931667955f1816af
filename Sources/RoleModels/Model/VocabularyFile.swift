// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Reads the vocabulary: every noun with what it is, its flags and its verbs.
package enum VocabularyFile {
    package static func read(_ bytes: [UInt8], named file: String) -> Reading<Vocabulary> {
        let problems = Problems(file: file)
        guard let root = YAMLTree.read(bytes, problems) else { return problems.reading(nil) }
        let entries = root.entries("the vocabulary", problems)
        let vocabulary = Vocabulary(nouns: entries.compactMap { noun($0, problems) })
        if vocabulary.permissions.count > Limit.permissions {
            problems.error(line: nil, "more than \(Limit.permissions) permissions", remedy: "use fewer")
        }
        if vocabulary.flags.count > Limit.flags {
            problems.error(line: nil, "more than \(Limit.flags) flags", remedy: "use fewer")
        }
        return problems.reading(vocabulary)
    }

    package static func read(_ text: String, named file: String) -> Reading<Vocabulary> {
        read(Array(text.utf8), named: file)
    }

    private static func noun(_ entry: Entry, _ problems: Problems) -> Noun? {
        let what = "noun \(quoted(entry.name))"
        let keys = ["of", "flags", "may", "may-in"]
        guard let fields = Fields(entry, of: what, keys: keys, problems) else { return nil }
        if entry.name == "give" {
            problems.error(line: entry.line, "`give` is no noun", remedy: "name it otherwise: `give.ROLE` gives roles")
        }
        if fields["of"] == nil { fields.missing("of", remedy: "write `of: record`, or a kind") }
        if fields["may"] == nil, fields["may-in"] == nil {
            fields.missing("may", remedy: "write its verbs: `may: [view]`")
        }
        let verbs = fields.names("may")
        let inPlace = fields.names("may-in")
        for verb in inPlace where verbs.contains(verb) {
            problems.error(
                line: entry.line,
                "\(what): \(quoted(verb)) is asked of the thing and of the place",
                remedy: "remove it from one"
            )
        }
        return Noun(
            name: entry.name,
            of: fields.name("of") ?? Noun.record,
            flags: fields.names("flags"),
            verbs: verbs,
            verbsInPlace: inPlace,
            sourceLine: entry.line
        )
    }
}
