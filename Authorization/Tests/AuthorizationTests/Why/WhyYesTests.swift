// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Why somebody may` {
    @Test func `by the role, the grant, and how the thing lies in it`() throws {
        let college = try WhyCollege()

        let why = college.why("Ada", "essay.grade", college.essay(in: "Algebra", of: "Eve"))

        #expect(why.isAllowed)
        #expect(college.say(why) == ["Yes. Ada is Programme leader of MBA and Algebra lies in MBA."])
        #expect(why.references(names: college.names) == ["Programme leader: C-1 (Chapter 1); line 7"])
    }

    @Test func `by every role that allows it`() throws {
        var college = try WhyCollege()
        try college.give("Ada", "tutor", on: "Algebra")

        let why = college.why("Ada", "essay.grade", college.essay(in: "Algebra", of: "Eve"))

        #expect(why.reasons.count == 2)
        #expect(college.say(why).contains { $0.contains("Course tutor of Algebra") })
    }

    @Test func `by a way through the owner's team`() throws {
        let college = try WhyCollege()

        let why = college.why("Mona", "essay.comment", college.essay(in: "Pottery", of: "Eve"))

        #expect(college.say(why) == ["Yes. Mona is Team manager of Trade and Eve is in Sales, which lies in Trade."])
    }

    @Test func `by the shortest of several ways`() throws {
        var college = try WhyCollege()
        try college.give("Eve", "member", on: "Trade")

        let why = college.why("Mona", "essay.comment", college.essay(in: "Pottery", of: "Eve"))

        #expect(college.say(why) == ["Yes. Mona is Team manager of Trade and Eve is in Trade."])
    }

    @Test func `by what everyone has, and by a default`() throws {
        let college = try WhyCollege()

        let own = college.why("Tom", "essay.view", college.essay(of: "Tom"))
        let shown = college.why("Tom", "essay.view", college.essay(shownTo: "organisation"))

        #expect(college.say(own) == ["Yes. Tom is User and it is their own."])
        #expect(college.say(shown) == ["Yes. Tom is Learner and it is shown to them."])
    }

    @Test func `by what a role includes`() throws {
        let college = try WhyCollege()

        let why = college.why("Olga", "essay.edit", college.essay())

        #expect(college.say(why) == ["Yes. Olga is Owner, which includes Admin."])
    }

    @Test func `of a token its list, of two people the reasons of both, of a service its list`() throws {
        let college = try WhyCollege()
        let grade = try #require(college.model.permission("essay.grade"))
        let feed = try #require(college.model.service("feed"))
        let essay = college.essay(in: "Algebra", of: "Eve")

        let token = college.why(.token(college.person("Ada"), [grade]), "essay.grade", essay)
        let acting = college.why(.acting(college.person("Olga"), as: college.person("Ben")), "essay.edit", essay)
        let service = college.why(.service(feed), "person.deactivate", Resource(college.person("Eve")))

        #expect(college.say(token).last == "The token’s list has it too.")
        #expect(college.say(acting).first?.contains("Olga") == true)
        #expect(college.say(acting).last == "Ben is Admin.")
        #expect(college.say(service) == ["Yes. The list of the service “feed” has it."])
    }
}
