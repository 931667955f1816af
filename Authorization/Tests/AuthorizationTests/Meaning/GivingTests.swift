// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Giving roles` {
    /// Three ranks, each of which grants what the one below does; heads and seniors give any rank.
    private func company() -> Scene {
        let gives = Grant([.giveAny(set: "rank")])
        var company = Scene(
            Role("junior", on: "organisation", may: Grant(["essay.view"], if: [.own])),
            Role("senior", on: "organisation", may: Grant(["essay.view"], if: [.own]), Grant(["course.view"]), gives),
            Role("head", on: "organisation", may: Grant(["essay.view", "course.view", "course.edit"]), gives),
            Role("leader", on: "programme", may: Grant(["give.tutor"])),
            Role("tutor", on: "course")
        )
        for index in 0...2 { company.model.roles[index].set = "rank" }
        company.model.sets = [RoleSet(name: "rank", eachPerson: .exactlyOne, defaultRole: "junior")]
        company.model.ceiling = "rank"
        company.give("ada", "head")
        company.give("ben", "senior")
        company.give("tom", "leader", on: "mba")
        return company
    }

    @Test func `is asked of the place`() throws {
        let company = company()

        #expect(try company.may("tom", "give.tutor", .on("algebra", to: "eve")))
        #expect(try !company.may("tom", "give.tutor", .on("pottery", to: "eve")))
    }

    @Test func `is not reached through whom it concerns`() throws {
        var company = company()
        company.model.roles[3].heldOn.append("team")
        company.give("cleo", "leader", on: "trade")
        company.give("eve", "member", on: "trade")

        #expect(try company.may("cleo", "give.tutor", .on("sales", to: "eve")))
        #expect(try !company.may("cleo", "give.tutor", .on("algebra", to: "eve")))
    }

    @Test func `nobody gives to themselves, unless the model says so`() throws {
        var company = company()

        #expect(try !company.may("tom", "give.tutor", .on("algebra", to: "tom")))

        company.model.selfGivers = ["leader"]

        #expect(try company.may("tom", "give.tutor", .on("algebra", to: "tom")))
    }

    @Test func `stays below the giver's own ceiling`() throws {
        let company = company()

        #expect(try company.may("ben", "give.senior", .on("organisation", to: "eve")))
        #expect(try !company.may("ben", "give.head", .on("organisation", to: "eve")))
        #expect(try company.may("ada", "give.head", .on("organisation", to: "eve")))
        #expect(try !company.may("eve", "give.junior", .on("organisation", to: "dan")))
    }

    @Test func `a ceiling compares conditions, not only permissions`() throws {
        var company = company()
        company.model.roles[1].grants[1].conditions = [.setting("open")]

        #expect(try company.may("ada", "give.senior", .on("organisation", to: "eve")))
        #expect(try company.may("ben", "give.senior", .on("organisation", to: "eve")))

        company.model.roles[2].grants[0].conditions = [.setting("open")]

        #expect(try !company.may("ada", "give.junior", .on("organisation", to: "eve")))
    }

    @Test func `who stands in for somebody gives nothing`() throws {
        var company = company()
        company.give("eve", "leader", on: "mba", standingInFor: "tom")
        company.give("dan", "head", standingInFor: "ada")

        #expect(try !company.may("eve", "give.tutor", .on("algebra", to: "cleo")))
        #expect(try !company.may("dan", "give.junior", .on("organisation", to: "cleo")))
        #expect(try company.may("dan", "course.edit", .on("algebra")))
    }
}
