// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `A problem in a role model` {
    @Test(arguments: [
        ("titel: T", "3: the role model has an unknown key `titel`; did you mean `title`?"),
        ("on: T", "3: the role model has an unknown key `on`; the keys are in Documentation/Formats.md"),
        ("[a]: T", "3: a key of the role model is a list; write a word"),
        ("title:", "3: `title` of the role model has no value; write text, or remove the key"),
        ("title: \" \"", "3: `title` of the role model is empty; write some text, or remove the key"),
        ("title: { a: b }", "3: `title` of the role model is a mapping and not text; quote text that has a colon"),
        ("title: [a, b]", "3: `title` of the role model is a list; write text"),
        (
            "title: off",
            "3: `title` of the role model is a bare `off`, which YAML reads as no text; quote it: `\"off\"`"
        ),
        (
            "top-role: On",
            "3: `top-role` of the role model is a bare `On`, which YAML reads as no text; quote it: `\"On\"`"
        ),
        ("top-role: Top Role", "3: `top-role` of the role model: `Top Role` is no name; write `top-role`"),
        (
            "top-role: 1st",
            "3: `top-role` of the role model: `1st` is no name; "
                + "use lower case letters, digits and hyphens, and begin with a letter"
        ),
        ("locked: maybe", "3: `locked` of the role model is `maybe`; write `true` or `false`"),
        ("model: m", "3: the role model has `model` twice; remove one"),
        ("words: [a]", "3: `words` of the role model is a list; write a mapping"),
        (
            "words: { yes: a }",
            "3: a name in `words` of the role model is a bare `yes`, which YAML reads as no text; quote it: `\"yes\"`"
        ),
        (
            "words: { person: a, person: b }",
            "3: `words` of the role model: `person` is already on line 3; remove or rename one"
        ),
        (
            "sources: { u-3: a }",
            "3: a number in `sources` of the role model: `u-3` is no requirement's number; write it like `U-3`"
        ),
        ("choices: { U-3: { built: a, other: b } }", "3: choice `U-3` has no `change`; say it in one sentence"),
        ("kinds: { team: { title: Team } }", "3: kind `team` has no `in`; write `in: organisation`, or a kind"),
        ("kinds: { person: { in: team } }", "3: kind `person` always exists; remove it; name it under `words`"),
        ("kinds: [team]", "3: `kinds` of the role model is a list; write a mapping"),
        ("settings: { a: { says: b } }", "3: setting `a` has no `default`; write `default: on` or `default: off`"),
        ("settings: { a: on }", "3: setting `a` is `on`; write a mapping with `default`, `says`, `per`, `flags`"),
        (
            "sets: { a: { each-person: one } }",
            "3: `each-person` of set `a` is `one`; write one of `exactly-one`, `at-most-one`"
        ),
        ("never: { may: a.b }", "3: `never` of the role model is a mapping; write a list"),
        (
            "never: [{ may: a.b, reserved: true }]",
            "3: a never has an unknown key `reserved`; known are `may`, `if`, `unless`, `where`, `per`, `says`"
        ),
        ("services: { feed: [a.b] }", "3: service `feed` is a list; write a mapping with `may`, `says`, `per`"),
        (
            "accepts: [{ from: a, to: b }]",
            "3: an accepted climb has no `because`; write `{ from: ROLE, to: ROLE, because: \"...\" }`"
        ),
    ])
    func `is told with its line and the remedy`(line: String, problem: String) {
        let reading = readModel(with: line)

        #expect(reading.told == [problem])
        #expect(reading.value == nil && reading.asFarAsRead != nil)
    }

    @Test(arguments: [
        ("tittle: x", "5: role `r` has an unknown key `tittle`; did you mean `title`?"),
        ("held-on: { a: b }", "5: `held-on` of role `r` is a mapping; write a name"),
        ("held-on: [a, a]", "5: `held-on` of role `r`: `a` is named twice; remove one"),
        ("everyone: nobody", "5: `everyone` of role `r` is `nobody`; write `true` or `visitors`"),
        ("holders: one", "5: `holders` of role `r` is `one`; write one of `at-most-one`, `exactly-one`"),
        ("code: x7", "5: `code` of role `r` is `x7`; write a whole number of at most nine digits"),
        ("code: 1234567890", "5: `code` of role `r` is `1234567890`; write a whole number of at most nine digits"),
        ("per: 3", "5: `per` of role `r`: `3` is no requirement's number; write it like `U-3`"),
        (
            "notified-of: a.b.c",
            "5: `notified-of` of role `r`: `b.c` is no name; "
                + "use lower case letters, digits and hyphens, and begin with a letter"
        ),
        ("may: { may: a.b }", "5: `may` of role `r` is a mapping; write a list"),
        (
            "may: [a.b]",
            "5: a grant of role `r` is `a.b`; write a mapping with `may`, `if`, `unless`, `where`, `per`, `says`"
        ),
        ("may:\n  - { if: own }", "6: a grant of role `r` has no `may`; write the permissions: `may: [noun.verb]`"),
        ("may:\n  - { may: [] }", "6: `may` of a grant of role `r` is empty; write a permission, or remove the grant"),
        ("may:\n  -\n    may: a.b\n    fi: own", "8: a grant of role `r` has an unknown key `fi`; did you mean `if`?"),
    ])
    func `of a role is told with its line and the remedy`(lines: String, problem: String) {
        #expect(readRole(lines).told == [problem])
    }

    @Test func `is told together with all others, in the order of their lines`() {
        let reading = readModel(
            """
            modle: m
            roles:
              a: { title: A, held-on: Course }
              b: { may: [{ may: course }] }
              a: { title: again }
            setings: {}
            """
        )

        #expect(
            reading.told.map { $0.prefix { $0 != ";" } } == [
                "1: the role model has an unknown key `modle`",
                "1: the role model has no `model`",
                "3: `held-on` of role `a`: `Course` is no name",
                "4: role `b` has no `title`",
                "4: `may` of a grant of role `b`: `course` is no permission",
                "5: `roles` of the role model: `a` is already on line 3",
                "6: the role model has an unknown key `setings`",
            ]
        )
    }

    @Test func `is printed as compilers print it`() {
        #expect(
            readModel("model: m\n").problems.map(\.description)
                == ["m.yaml:1: error: the role model has no `roles`; write at least one role"]
        )
    }

    @Test(arguments: [
        ("on", true), ("On", true), ("yes", true), ("true", true), ("off", false), ("NO", false), ("\"false\"", false),
    ])
    func `is none where a truth value is written in any usual way`(word: String, truth: Bool) {
        #expect(readModel(with: "locked: \(word)").value?.locked == truth)
    }
}
