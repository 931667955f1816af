// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CYaml

/// Why a text is no YAML, in words that help whoever wrote it.
struct YAMLSyntaxError: Error {
    var line: Int
    var message: String
    var remedy: String

    init(_ parser: yaml_parser_t) {
        let problem = parser.problem.map { String(cString: $0) } ?? ""
        line = Int(parser.problem_mark.line) + 1
        guard parser.error != YAML_READER_ERROR, parser.error != YAML_MEMORY_ERROR else {
            line = Int(parser.mark.line) + 1
            message =
                parser.error == YAML_MEMORY_ERROR ? "no memory to read on" : "a character that YAML does not allow"
            remedy = "remove what cannot be seen on this line or after it"
            return
        }
        let begun = parser.context == nil ? nil : Int(parser.context_mark.line) + 1
        (message, remedy) =
            Self.explanations.first { problem.contains($0.problem) }
            .map { ($0.message, $0.remedy) } ?? ("not YAML: \(problem)", "look at this line and the one before it")
        if let begun, begun != line { message += " (in what begins on line \(begun))" }
    }

    /// libyaml's sentences by a part of them, and what a writer did when they come.
    private static let explanations: [(problem: String, message: String, remedy: String)] = [
        ("mapping values are not allowed", "a colon where no key can stand", "quote text that has a colon"),
        (
            "found character that cannot start any token", "a character that no value begins with",
            "quote text that begins with one of % @ `, and indent with spaces"
        ),
        ("found a tab character", "a tab where spaces indent", "indent with spaces"),
        ("found unexpected end of stream", "quotes that are never closed", "close the quotes"),
        ("found unexpected document indicator", "quotes that are never closed", "close the quotes"),
        ("could not find expected ':'", "a key without a colon", "write `key: value`, and quote text of several lines"),
        (
            "did not find expected ',' or ']'", "a list in brackets that is not closed",
            "put commas between, and close it with `]`"
        ),
        (
            "did not find expected ',' or '}'", "a mapping in braces that is not closed",
            "put commas between, and close it with `}`"
        ),
        (
            "did not find expected '-' indicator", "a list that goes on in another way",
            "begin every item with `- `, all equally far in"
        ),
        (
            "did not find expected key", "no key where one should be",
            "indent keys of one mapping equally; quote text that goes on after its quotes"
        ),
        (
            "block sequence entries are not allowed", "a list item where none can stand",
            "put it on a line of its own, and quote text that begins with `- `"
        ),
        ("block mapping entries are not allowed", "a key where none can stand", "put it on a line of its own"),
        ("block collections are not allowed", "a list or mapping where none can stand", "put it on a line of its own"),
        ("did not find expected node content", "no value where one should be", "write one, or quote it"),
        ("did not find expected <document start>", "text after the end of the document", "one file holds one document"),
        (
            "found unknown escape character", "an unknown escape in double quotes",
            "write `\\\\` for a backslash, or use single quotes"
        ),
        ("Maximum nesting level", "lists and mappings nested too deep", "nest at most \(Limit.depth) deep"),
    ]
}
