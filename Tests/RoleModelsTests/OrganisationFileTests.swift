// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `An organisation file` {
    @Test func `is read whole, with the line of every part`() throws {
        let organisation = try #require(OrganisationFile.read(wholeOrganisation, named: "o.yaml").value)

        #expect(organisation.title == "Hartwell: a trust" && organisation.model == "healthcare")
        #expect(organisation.today == Instant(year: 2026, month: 11, day: 22))
        #expect(organisation.settings == [SettingDescription(name: "strict", isOn: false, sourceLine: 4)])
        #expect(organisation.nodes.map(\.sourceLine) == [6, 7])
        #expect(organisation.nodes[0].containers.map(\.node) == ["mba", "msc"])
        #expect(organisation.nodes[0].title == "algebra")
        #expect(
            organisation.nodes[1].containers == [
                ContainerDescription(node: "mba", from: Instant(year: 2026, month: 1, day: 1), sourceLine: 7)
            ]
        )
        #expect(
            organisation.things == [
                ThingDescription(
                    name: "essay",
                    noun: "submission",
                    title: "Essay",
                    place: "algebra",
                    owner: "ada",
                    parties: ["ben"],
                    shown: ["ben"],
                    flags: ["legacy"],
                    sourceLine: 17
                )
            ]
        )
    }

    @Test func `has people with their holdings`() throws {
        let people = try #require(OrganisationFile.read(wholeOrganisation, named: "o.yaml").value).people

        #expect(people.map(\.name) == ["ada", "ben", "cleo"])
        #expect(people.map(\.title) == ["Ada Okafor", "ben", "cleo"])
        #expect(people.map(\.isActive) == [true, true, false])
        #expect(people[0].holdings.map(\.role) == ["educator", "learner"])
        #expect(people[0].holdings.map(\.node) == [nil, "algebra"])
        #expect(people[1].settings == ["on-break"])
        let written = HoldingDescription(
            role: "manager",
            node: "statistics",
            from: Instant(year: 2025, month: 1, day: 1),
            until: Instant(year: 2026, month: 12, day: 31),
            givenBy: "ada",
            source: .standIn,
            standsInFor: "ada",
            sourceLine: 13
        )
        #expect(people[1].holdings == [written])
        #expect(people[2].holdings.map(\.source) == [.feed])
    }

    @Test(arguments: [
        ("models: m", "3: the organisation has an unknown key `models`; did you mean `model`?"),
        (
            "today: 22.11.2026",
            "3: `today` of the organisation: `22.11.2026` is no date; write it as year-month-day, like `2026-11-22`"
        ),
        ("settings: [strict]", "3: `settings` of the organisation is a list; write a mapping"),
        ("settings: { strict: 1 }", "3: setting `strict` is `1`; write `true` or `false`"),
        ("nodes: { a: { title: A } }", "3: node `a` has no `kind`; write a kind of the role model"),
        ("nodes: { organisation: { kind: a } }", "3: `organisation` is the organisation itself; choose another name"),
        (
            "nodes: { a: { kind: b, in: [{ nod: c }] } }",
            "3: `in` of node `a` has an unknown key `nod`; did you mean `node`?"
        ),
        ("people: { visitor: {} }", "3: `visitor` is whoever has not signed in; choose another name"),
        (
            "people: { ada: }",
            "3: person `ada` has no value; "
                + "write a mapping with `name`, `active`, `settings`, `roles`, or remove the key"
        ),
        (
            "people: { ada: { roles: [tutor in a] } }",
            "3: a role of person `ada`: `tutor in a` should have the end before `in`; write `ROLE, or ROLE on NODE`"
        ),
        (
            "people: { ada: { roles: [{ node: a }] } }",
            "3: a role of person `ada` has no `role`; write `{ role: ROLE, node: NODE }`"
        ),
        (
            "people: { ada: { roles: [{ role: a, source: web }] } }",
            "3: `source` of a role of person `ada` is `web`; write one of `hand`, `feed`, `stand-in`"
        ),
        (
            "people: { ada: { roles: [{ role: a, from: 2026-01-02, until: 2026-01-02 }] } }",
            "3: a role of person `ada`: `until` is not after `from`; `until` is the first day it no longer holds"
        ),
        ("things: { essay: { owner: ada } }", "3: thing `essay` has no `is`; write a noun of the vocabulary"),
        (
            "people: { ada: {} }\nthings: { ada: { is: grade } }",
            "4: `ada` is already the name of what is on line 3; nodes, people and things need different names"
        ),
    ])
    func `is refused with its line and the remedy`(lines: String, problem: String) {
        let reading = OrganisationFile.read("organisation: O\nmodel: m\n" + lines, named: "o.yaml")

        #expect(reading.told.contains(problem))
        #expect(reading.value == nil)
    }

    @Test func `that does not exist is refused`() {
        #expect(
            OrganisationFile.read(atPath: "/no/such.yaml").problems.map(\.description)
                == ["/no/such.yaml: error: there is no file `/no/such.yaml`; check the path"]
        )
        #expect(OrganisationFile.read(atPath: "/").problems.count == 1)
    }
}

private let wholeOrganisation = """
    organisation: "Hartwell: a trust"
    model: healthcare
    today: 2026-11-22
    settings: { strict: off }
    nodes:
      algebra: { kind: course, in: [mba, msc], flags: public, shown: [ben] }
      statistics: { kind: course, title: Statistics, in: [{ node: mba, from: 2026-01-01 }] }
    people:
      ada:
        name: Ada Okafor
        roles: [educator, learner on algebra]
      ben: { settings: [on-break], roles: [
        { role: manager, node: statistics, from: 2025-01-01, until: 2026-12-31, given-by: ada,
          source: stand-in, stands-in-for: ada }] }
      cleo: { active: false, roles: { role: student, source: feed } }
    things:
      essay: { is: submission, place: algebra, owner: ada, party: ben, shown: ben, flags: [legacy], title: Essay }

    """
