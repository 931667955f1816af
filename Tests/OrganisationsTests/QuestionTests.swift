// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels
import Testing

@Suite struct `Asking in an organisation` {
    @Test func `a holding is a record on its node, of its holder, with the flags of its role and its kind`() throws {
        let elm = try School.organisation(School.elm)
        let record = try elm.resource(try ThingName(spelled: "holding of zoe as pupil on algebra"))

        #expect(record.place == (try elm.lookup.node(named: "algebra")))
        #expect(record.owner == (try elm.lookup.person(named: "zoe")))
        #expect(elm.model.names(of: record.flags) == ["enrolment", "on-course"])
    }

    @Test func `teachers see who teaches and not who is enrolled`() throws {
        let elm = try School.organisation(School.elm)

        #expect(try School.isAllowed("tom may holding.view on holding of tom as teacher on algebra", in: elm))
        #expect(try !School.isAllowed("tom may holding.view on holding of zoe as pupil on algebra", in: elm))
    }

    @Test func `a holding that is not there is told with those that are`() throws {
        let elm = try School.organisation(School.elm)
        let error = #expect(throws: Objection.self) {
            try elm.resource(.holding(of: "zoe", as: "pupil", on: "history"))
        }
        #expect(error?.description.contains("`pupil on algebra`") == true)
    }

    @Test func `nobody gives to themselves, and on a person others give`() throws {
        let elm = try School.organisation(School.elm)

        #expect(try School.isAllowed("hanna may give.coach on zoe", in: elm))
        #expect(try School.isAllowed("hanna may give.pupil on holding of zoe as pupil on algebra", in: elm))
        #expect(try !School.isAllowed("hanna may give.leader on holding of hanna as head", in: elm))
    }

    @Test func `services, visitors and people who act as others ask`() throws {
        let elm = try School.organisation(School.elm)

        #expect(try School.isAllowed("service feed may course.view on algebra", in: elm))
        #expect(try !School.isAllowed("visitor may course.view on algebra", in: elm))
        #expect(try School.isAllowed("hanna as tom may grade.give on essay", in: elm))
        #expect(try !School.isAllowed("hanna as zoe may grade.give on essay", in: elm))
    }

    @Test(arguments: [
        ("tim may course.view on algebra", "no person `tim`"),
        ("tom may course.vew on algebra", "no permission `course.vew`"),
        ("tom may course.view on algbra", "no thing `algbra`"),
        ("service fed may course.view on algebra", "no service `fed`"),
    ])
    func `an unknown name is told`(_ sentence: String, _ message: String) throws {
        let elm = try School.organisation(School.elm)
        let error = #expect(throws: Objection.self) { try School.isAllowed(sentence, in: elm) }
        #expect(error?.message.contains(message) == true)
        #expect(error?.remedy?.hasPrefix("did you mean") == true)
    }
}

@Suite struct `As of a day` {
    private static let dated = """
        nodes:
          first:   { kind: year }
          second:  { kind: year }
          algebra: { kind: course, in: [{ node: first, until: 2026-06-01 }, { node: second, from: 2026-06-01 }] }
        people:
          hanna: { roles: [head] }
          tom: { roles: [{ role: teacher, node: algebra, from: 2026-03-01, until: 2026-09-01 }] }
        things:
          essay: { is: grade, place: algebra }
        """

    private func day(_ text: String) throws -> Instant { try Instant(spelled: text) }

    @Test(arguments: [
        ("2026-02-28", false), ("2026-03-01", true), ("2026-08-31", true), ("2026-09-01", false),
    ])
    func `a holding holds from its first day until the day it no longer does`(_ text: String, _ isHeld: Bool) throws {
        let school = try School.organisation(Self.dated, asOf: try day(text))
        #expect(try School.isAllowed("tom may grade.give on essay", in: school) == isHeld)
    }

    @Test(arguments: [("2026-05-31", "first"), ("2026-06-01", "second")])
    func `containment is that of the day`(_ text: String, _ year: String) throws {
        let school = try School.organisation(Self.dated, asOf: try day(text))
        let algebra = try school.lookup.node(named: "algebra")
        #expect(school.roster.parents(of: algebra) == [try school.lookup.node(named: year)])
    }

    @Test func `without a day it is the file's, and without that now`() throws {
        #expect(try School.organisation(Self.dated).today == School.now)
        let own = try School.organisation("today: 2026-04-01\n" + Self.dated)
        #expect(own.today == (try day("2026-04-01")))
        #expect(try School.isAllowed("tom may grade.give on essay", in: own))
    }
}
