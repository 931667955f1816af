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
        let explanation = Self.explanations.first { problem.contains($0.problem) }
        message = explanation?.message ?? "not YAML: \(problem)"
        remedy = explanation?.remedy ?? "look at this line and the one before it"
        guard parser.context != nil, parser.context_mark.line != parser.problem_mark.line else { return }
        let begun = Int(parser.context_mark.line) + 1
        if explanation?.isNotedWhereItBegins == true {
            line = begun
        } else {
            message += " (in what begins on line \(begun))"
        }
    }

    /// What a writer did when libyaml says a sentence with these words in it.
    private struct Explanation {
        let problem: String
        let message: String
        let remedy: String
        /// Whether the mistake is at the beginning of what libyaml gave up at the end of.
        var isNotedWhereItBegins = false
    }

    private static let explanations = [
        Explanation(
            problem: "mapping values are not allowed",
            message: "a colon where no key can stand",
            remedy: "quote text that has a colon"
        ),
        Explanation(
            problem: "found character that cannot start any token",
            message: "a character that no value begins with",
            remedy: "quote text that begins with one of % @ `, and indent with spaces"
        ),
        Explanation(
            problem: "found a tab character",
            message: "a tab where spaces indent",
            remedy: "indent with spaces"
        ),
        Explanation(
            problem: "found unexpected end of stream",
            message: "quotes that are never closed",
            remedy: "close the quotes",
            isNotedWhereItBegins: true
        ),
        Explanation(
            problem: "found unexpected document indicator",
            message: "quotes that are never closed",
            remedy: "close the quotes",
            isNotedWhereItBegins: true
        ),
        Explanation(
            problem: "could not find expected ':'",
            message: "a key without a colon",
            remedy: "write `key: value`, and quote text of several lines",
            isNotedWhereItBegins: true
        ),
        Explanation(
            problem: "did not find expected ',' or ']'",
            message: "a list in brackets that is not closed",
            remedy: "put commas between, and close it with `]`"
        ),
        Explanation(
            problem: "did not find expected ',' or '}'",
            message: "a mapping in braces that is not closed",
            remedy: "put commas between, and close it with `}`"
        ),
        Explanation(
            problem: "did not find expected '-' indicator",
            message: "a list that goes on in another way",
            remedy: "begin every item with `- `, all equally far in"
        ),
        Explanation(
            problem: "did not find expected key",
            message: "no key where one should be",
            remedy: "indent keys of one mapping equally; quote text that goes on after its quotes"
        ),
        Explanation(
            problem: "block sequence entries are not allowed",
            message: "a list item where none can stand",
            remedy: "put it on a line of its own, and quote text that begins with `- `"
        ),
        Explanation(
            problem: "block mapping entries are not allowed",
            message: "a key where none can stand",
            remedy: "put it on a line of its own"
        ),
        Explanation(
            problem: "block collections are not allowed",
            message: "a list or mapping where none can stand",
            remedy: "put it on a line of its own"
        ),
        Explanation(
            problem: "did not find expected node content",
            message: "no value where one should be",
            remedy: "write one, or quote it"
        ),
        Explanation(
            problem: "did not find expected <document start>",
            message: "text after the end of the document",
            remedy: "one file holds one document"
        ),
        Explanation(
            problem: "found unknown escape character",
            message: "an unknown escape in double quotes",
            remedy: "write `\\\\` for a backslash, or use single quotes"
        ),
        Explanation(
            problem: "Maximum nesting level",
            message: "lists and mappings nested too deep",
            remedy: "nest at most \(Limit.depth) deep"
        ),
    ]
}
