// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `A file of stories` {
    @Test func `is read whole, with the line of every sentence`() throws {
        let text = """
            stories: "Who grades"
            model: university
            given:
              people: { tom: { roles: [tutor] } }
            tell:
              - story: "A tutor grades"
                per: [U-25, U-28]
                after: [end student on algebra of zoe]
                allowed:
                  - tom may grade.give on essay
                denied:
                  - { ask: visitor may grade.give on essay, because: "course tutor" }

            """

        let stories = try #require(StoryFile.read(text, named: "s.yaml").value)

        #expect(stories.title == "Who grades" && stories.model == "university")
        guard case .given(let organisation) = stories.organisation else { return #expect(Bool(false)) }
        #expect(organisation.people.map(\.name) == ["tom"])
        let story = try #require(stories.stories.first)
        #expect(story.title == "A tutor grades" && story.per == ["U-25", "U-28"] && story.sourceLine == 6)
        #expect(story.after.map(\.change) == [.end(role: "student", node: "algebra", person: "zoe")])
        #expect(story.allowed.map(\.sentence) == [Sentence(.person("tom"), may: "grade.give", on: .named("essay"))])
        #expect(story.allowed.map(\.sourceLine) == [10])
        #expect(story.denied.map(\.because) == ["course tutor"] && story.denied.map(\.sourceLine) == [12])
    }

    @Test func `may take place in the organisation of another file`() throws {
        let text = "stories: S\nmodel: ../m.yaml\nin: ../Samples/university.yaml\ntell: []\n"

        let stories = try #require(StoryFile.read(text, named: "s.yaml").value)

        #expect(stories.organisation == .file("../Samples/university.yaml", sourceLine: 3))
        #expect(stories.model == "../m.yaml")
    }

    @Test(arguments: [
        ("given: {}\nin: a.yaml", "5: both `given` and `in`; remove one: `in` stands for `given`"),
        (
            "given: { organisation: A }",
            "4: `given` has an unknown key `organisation`; known are `today`, `settings`, `nodes`, `people`, `things`"
        ),
        (
            "",
            "1: the file of stories has no `given`; "
                + "describe an organisation, or name a file: `in: ../Samples/NAME.yaml`"
        ),
        (
            "given: {}\nwhen: x",
            "5: the file of stories has an unknown key `when`; known are `stories`, `model`, `given`, `in`, `tell`"
        ),
    ])
    func `is refused with its line and the remedy`(lines: String, problem: String) {
        #expect(StoryFile.read("stories: S\nmodel: m\ntell: []\n" + lines, named: "s.yaml").told == [problem])
    }

    @Test(arguments: [
        ("{ allowed: [a may b.c on d] }", "a story has no `story`; say in one sentence what it shows"),
        ("{ story: S }", "a story has no `allowed`; write what must be allowed, or what must be `denied`"),
        ("{ story: S, allowed: a may b.c on d }", "`allowed` of a story is `a may b.c on d`; write a list"),
        (
            "{ story: S, allowed: [a can b.c on d] }",
            "a question: `a can b.c on d` should have `may` before `can`; write `PERSON may PERMISSION on THING`"
        ),
        ("{ story: S, denied: [{ because: b }] }", "a question has no `ask`; write `PERSON may PERMISSION on THING`"),
        (
            "{ story: S, denied: [], after: [turn up a] }",
            "a change: `turn up a` should have `off` before `up`; "
                + "write `turn on SETTING [for PERSON], or turn off SETTING [for PERSON]`"
        ),
    ])
    func `has stories that are refused with their line and the remedy`(story: String, problem: String) {
        let text = "stories: S\nmodel: m\ngiven: {}\ntell:\n  - \(story)\n"

        #expect(StoryFile.read(text, named: "s.yaml").told == ["5: \(problem)"])
    }
}
