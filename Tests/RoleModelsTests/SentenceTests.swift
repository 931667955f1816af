// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `A sentence` {
    @Test(arguments: [
        ("ada may grade.give on essay", Sentence(.person("ada"), may: "grade.give", on: .named("essay"))),
        ("visitor may course.view on organisation", Sentence(.visitor, may: "course.view", on: .named("organisation"))),
        (
            "service feed may give.student on organisation",
            Sentence(.service("feed"), may: "give.student", on: .named("organisation"))
        ),
        ("ben as ada may task.view on plan", Sentence(.acting("ben", as: "ada"), may: "task.view", on: .named("plan"))),
        (
            "ada may holding.view on holding of ben as learner on step-1",
            Sentence(.person("ada"), may: "holding.view", on: .holding(of: "ben", as: "learner", on: "step-1"))
        ),
        (
            "ada may holding.view on holding of ben as educator",
            Sentence(.person("ada"), may: "holding.view", on: .holding(of: "ben", as: "educator", on: nil))
        ),
    ])
    func `is read, and written as it was`(text: String, sentence: Sentence) throws {
        #expect(try Sentence(spelled: text) == sentence)
        #expect(sentence.description == text)
    }

    @Test(arguments: [
        ("", "`` should have a person at the end"),
        ("ada", "`ada` should have `may` at the end"),
        ("ada can grade.give on essay", "`ada can grade.give on essay` should have `may` before `can`"),
        ("ada may grade.give essay", "`ada may grade.give essay` should have `on` before `essay`"),
        ("ada may grade.give on", "`ada may grade.give on` should have a thing at the end"),
        ("ada may grade.give on essay now", "`ada may grade.give on essay now` should have the end before `now`"),
        ("ada may grade.* on essay", "`grade.*` is more than one permission"),
        ("ada may grade on essay", "`grade` is no permission"),
        ("Ada may grade.give on essay", "`Ada` is no name"),
        (
            "visitor as ada may grade.give on essay",
            "`visitor as ada may grade.give on essay` should have `may` before `as`"
        ),
        ("ben as visitor as ada may a.b on c", "`ben as visitor as ada may a.b on c` should have `may` before `as`"),
        ("service may grade.give on essay", "`service may grade.give on essay` should have `may` before `grade.give`"),
        ("ada may a.b on holding of ben", "`ada may a.b on holding of ben` should have `as` at the end"),
    ])
    func `that is none is refused`(text: String, message: String) {
        let error = #expect(throws: Misspelling.self) { try Sentence(spelled: text) }
        #expect(error?.message == message)
    }

    @Test func `has parts that can be read alone`() throws {
        #expect(try Asker(spelled: "ben as ada") == .acting("ben", as: "ada"))
        #expect(try ThingName(spelled: "holding of ben as learner") == .holding(of: "ben", as: "learner", on: nil))
        #expect(throws: Misspelling.self) { try Asker(spelled: "ben ada") }
        #expect(throws: Misspelling.self) { try ThingName(spelled: "essay report") }
    }
}

@Suite struct `A change` {
    @Test(
        arguments: [
            ("give educator to ada", .give(role: "educator", node: nil, person: "ada", from: nil, until: nil)),
            (
                "give learner on step-1 to ada from 2026-01-01 until 2026-02-01",
                .give(
                    role: "learner",
                    node: "step-1",
                    person: "ada",
                    from: Instant(year: 2026, month: 1, day: 1),
                    until: Instant(year: 2026, month: 2, day: 1)
                )
            ),
            ("end student on algebra of zoe", .end(role: "student", node: "algebra", person: "zoe")),
            ("end educator of zoe", .end(role: "educator", node: nil, person: "zoe")),
            ("put algebra in mba", .put(node: "algebra", into: "mba")),
            ("take algebra out of mba", .take(node: "algebra", outOf: "mba")),
            ("move team-a to team-b", .move(node: "team-a", to: "team-b")),
            ("turn on strict", .turnOn(setting: "strict", person: nil)),
            ("turn off away for ada", .turnOff(setting: "away", person: "ada")),
            ("deactivate ada", .deactivate(person: "ada")),
            ("reactivate ada", .reactivate(person: "ada")),
            ("stop tutor grade.*", .stop(role: "tutor", .everyVerb(of: "grade"))),
            ("let tutor grade.give", .allow(role: "tutor", .permission("grade.give"), if: [], unless: [], within: [])),
            (
                "let tutor give any ranks if own, setting strict unless released where tutor on course, head",
                .allow(
                    role: "tutor",
                    .giveAny(set: "ranks"),
                    if: [.own, .setting("strict")],
                    unless: [.flag("released")],
                    within: [HeldRole("tutor", on: "course"), HeldRole("head")]
                )
            ),
        ] as [(String, ChangeSentence)]
    )
    func `is read`(text: String, change: ChangeSentence) throws {
        #expect(try ChangeSentence(spelled: text) == change)
    }

    @Test(arguments: [
        "", "grant educator to ada", "give educator", "give educator to", "give to ada", "give educator on to ada",
        "give educator to ada until", "give educator to ada from 2026-02-30",
        "give educator to ada from 2026-02-01 until 2026-02-01",
        "end educator to ada", "put algebra into mba", "take algebra of mba", "move a b", "turn strict on", "turn on",
        "turn on strict for", "deactivate", "deactivate ada ben", "let tutor", "let tutor grade",
        "let tutor grade.give if",
        "let tutor grade.give if own,", "let tutor grade.give unless own if own",
        "let tutor grade.give where a on b on c",
        "stop tutor", "stop tutor grade.give x",
    ])
    func `that is none is refused`(text: String) {
        #expect(throws: Misspelling.self) { try ChangeSentence(spelled: text) }
    }

    @Test func `that is nearly one is told how to write it`() {
        let error = #expect(throws: Misspelling.self) { try ChangeSentence(spelled: "gives educator to ada") }
        #expect(error?.remedy == "did you mean `give`?")

        let other = #expect(throws: Misspelling.self) { try ChangeSentence(spelled: "put algebra into mba") }
        #expect(other?.remedy == "write `put NODE in NODE`")
    }
}
