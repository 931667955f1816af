// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Covered, and acting as another` {
    /// A clerk gives tutors, an owner gives clerks and owners; both may delete and act as whom they cover.
    private func college() -> Scene {
        var college = Scene(
            Role("tutor", on: "course", may: Grant(["course.edit"])),
            Role(
                "clerk",
                on: "organisation",
                may: Grant(["give.tutor", "essay.view"]),
                Grant(["person.delete", "person.act-as"], if: [.covered])
            ),
            Role(
                "owner",
                on: "organisation",
                may: Grant(["give.clerk", "give.owner", "essay.view"]),
                Grant(["person.delete", "person.act-as"], if: [.covered])
            )
        )
        college.give("cleo", "clerk")
        college.give("ada", "owner")
        college.give("tom", "tutor", on: "algebra")
        return college
    }

    @Test func `who gives no roles is covered`() throws {
        let college = college()

        #expect(try college.may("cleo", "person.delete", .person("tom")))
        #expect(try college.may("cleo", "person.delete", .person("eve")))
    }

    @Test func `who gives roles is covered by those only who could give theirs`() throws {
        let college = college()

        #expect(try college.may("ada", "person.delete", .person("cleo")))
        #expect(try !college.may("cleo", "person.delete", .person("ada")))
    }

    @Test func `a role that gives counts while it has no effect, but not after its end`() throws {
        var college = college()
        college.world.people[0].isActive = false
        college.give("ben", "owner", until: 10)

        #expect(try !college.may("cleo", "person.delete", .person("ada")))
        #expect(try !college.may("cleo", "person.delete", .person("ben"), on: 9))
        #expect(try college.may("cleo", "person.delete", .person("ben"), on: 10))
    }

    @Test func `acting as another, both must be allowed`() throws {
        let college = college()

        #expect(try !college.may(.acting("cleo", as: "tom"), "essay.view", .essay(in: "algebra")))
        #expect(try !college.may(.acting("cleo", as: "tom"), "course.edit", .on("algebra")))
        #expect(try college.may(.acting("ada", as: "cleo"), "essay.view", .essay(in: "algebra")))
    }

    @Test func `nobody acts as whom they do not cover`() throws {
        let college = college()

        #expect(try !college.may(.acting("cleo", as: "ada"), "essay.view", .essay(in: "algebra")))
        #expect(try !college.may(.acting("tom", as: "eve"), "course.edit", .on("algebra")))
    }
}
