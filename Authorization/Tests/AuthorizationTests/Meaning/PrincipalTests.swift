// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Who asks, and what is never allowed` {
    private func college() -> Scene {
        var college = Scene(
            Role("tutor", on: "course", may: Grant(["essay.view", "essay.grade"])),
            Role("everybody", may: Grant(["person.view"])).with { $0.everyone = .people },
            Role("guest", may: Grant(["course.view"], if: [.shown]), Grant(["essay.view"], if: [.own])).with {
                $0.everyone = .visitors
            }
        )
        college.model.services = [Service(name: "feed", permissions: ["give.tutor", .everyVerb(of: "course")])]
        college.give("tom", "tutor", on: "algebra")
        return college
    }

    @Test func `a token may no more than its list, and no more than its person`() throws {
        let college = college()

        #expect(try college.may(.token(of: "tom", ["essay.view"]), "essay.view", .essay(in: "algebra")))
        #expect(try !college.may(.token(of: "tom", ["essay.view"]), "essay.grade", .essay(in: "algebra")))
        #expect(try !college.may(.token(of: "eve", ["essay.view"]), "essay.view", .essay(in: "algebra")))
    }

    @Test func `a service may what its list says, everywhere`() throws {
        let college = college()

        #expect(try college.may(.service("feed"), "give.tutor", .on("pottery", to: "eve")))
        #expect(try college.may(.service("feed"), "course.edit", .on("algebra")))
        #expect(try !college.may(.service("feed"), "essay.view", .essay(in: "algebra")))
        #expect(try !college.may(.service("robot"), "course.edit", .on("algebra")))
    }

    @Test func `a visitor sees what is shown to everyone, and nothing is theirs`() throws {
        let college = college()
        var course = World.Thing.on("algebra")

        #expect(try !college.may(.visitor, "course.view", course))

        course.audience = ["organisation"]

        #expect(try college.may(.visitor, "course.view", course))
        #expect(try !college.may(.visitor, "essay.view", .essay()))
        #expect(try !college.may(.visitor, "person.view", .person("eve")))
    }

    @Test func `what visitors may, everyone who signed in may`() throws {
        let college = college()

        #expect(try college.may("eve", "essay.view", .essay(of: "eve")))
        #expect(try college.may("eve", "person.view", .person("dan")))
        #expect(try !college.may("nobody", "person.view", .person("dan")))
    }

    @Test func `a never beats every grant, and only where its conditions hold`() throws {
        var college = college()
        college.model.nevers = [Grant(["essay.grade"], if: [.own]), Grant(["course.edit"], if: [.setting("open")])]

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra", of: "eve")))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra", of: "tom")))
        #expect(try college.may(.service("feed"), "course.edit", .on("algebra")))

        college.world.settings["open"] = true

        #expect(try !college.may(.service("feed"), "course.edit", .on("algebra")))
    }

    @Test func `a never can ask where the person holds something`() throws {
        var college = college()
        college.model.nevers = [Grant(["essay.grade"]).within(HeldRole("listed"))]
        college.give("tom", "tutor", on: "ethics")
        college.give("tom", "listed", on: "algebra-list")

        #expect(try college.may("tom", "essay.grade", .essay(in: "ethics")))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra-list")))
    }

    @Test func `an unheard-of permission is nobody's`() throws {
        #expect(try !college().may("tom", "essay.burn", .essay(in: "algebra")))
        #expect(try !college().may("tom", "give.emperor", .on("algebra")))
    }
}
