// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Where a thing lies` {
    private func college() -> Scene {
        Scene(
            Role("tutor", on: "course", may: Grant(["essay.grade"])),
            Role("leader", on: "programme", may: Grant(["essay.grade"])),
            Role("manager", on: "team", may: Grant(["essay.grade", "person.view"])),
            Role("registrar", on: "organisation", may: Grant(["essay.grade"]))
        )
    }

    @Test func `a tutor reaches what happens in their course, and in no other`() throws {
        var college = college()
        college.give("tom", "tutor", on: "algebra")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra")))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "ethics")))
    }

    @Test func `a leader reaches the programme's courses, and none beside it`() throws {
        var college = college()
        college.give("ada", "leader", on: "mba")

        #expect(try college.may("ada", "essay.grade", .essay(in: "algebra-list")))
        #expect(try !college.may("ada", "essay.grade", .essay(in: "pottery")))
    }

    @Test func `a tutor does not reach what happens above their course`() throws {
        var college = college()
        college.give("tom", "tutor", on: "algebra")

        #expect(try !college.may("tom", "essay.grade", .essay(in: "mba")))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "organisation")))
    }

    @Test func `a manager reaches what is their members', wherever it happens`() throws {
        var college = college()
        college.give("ben", "manager", on: "trade")
        college.give("eve", "member", on: "sales")

        #expect(try college.may("ben", "essay.grade", .essay(in: "pottery", of: "eve")))
        #expect(try college.may("ben", "person.view", .person("eve")))
        #expect(try !college.may("ben", "essay.grade", .essay(in: "pottery", of: "dan")))
        #expect(try !college.may("ben", "person.view", .person("dan")))
    }

    @Test func `being in a course's list does not bring one's other work into the course`() throws {
        var college = college()
        college.give("tom", "tutor", on: "algebra")
        college.give("eve", "listed", on: "algebra-list")

        #expect(try college.may("tom", "essay.grade", .essay(in: "algebra", of: "eve")))
        #expect(try !college.may("tom", "essay.grade", .essay(in: "ethics", of: "eve")))
    }

    @Test func `everything lies in the organisation, but what is somewhere unknown`() throws {
        var college = college()
        college.give("cleo", "registrar")

        #expect(try college.may("cleo", "essay.grade", .essay()))
        #expect(try !college.may("cleo", "essay.grade", .essay(in: "nowhere")))
    }

    @Test func `who left the team is no longer reached through it`() throws {
        var college = college()
        college.give("ben", "manager", on: "trade")
        college.give("eve", "member", on: "sales", until: 10)

        #expect(try college.may("ben", "person.view", .person("eve"), on: 9))
        #expect(try !college.may("ben", "person.view", .person("eve"), on: 10))
    }
}
