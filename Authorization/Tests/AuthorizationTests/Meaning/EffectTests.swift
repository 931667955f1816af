// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `When a holding has an effect` {
    private let tutor = Role("tutor", on: "course", may: Grant(["essay.grade"]))

    @Test func `from its first day until before its last`() throws {
        var college = Scene(tutor)
        college.give("tom", "tutor", on: "algebra", from: 5, until: 10)

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra"), on: 4))
        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra"), on: 5))
        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra"), on: 9))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra"), on: 10))
    }

    @Test func `while its holder is active`() throws {
        var college = Scene(tutor)
        college.give("tom", "tutor", on: "algebra")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra")))

        college.world.people[5].isActive = false

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `while nothing suspends its role`() throws {
        var college = Scene(tutor.with { $0.unless = [.my("on-break"), .setting("open")] })
        college.give("tom", "tutor", on: "algebra")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra")))

        college.world.settings["open"] = true

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `while its holder also holds a role that carries it`() throws {
        var college = Scene(tutor, Role("fellow", on: "organisation").with { $0.carries = ["tutor"] })
        college.give("tom", "tutor", on: "algebra")
        college.give("eve", "fellow")

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra")))

        college.give("tom", "fellow")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `a chain carries when its beginning does, and a circle never`() throws {
        let first = Role("first", on: "organisation").with { $0.carries = ["second"] }
        let second = Role("second", on: "organisation").with { $0.carries = ["tutor"] }
        var college = Scene(tutor, first, second)
        college.give("tom", "tutor", on: "algebra")
        college.give("tom", "second")

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra")))

        college.give("tom", "first")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra")))

        college.model.roles[0].carries = ["first"]

        #expect(try !college.may("tom", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `what is included keeps its own suspension`() throws {
        let suspended = tutor.with { $0.unless = [.setting("open")] }
        var college = Scene(suspended, Role("leader", on: "programme").with { $0.includes = ["tutor"] })
        college.give("ada", "leader", on: "mba")

        #expect(try college.may("ada", "essay.grade", .essay(in: "algebra")))

        college.world.settings["open"] = true

        #expect(try !college.may("ada", "essay.grade", .essay(in: "algebra")))
    }

    @Test func `a default is held until another role of the set is`() throws {
        let reader = Role("reader", on: "organisation", may: Grant(["essay.view"])).with { $0.set = "rank" }
        var college = Scene(reader, Role("guest", on: "organisation").with { $0.set = "rank" })
        college.model.sets = [RoleSet(name: "rank", eachPerson: .exactlyOne, defaultRole: "reader")]
        college.give("eve", "guest", until: 10)

        #expect(try college.may("dan", "essay.view", .essay()))
        #expect(try !college.may("eve", "essay.view", .essay(), on: 9))
        #expect(try college.may("eve", "essay.view", .essay(), on: 10))
    }
}
