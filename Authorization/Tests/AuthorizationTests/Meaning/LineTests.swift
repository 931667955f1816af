// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Lines and who stands nearest` {
    /// Ada manages trade, Ben manages sales within it, Eve and Ben work in sales.
    private func company() -> Scene {
        var company = Scene(
            Role(
                "manager",
                on: "team",
                "person",
                "organisation",
                may: Grant(["person.view"]),
                Grant(["essay.grade"], if: [.direct])
            ).with {
                $0.line = true
                $0.unless = [.my("on-break")]
            }
        )
        company.give("ada", "manager", on: "trade")
        company.give("ben", "manager", on: "sales")
        company.give("eve", "member", on: "sales")
        company.give("ben", "member", on: "sales")
        return company
    }

    @Test func `a manager never reaches themselves`() throws {
        let company = company()

        #expect(try company.may("ben", "person.view", .person("eve")))
        #expect(try !company.may("ben", "person.view", .person("ben")))
    }

    @Test func `only the nearest manager is direct`() throws {
        let company = company()

        #expect(try company.may("ben", "essay.grade", .essay(of: "eve")))
        #expect(try !company.may("ada", "essay.grade", .essay(of: "eve")))
    }

    @Test func `a manager's own manager is the one above`() throws {
        let company = company()

        #expect(try company.may("ada", "essay.grade", .essay(of: "ben")))
        #expect(try !company.may("ben", "essay.grade", .essay(of: "ben")))
    }

    @Test func `while the nearest is on a break, the next one up is direct`() throws {
        var company = company()
        company.world.people[1].settings["on-break"] = true

        #expect(try company.may("ada", "essay.grade", .essay(of: "eve")))
        #expect(try !company.may("ben", "essay.grade", .essay(of: "eve")))
    }

    @Test func `a manager of one person stands before all others`() throws {
        var company = company()
        company.give("cleo", "manager", on: "eve")

        #expect(try company.may("cleo", "essay.grade", .essay(of: "eve")))
        #expect(try !company.may("ben", "essay.grade", .essay(of: "eve")))
    }

    @Test func `one free way up is enough`() throws {
        var company = company()
        company.give("eve", "member", on: "trade")

        #expect(try company.may("ada", "essay.grade", .essay(of: "eve")))
        #expect(try !company.may("ada", "essay.grade", .essay(of: "dan")))
    }

    @Test func `the organisation's manager is direct where nobody stands between`() throws {
        var company = company()
        company.give("tom", "manager")

        #expect(try company.may("tom", "essay.grade", .essay(of: "dan")))
        #expect(try !company.may("tom", "essay.grade", .essay(of: "eve")))
    }

    @Test func `who stands in for a manager does not reach that manager`() throws {
        var company = company()
        company.give("cleo", "manager", on: "sales", standingInFor: "ben")

        #expect(try company.may("cleo", "person.view", .person("eve")))
        #expect(try !company.may("cleo", "person.view", .person("ben")))
        #expect(try company.may("ada", "essay.grade", .essay(of: "ben")))
    }

    @Test func `work without an owner has no line`() throws {
        #expect(try !company().may("ben", "essay.grade", .essay(in: "sales")))
    }
}
