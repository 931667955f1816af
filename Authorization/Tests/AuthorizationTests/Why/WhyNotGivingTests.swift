// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Why somebody may not give a role` {
    @Test func `to themselves`() throws {
        let college = try WhyCollege()

        let why = college.why("Ben", "give.tutor", .giving(on: college.node("Algebra"), to: college.person("Ben")))

        #expect(
            college.say(why) == [
                "No. Nobody gives a role to themselves. Ada (Programme leader) or Olga (Owner) may do it."
            ]
        )
    }

    @Test func `that may do more than their own, and what more`() throws {
        let college = try WhyCollege()

        let why = college.why("Ben", "give.owner", .giving(on: .organisation, to: college.person("Tom")))

        #expect(why.misses.count == 1)
        let surplus = try #require(why.misses.first?.obstacles.first)
        guard case .ceiling(let own, let permissions) = surplus else {
            Issue.record("not the ceiling: \(surplus)")
            return
        }
        #expect(own == college.model.role("admin"))
        #expect(permissions.contains(try #require(college.model.permission("role-model.edit"))))
        #expect(college.say(why)[0].contains("Owner may do what Admin may not"))
        #expect(college.say(why)[0].hasSuffix("Olga (Owner) may do it."))
    }

    @Test func `while they stand in for somebody`() throws {
        var college = try WhyCollege { $0.roles[8].grants.append(Grant([.permission("give.member")])) }
        try college.give("Sid", "manager", on: "Sales", for: "Nils")

        let why = college.why("Sid", "give.member", .giving(on: college.node("Sales"), to: college.person("Tom")))

        #expect(
            college.say(why)[0].hasPrefix(
                "No. Sid is Team manager of Sales, but whoever stands in for somebody gives no roles."
            )
        )
    }

    @Test func `and who could, if not they`() throws {
        let college = try WhyCollege()

        let why = college.why("Zoe", "give.tutor", .giving(on: college.node("Algebra"), to: college.person("Tom")))

        #expect(!why.isAllowed)
        #expect(college.say(why)[0].contains("A Programme leader of MBA may do this."))
    }

    @Test func `when nobody here could change it, but the operator`() throws {
        var college = try WhyCollege()
        try college.end("owner", of: "Olga")

        let why = college.why("Ada", "essay.export", college.essay(in: "Algebra"))

        #expect(college.say(why)[0].hasSuffix("Only the operator could turn on “exports”."))
    }
}
