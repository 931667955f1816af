// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Conditions of a grant` {
    private func college(_ grant: Grant) -> Scene {
        var college = Scene(
            Role("student", on: "organisation", may: grant),
            Role("tutor", on: "course", "team").with { $0.line = true }
        )
        college.give("eve", "student")
        college.give("eve", "member", on: "sales")
        return college
    }

    @Test func `own is the owner's`() throws {
        let college = college(Grant(["essay.view"], if: [.own]))

        #expect(try college.may("eve", "essay.view", .essay(of: "eve")))
        #expect(try !college.may("eve", "essay.view", .essay(of: "dan")))
        #expect(try !college.may("eve", "essay.view", .essay()))
    }

    @Test func `party is the other person named`() throws {
        let college = college(Grant(["essay.view"], if: [.party]))

        #expect(try college.may("eve", "essay.view", .essay(of: "dan", with: "eve")))
        #expect(try !college.may("eve", "essay.view", .essay(of: "eve", with: "dan")))
    }

    @Test func `shown is to a person, to a team and what lies in it, or to everyone`() throws {
        let college = college(Grant(["essay.view"], if: [.shown]))

        #expect(try college.may("eve", "essay.view", .essay(shownTo: "eve")))
        #expect(try college.may("eve", "essay.view", .essay(shownTo: "trade")))
        #expect(try college.may("eve", "essay.view", .essay(shownTo: "organisation")))
        #expect(try !college.may("eve", "essay.view", .essay(shownTo: "dan", "algebra")))
        #expect(try !college.may("eve", "essay.view", .essay()))
    }

    @Test func `a flag must be there, or must not`() throws {
        let wanted = college(Grant(["essay.view"], if: [.flag("released")]))
        let unwanted = college(Grant(["essay.view"], unless: [.flag("released")]))
        let released = World.Thing.essay(flagged: ["released"])

        #expect(try wanted.may("eve", "essay.view", released))
        #expect(try !wanted.may("eve", "essay.view", .essay(flagged: ["legacy"])))
        #expect(try !unwanted.may("eve", "essay.view", released))
        #expect(try unwanted.may("eve", "essay.view", .essay(flagged: ["legacy"])))
    }

    @Test func `a setting is the organisation's, my is the holder's`() throws {
        var open = college(Grant(["essay.view"], if: [.setting("open")]))
        var resting = college(Grant(["essay.view"], if: [.my("on-break")]))

        #expect(try !open.may("eve", "essay.view", .essay()))
        #expect(try !resting.may("eve", "essay.view", .essay(of: "dan")))

        open.world.settings["open"] = true
        resting.world.people[4].settings["on-break"] = true

        #expect(try open.may("eve", "essay.view", .essay()))
        #expect(try resting.may("eve", "essay.view", .essay(of: "dan")))
    }

    @Test func `where asks for another role around the thing`() throws {
        var college = college(Grant(["essay.grade"]).within(HeldRole("tutor")))
        college.give("eve", "tutor", on: "algebra")

        #expect(try college.may("eve", "essay.grade", .essay(in: "algebra")))
        #expect(try !college.may("eve", "essay.grade", .essay(in: "ethics")))
        #expect(try !college.may("eve", "essay.grade", .essay(in: "algebra", of: "eve")))
    }

    @Test func `where can ask for the kind it is held on`() throws {
        var college = college(Grant(["essay.grade"]).within(HeldRole("tutor", on: "team")))
        college.give("eve", "tutor", on: "algebra")
        college.give("eve", "tutor", on: "trade")

        #expect(try college.may("eve", "essay.grade", .essay(in: "sales")))
        #expect(try !college.may("eve", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `two grants are not joined by halves`() throws {
        var college = college(Grant(["essay.grade"], if: [.own, .flag("legacy")]))
        college.model.roles[0].grants.append(Grant(["essay.grade"], if: [.party, .flag("released")]))

        #expect(try college.may("eve", "essay.grade", .essay(of: "eve", flagged: ["legacy"])))
        #expect(try !college.may("eve", "essay.grade", .essay(of: "eve", flagged: ["released"])))
    }
}
