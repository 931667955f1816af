// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Checking the names of a model` {
    @Test func `a sound model has no problem`() {
        #expect(school().problems() == [])
    }

    @Test(arguments: [
        Slip("the role `haed`", meant: "head") { $0.topRole = "haed" },
        Slip("the role `hed`", meant: "head") { $0.selfGivers = ["hed"] },
        Slip("the set `rnak`", meant: "rank") { $0.ceiling = "rnak" },
        Slip("the role `gest`", meant: "guest") { $0.sets[0].defaultRole = "gest" },
        Slip("the kind `cours`", meant: "course") { $0.kinds[1].parent = "cours" },
        Slip("the noun `gruop`", meant: "group") { $0.kinds[1].noun = "gruop" },
        Slip("the role `pupils`", meant: "pupil") { $0.kinds[1].people = "pupils" },
        Slip("the kind `clas`", meant: "class") { $0.edit("pupil") { $0.heldOn = ["class", "clas"] } },
        Slip("the kind `clas`", meant: "class") { $0.edit("pupil") { $0.titleByKind = ["clas": "Pupil"] } },
        Slip("the set `rang`", meant: "rank") { $0.edit("guest") { $0.set = "rang" } },
        Slip("the role `techer`", meant: "teacher") { $0.edit("head") { $0.includes = ["techer"] } },
        Slip("the role `pupl`", meant: "pupil") { $0.edit("head") { $0.carries = ["pupl"] } },
        Slip("the application `protal`", meant: "portal") { $0.edit("head") { $0.opens = ["protal"] } },
        Slip("the flag `enrollment`", meant: "enrolment") { $0.edit("pupil") { $0.flags = ["enrollment"] } },
        Slip("the person setting `on-brake`", meant: "on-break") { $0.edit("head") { $0.unless = [.my("on-brake")] } },
        Slip("the role `hed`", meant: "head") { $0.accepts = [AcceptedClimb(from: "hed", to: "pupil", because: "")] },
    ])
    func `an unknown name is an error, and the nearest name its remedy`(slip: Slip) {
        let unknown = school(slip.change).problems().filter { $0.rule == .unknownName }

        #expect(unknown.count == 1)
        #expect(unknown.allSatisfy { $0.severity == .error && $0.message.contains(slip.name) })
        #expect(unknown.first?.remedy == slip.remedy)
    }

    @Test(arguments: [
        Slip("the permission `course.veiw`", meant: "course.view") { $0.nevers += [grant("course.veiw")] },
        Slip("the permission `give.pupill`", meant: "give.pupil") { $0.nevers += [grant("give.pupill")] },
        Slip("the permission `group.veiw`", meant: "group.view") {
            $0.edit("pupil") { $0.grants = [grant("group.veiw")] }
        },
        Slip("the noun `zzz`", meant: nil) { $0.nevers[0].permissions = [.everyVerb(of: "zzz")] },
        Slip("the set `rnk`", meant: "rank") { $0.nevers += [Grant([.giveAny(set: "rnk")])] },
        Slip("the flag `relased`", meant: "released") { $0.nevers[0].conditions = [.flag("relased")] },
        Slip("the setting `latework`", meant: "late-work") { $0.nevers[0].exceptions = [.setting("latework")] },
        Slip("the role `tutor`", meant: nil) { $0.nevers[0].within = [HeldRole("tutor")] },
        Slip("the kind `clas`", meant: "class") { $0.nevers[0].within = [HeldRole("pupil", on: "clas")] },
        Slip("the role `teachr`", meant: "teacher") { $0.edit("head") { $0.grants[1].creatorBecomes = "teachr" } },
        Slip("the permission `grade.gave`", meant: "grade.give") {
            $0.services = [Service(name: "feed", permissions: [.permission("grade.gave")])]
        },
    ])
    func `an unknown name in a grant is an error`(slip: Slip) {
        let unknown = school(slip.change).problems().filter { $0.rule == .unknownName }

        #expect(unknown.map(\.remedy) == [slip.remedy])
        #expect(unknown.allSatisfy { $0.severity == .error && $0.message.contains(slip.name) })
    }

    @Test(arguments: [
        Slip("role `pupil`") { $0.roles += [role("pupil", on: ["class"])] },
        Slip("kind `course`") { $0.kinds += [Kind(name: "course", in: "organisation")] },
        Slip("kind `person`") { $0.kinds += [Kind(name: "person", in: "organisation")] },
        Slip("set `rank`") { $0.sets += $0.sets },
        Slip("setting `late-work`") { $0.settings += $0.settings },
        Slip("person setting `on-break`") { $0.personSettings += $0.personSettings },
        Slip("application `portal`") { $0.applications += $0.applications },
        Slip("service `feed`") { $0.services = ["feed", "feed"].map { Service(name: $0, permissions: []) } },
        Slip("role `pupil`") { model in for name in ["head", "pupil"] { model.edit(name) { $0.code = 7 } } },
        Slip("noun `grade`") { $0.vocabulary.nouns += [Noun(name: "grade", of: "record", verbs: ["sign"])] },
        Slip("noun `course`") { $0.vocabulary.nouns[1].verbs += ["create"] },
        Slip("noun `give`") { $0.vocabulary.nouns += [Noun(name: "give", of: "record", verbs: ["any"])] },
    ])
    func `what is declared twice is an error`(slip: Slip) {
        let twice = school(slip.change).problems().filter { $0.rule == .declaredTwice }

        #expect(twice.map(\.part.description) == [slip.name])
        #expect(twice.allSatisfy { $0.severity == .error })
    }

    @Test func `roles that include each other are an error with the circle`() {
        let model = school { model in
            model.edit("teacher") { $0.includes = ["pupil"] }
            model.edit("pupil") { $0.includes = ["head"] }
        }

        #expect(
            model.found(.cycle) == [
                "error: role `head` runs in a circle: `head` includes `teacher` includes `pupil` includes `head`"
            ]
        )
    }

    @Test func `a role that includes itself is an error`() {
        let model = school { $0.edit("pupil") { $0.includes = ["pupil"] } }

        #expect(model.found(.cycle) == ["error: role `pupil` runs in a circle: `pupil` includes `pupil`"])
    }

    @Test func `roles that carry each other are an error`() {
        let model = school { model in
            model.edit("teacher") { $0.carries = ["pupil"] }
            model.edit("pupil") { $0.carries = ["teacher"] }
        }

        #expect(
            model.found(.cycle) == [
                "error: role `teacher` runs in a circle: `teacher` carries `pupil` carries `teacher`"
            ]
        )
    }

    @Test func `kinds that lie in each other are an error, and a tree of one kind is none`() {
        let circle = school { $0.kinds[0].parent = "class" }
        let tree = school { $0.kinds[0].parent = "course" }

        #expect(
            circle.found(.cycle) == [
                "error: kind `course` runs in a circle: `course` lies in `class` lies in `course`"
            ]
        )
        #expect(tree.found(.cycle) == [])
    }

    @Test(arguments: [
        Crowd(most: 1000) { model, count in model.roles += (0..<count - 5).map { role("r\($0)", on: ["course"]) } },
        Crowd(most: 64) { model, count in model.settings = (0..<count).map { Setting(name: "s\($0)") } },
        Crowd(most: 16) { model, count in model.personSettings = (0..<count).map { Setting(name: "s\($0)") } },
        Crowd(most: 32) { model, count in
            model.sets = (0..<count).map { RoleSet(name: "s\($0)", eachPerson: .atMostOne) }
        },
        Crowd(most: 250) { model, count in model.kinds = (0..<count).map { Kind(name: "k\($0)", in: "organisation") } },
        Crowd(most: 64) { model, count in model.vocabulary.nouns[1].flags = (0..<count - 2).map { "f\($0)" } },
    ])
    func `what the engine has no room for is an error`(crowd: Crowd) {
        let within = school { crowd.fill(&$0, crowd.most) }
        let beyond = school { crowd.fill(&$0, crowd.most + 1) }

        #expect(within.found(.limit) == [])
        #expect(beyond.found(.limit).count == 1)
    }

    struct Crowd: Sendable {
        let most: Int
        let fill: @Sendable (inout RoleModel, Int) -> Void
    }
}
