// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Why somebody may not` {
    /// The first thing that is said.
    private func first(_ college: WhyCollege, _ name: String, _ permission: String, _ thing: Resource) -> String {
        let why = college.why(name, permission, thing)
        #expect(!why.isAllowed && !why.misses.isEmpty && why.misses.count <= 6)
        return college.say(why).first ?? ""
    }

    @Test func `the right role on another course, and who could give it here`() throws {
        let college = try WhyCollege()

        #expect(
            first(college, "Zoe", "essay.grade", college.essay(in: "Statistics", of: "Eve"))
                == "No. Zoe is Course tutor of Algebra, but this lies in Statistics. Ada (Programme leader), Ben (Admin) "
                + "or Olga (Owner) could make Zoe Course tutor of Statistics."
        )
    }

    @Test func `a setting that is off, and who turns it on`() throws {
        var college = try WhyCollege()
        try college.turn("grading-open", on: false)

        #expect(
            first(college, "Zoe", "essay.grade", college.essay(in: "Algebra", of: "Eve"))
                == "No. Zoe is Course tutor of Algebra, but the setting “Grading: tutors grade” is off. Ben (Admin) or "
                + "Olga (Owner) could turn on “grading open”."
        )
    }

    @Test func `a setting that only owners turn is for owners to turn`() throws {
        let college = try WhyCollege()

        #expect(
            first(college, "Ada", "essay.export", college.essay(in: "Algebra"))
                == "No. Ada is Programme leader of MBA, but the setting “Exports: leaders export” is off. Olga (Owner) "
                + "could turn on “exports”."
        )
    }

    @Test func `a never stands before all else`() throws {
        var college = try WhyCollege()
        try college.give("Eve", "tutor", on: "Algebra")

        let why = college.why("Eve", "essay.grade", college.essay(in: "Algebra", of: "Eve"))

        #expect(why.misses.count == 1)
        #expect(
            college.say(why) == [
                "No. Nobody grades their own essay. Zoe (Course tutor) or Ada (Programme leader) may do it."
            ]
        )
    }

    @Test func `what is not one's own, not shown, not marked`() throws {
        let college = try WhyCollege()

        let own = college.why("Eve", "essay.view", college.essay(in: "Algebra", of: "Eve"))
        #expect(own.isAllowed)
        let others = college.say(
            college.why("Eve", "essay.view", college.essay(in: "Algebra", of: "Tom"))
        )
        #expect(others.contains("Eve is Student on Algebra, but it is not marked “released” and it is not their own."))
        let hidden = first(college, "Tom", "essay.view", college.essay(shownTo: "Sales"))
        #expect(
            hidden.hasPrefix("No. Tom is Learner, but it is not shown to them. Ben (Admin) or Olga (Owner) could show")
        )
        #expect(hidden.contains("could make Tom Member of Sales"))
    }

    @Test func `a nearer manager`() throws {
        let college = try WhyCollege()

        let said = first(college, "Mona", "essay.view", college.essay(of: "Eve"))

        #expect(said.hasPrefix("No. Mona is Team manager of Trade, but Nils is nearer, as Team manager of Sales."))
        #expect(said.contains("Nils (Manager)"))
    }

    @Test func `a break, and who ends it`() throws {
        var college = try WhyCollege()
        try college.turn("on-break", on: true, for: "Nils")

        let said = first(college, "Nils", "essay.comment", college.essay(of: "Eve"))

        #expect(said.contains("that has no effect while their own setting “Taking a break” is on"))
        #expect(said.hasSuffix("Ben (Admin) or Olga (Owner) could turn off “on break” for Nils."))
    }

    @Test func `one's own line`() throws {
        let college = try WhyCollege()

        let said = first(college, "Nils", "essay.comment", college.essay(of: "Nils"))

        #expect(said == "No. Nils is Team manager of Sales, but nobody is their own Manager. Mona (Manager) may do it.")
    }

    @Test func `a role that ended, and one that has not begun`() throws {
        var college = try WhyCollege()
        try college.end("tutor", on: "Algebra", of: "Zoe")
        try college.give("Tom", "tutor", on: "Algebra", from: 3)
        let essay = college.essay(in: "Algebra", of: "Eve")

        #expect(first(college, "Zoe", "essay.grade", essay).hasPrefix("No. Zoe was Course tutor of Algebra until"))
        #expect(first(college, "Tom", "essay.grade", essay).hasPrefix("No. Tom will be Course tutor of Algebra from"))
    }

    @Test func `a role that nothing carries`() throws {
        var college = try WhyCollege()
        try college.give("Tom", "assistant", on: "Algebra")

        let said = first(college, "Tom", "essay.sort", college.essay(in: "Algebra"))

        #expect(said.hasPrefix("No. Tom is Assistant of Algebra, but that has an effect only beside Fellow."))
        #expect(said.hasSuffix("could make Tom Fellow."))
    }

    @Test func `whoever is named as a stand-in, and what is missing`() throws {
        var college = try WhyCollege()
        try college.give("Sid", "stand-in", on: "Sales")

        #expect(
            first(college, "Sid", "essay.comment", college.essay(of: "Eve")).hasPrefix(
                "No. Sid is Stand-in of Sales, but they are not Stand-in of Nils and “on break” is off for Nils (Team manager "
                    + "of Sales)."
            )
        )
    }

    @Test func `no role that comes near: which roles would do, the smallest first`() throws {
        let college = try WhyCollege()

        let lines = college.say(college.why("Tom", "essay.grade", college.essay(in: "Statistics", of: "Eve")))

        #expect(lines[0].hasPrefix("No. None of Tom’s roles allows this. A Course tutor of Statistics may do this."))
        #expect(lines[1].hasPrefix("A Programme leader of MBA may do this."))
    }

    @Test func `a role of a set takes the place of another`() throws {
        var college = try WhyCollege()
        try college.give("Tom", "hr")

        let lines = college.say(college.why("Tom", "essay.edit", college.essay()))

        #expect(lines[0].contains("Ben (Admin) or Olga (Owner) could make Tom Admin in place of HR."))
    }

    @Test func `nobody at all is granted it`() throws {
        let college = try WhyCollege()

        let said = first(college, "Ben", "essay.burn", college.essay())

        #expect(said == "No. No role may do this. Olga (Owner) could change that in the role model.")
    }
}
