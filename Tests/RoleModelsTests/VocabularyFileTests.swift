// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `A vocabulary file` {
    @Test func `is read with the line of every noun`() {
        let text =
            "course: { of: course, flags: [public], may-in: [create], may: [view, "
            + "edit] }\ngrade:\n  of: record\n  may: view\n"

        #expect(
            VocabularyFile.read(text, named: "v.yaml").value
                == Vocabulary(nouns: [
                    Noun(
                        name: "course",
                        of: "course",
                        flags: ["public"],
                        verbs: ["view", "edit"],
                        verbsInPlace: ["create"],
                        sourceLine: 1
                    ),
                    Noun(name: "grade", of: "record", verbs: ["view"], sourceLine: 2),
                ])
        )
    }

    @Test(arguments: [
        ("a: { may: [view] }", "1: noun `a` has no `of`; write `of: record`, or a kind"),
        ("a: { of: record }", "1: noun `a` has no `may`; write its verbs: `may: [view]`"),
        ("a: { of: record, may: [view, view] }", "1: `may` of noun `a`: `view` is named twice; remove one"),
        (
            "a: { of: record, may: [no] }",
            "1: `may` of noun `a` is a bare `no`, which YAML reads as no text; quote it: `\"no\"`"
        ),
        (
            "a: { of: record, may: v, may-in: v }",
            "1: noun `a`: `v` is asked of the thing and of the place; remove it from one"
        ),
        ("give: { of: record, may: [v] }", "1: `give` is no noun; name it otherwise: `give.ROLE` gives roles"),
        ("a: [view]", "1: noun `a` is a list; write a mapping with `of`, `flags`, `may`, `may-in`"),
        (
            "a: { of: record, may: v }\na: { of: record, may: v }",
            "2: the vocabulary: `a` is already on line 1; remove or rename one"
        ),
    ])
    func `is refused with its line and the remedy`(text: String, problem: String) {
        #expect(VocabularyFile.read(text, named: "v.yaml").told == [problem])
    }

    @Test func `has at most 64 flags`() {
        let flags = { (count: Int) in (1...count).map { "f\($0)" }.joined(separator: ", ") }
        let text = { (count: Int) in "a: { of: record, may: v, flags: [\(flags(count))] }" }

        #expect(VocabularyFile.read(text(64), named: "v.yaml").problems == [])
        #expect(VocabularyFile.read(text(65), named: "v.yaml").told == ["0: more than 64 flags; use fewer"])
    }

    @Test func `has at most 2,000 permissions`() {
        let verbs = (1...2_001).map { "v\($0)" }.joined(separator: ", ")

        #expect(
            VocabularyFile.read("a: { of: record, may: [\(verbs)] }", named: "v.yaml").told
                == ["0: more than 2000 permissions; use fewer"]
        )
    }
}
