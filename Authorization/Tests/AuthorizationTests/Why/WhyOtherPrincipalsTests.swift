// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Why whoever is no plain person may not` {
    @Test func `what does not exist is unknown`() throws {
        let college = try WhyCollege()

        #expect(college.say(college.why("Nobody", "essay.view", college.essay())) == ["No. There is no such person."])
        #expect(
            college.say(college.why("Tom", "essay.view", college.essay(in: "nowhere"))) == [
                "No. There is no such place."
            ]
        )
        #expect(
            college.say(college.why("Tom", "essay.eat", college.essay())) == [
                "No. There is nothing of that name to do."
            ]
        )
    }

    @Test func `who is not active, and who could change that`() throws {
        var college = try WhyCollege()
        try college.roster.setActive(false, college.person("Zoe"))

        let why = college.why("Zoe", "essay.grade", college.essay(in: "Algebra"))

        #expect(college.say(why) == ["No. Zoe is not active. Ben (Admin) or Olga (Owner) could make Zoe active again."])
    }

    @Test func `a token without it in its list, beside what its person may not`() throws {
        let college = try WhyCollege()
        let ada = Principal.token(college.person("Ada"), [])

        let allowed = college.why(ada, "essay.grade", college.essay(in: "Algebra"))
        let refused = college.why(ada, "essay.grade", college.essay(in: "Pottery"))

        #expect(
            college.say(allowed) == [
                "No. The token’s list does not have it. Another token, whose list has it, would do."
            ]
        )
        #expect(refused.misses.count > 1)
    }

    @Test func `acting as somebody: whichever of the two is refused`() throws {
        let college = try WhyCollege()
        let (olga, tom) = (college.person("Olga"), college.person("Tom"))

        let why = college.why(.acting(olga, as: tom), "essay.edit", college.essay())

        #expect(why.misses.allSatisfy { $0.subject.person == tom })
    }

    @Test func `acting as somebody as whom they may not act`() throws {
        let college = try WhyCollege()
        let (ben, olga) = (college.person("Ben"), college.person("Olga"))

        let lines = college.say(college.why(.acting(ben, as: olga), "essay.edit", college.essay()))

        #expect(lines[0] == "No. Ben may not act as Olga.")
        #expect(lines[1].hasPrefix("Ben is Admin, but Olga is Owner, a role that Ben could not give."))
    }

    @Test func `a service without it in its list`() throws {
        let college = try WhyCollege()
        let feed = try #require(college.model.service("feed"))

        let why = college.why(.service(feed), "person.view", Resource(college.person("Eve")))

        #expect(
            college.say(why) == [
                "No. The list of the service “feed” does not have it. Olga (Owner) could change that in the role model."
            ]
        )
    }

    @Test func `a visitor, for whom only what is public is open`() throws {
        let college = try WhyCollege {
            var visitor = Role(name: "visitor", title: "Visitor")
            visitor.everyone = .visitors
            visitor.grants = [Grant([.permission("essay.view")], if: [.flag("released")])]
            $0.roles.append(visitor)
        }

        let open = college.why(.visitor, "essay.view", college.essay(flagged: ["released"]))
        let closed = college.why(.visitor, "essay.view", college.essay())

        #expect(college.say(open) == ["Yes. Everyone may, signed in or not and it is marked “released”."])
        #expect(college.say(closed)[0] == "No. Nobody has signed in. Whoever signs in may be allowed more.")
        #expect(college.say(closed)[1] == "Everyone may do some of this, but it is not marked “released”.")
    }
}
