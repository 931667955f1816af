// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import RoleModels

@Suite struct `A role model file` {
    @Test func `is read whole, with the line of every part`() throws {
        let model = try #require(readModel(wholeModel).value)

        #expect(model.name == "whole")
        #expect(model.words == ["person": "delegate"])
        #expect(model.topRole == "head" && model.selfGivers == ["head"] && model.locked)
        #expect(model.sources == ["U-3": "Section 2: the note"])
        #expect(model.choices["U-4"] == Choice(built: "this", other: "that", change: "a line"))
        #expect(model.applications == [Application(name: "portal", title: "Portal", per: ["U-5"], sourceLine: 10)])
        #expect(model.kinds.map(\.sourceLine) == [12, 13])
        #expect(model.kinds[1].noun == "group" && model.kinds[1].people == "helper" && model.kinds[1].several)
        #expect(model.settings == [Setting(name: "strict", isOnByDefault: true, says: "Be strict.", sourceLine: 14)])
        #expect(model.personSettings == [Setting(name: "away", flags: ["discreet"], sourceLine: 15)])
        #expect(model.sets == [RoleSet(name: "ranks", eachPerson: .exactlyOne, defaultRole: "helper", sourceLine: 16)])
        #expect(model.ceiling == "ranks")
        #expect(model.roles.map(\.sourceLine) == [19, 40])
        #expect(
            model.services == [
                Service(name: "feed", permissions: [.permission("give.helper")], per: ["U-7"], sourceLine: 43)
            ]
        )
        #expect(model.silent == ["U-8": "nobody"] && model.notAccess == ["U-9": "why"])
        #expect(model.accepts == [AcceptedClimb(from: "helper", to: "head", because: "they may", sourceLine: 47)])
    }

    @Test func `has roles with everything that is said of them`() throws {
        let model = try #require(readModel(wholeModel).value)
        let head = model.roles[0]

        #expect(head.title == "Head of course" && head.titleByKind == ["course": "Head of course", "team": "Head"])
        #expect(head.duties == ["Leads.", "Decides: always."] && head.examples == ["A lecturer."])
        #expect(head.heldOn == ["course", "team"] && head.set == "ranks" && head.includes == ["helper"])
        #expect(head.carries == ["helper"] && head.holders == .atMostOne && head.line)
        #expect(head.unless == [.my("away"), .setting("strict")])
        #expect(
            head.opens == ["portal"] && head.flags == ["discreet"] && head.shownAs == "Instructor" && head.code == 7
        )
        #expect(head.notifiedOf == ["course.edited"] && head.per == ["U-1", "U-2"])
        #expect(model.roles[1].everyone == .visitors && model.roles[1].grants == [])
    }

    @Test func `has grants and nevers with their conditions`() throws {
        let model = try #require(readModel(wholeModel).value)
        let grants = model.roles[0].grants

        #expect(grants[0].permissions == [.permission("course.edit"), .everyVerb(of: "grade"), .giveAny(set: "ranks")])
        #expect(grants[0].conditions == [.own, .party, .shown, .direct, .covered, .flag("released")])
        #expect(grants[1].within == [HeldRole("helper"), HeldRole("helper", on: "team")])
        #expect(
            grants[1].exceptions == [.setting("strict")] && grants[1].creatorBecomes == "head" && grants[1].reserved
        )
        #expect(grants.map(\.sourceLine) == [30, 31])
        #expect(
            model.nevers.map(\.permissions) == [[.permission("grade.give")]]
                && model.nevers[0].says == "Never one's own."
        )
    }

    @Test func `may have a thousand roles`() throws {
        let roles = (1...1_000).map { "  r\($0): { title: R\($0), may: [{ may: course.view }] }\n" }.joined()

        let model = try #require(readModel("model: m\nroles:\n" + roles).value)

        #expect(model.roles.count == 1_000)
        #expect(model.roles.last?.sourceLine == 1_002)
    }

    @Test(arguments: [
        ("roles", 1_001, "title: T"), ("kinds", 65, "in: organisation"), ("settings", 65, "default: on"),
        ("person-settings", 17, "default: on"), ("sets", 33, "each-person: exactly-one"),
        ("applications", 65, "title: T"), ("services", 65, "may: a.b"),
    ])
    func `is told how many parts it may have`(key: String, count: Int, part: String) {
        let parts = (1...count).map { "  n\($0): { \(part) }\n" }.joined()

        let told = readModel("model: m\n\(key):\n" + parts).told

        #expect(told.contains("\(count + 2): more than \(count - 1) \(key); use fewer: found are \(count)"))
    }
}

private let wholeModel = """
    model: whole
    title: "The whole: all of it"
    document: 001.txt
    words: { person: delegate }
    top-role: head
    gives-to-self: [head]
    locked: true
    sources: { U-3: "Section 2: the note" }
    choices: { U-4: { built: this, other: that, change: a line } }
    applications: { portal: { title: Portal, per: U-5 } }
    kinds:
      course: { in: organisation, title: Course }
      team: { is: group, in: team, several: true, people: helper }
    settings: { strict: { default: on, says: Be strict. } }
    person-settings: { away: { default: off, flags: [discreet] } }
    sets: { ranks: { each-person: exactly-one, default: helper } }
    ceiling: ranks
    roles:
      head:
        title: { course: Head of course, team: Head }
        duties: [Leads., "Decides: always."]
        examples: A lecturer.
        held-on: [course, team]
        set: ranks
        includes: [helper]
        carries: helper
        holders: at-most-one
        unless: [my away, setting strict]
        may:
          - { may: [course.edit, "grade.*", give any ranks], if: [own, party, shown, direct, covered, released] }
          - { may: course.create, unless: setting strict, where: [helper, helper on team], creator-becomes: head,
              reserved: on }
        line: on
        opens: portal
        flags: discreet
        shown-as: Instructor
        code: 7
        notified-of: course.edited
        per: [U-1, U-2]
      helper: { title: Helper, held-on: team, everyone: visitors }
    never:
      - { may: grade.give, if: own, says: "Never one's own." }
    services: { feed: { may: [give.helper], per: U-7 } }
    silent: { U-8: nobody }
    not-access: { U-9: why }
    accepts:
      - { from: helper, to: head, because: they may }

    """
