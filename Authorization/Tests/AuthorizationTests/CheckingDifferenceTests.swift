// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `The difference between two models` {
    @Test func `a model does not differ from itself`() {
        #expect(school().difference(from: school()).isEmpty)
    }

    @Test func `words and order make no difference`() {
        let reworded = school { model in
            model.roles.reverse()
            model.kinds.reverse()
            model.vocabulary.nouns.reverse()
            for index in model.roles.indices {
                model.roles[index].title += "s"
                model.roles[index].says = "Says more."
                model.roles[index].grants.reverse()
            }
            model.edit("teacher") { $0.grants += [grant("grade.give", if: [.shown])] }
            model.edit("head") {
                $0.grants[0].permissions = [.permission("organisation.edit")]
                $0.grants += ["create", "view", "edit"].map { grant("course.\($0)") }
            }
        }

        #expect(reworded.difference(from: school()).lines == [])
    }

    @Test func `rights gained, lost and changed are told by role`() {
        let newer = school { model in
            model.edit("pupil") { $0.grants = [grant("grade.view", if: [.own, .flag("released")])] }
            model.edit("member") { $0.grants = [grant("grade.view", if: [.own])] }
        }

        #expect(
            newer.difference(from: school()).lines == [
                "`member` has `grade.view` on “own”, not on “own, if released” any more",
                "`pupil` loses `group.view`",
                "`pupil` gains `grade.view` (own, if released)",
            ]
        )
    }

    @Test func `a change of an included role is told of those who include it`() {
        let newer = school { $0.edit("teacher") { $0.grants[0] = grant("course.view", "group.view") } }

        #expect(newer.difference(from: school()).lines == ["`teacher` loses `give.pupil`"])

        let less = school { $0.edit("teacher") { $0.grants.removeLast() } }

        #expect(
            less.difference(from: school()).lines == [
                "`head` loses `grade.view`", "`head` loses `grade.give`",
                "`teacher` loses `grade.view`", "`teacher` loses `grade.give`",
            ]
        )
    }

    @Test func `a role that comes or goes takes its rights with it`() {
        let newer = school { $0.roles.append(role("tutor", on: ["class"], grants: [grant("group.view")])) }
        let difference = newer.difference(from: school())

        #expect(
            difference.lines == [
                "role `tutor` is new", "`tutor` gains `group.view`", "role `tutor`: held on `class`, before nothing",
            ]
        )
        #expect(
            school().difference(from: newer).lines == [
                "role `tutor` is gone", "`tutor` loses `group.view`", "role `tutor`: held on nothing, before `class`",
            ]
        )
    }

    @Test func `a role suspended by a setting has other rights`() {
        let newer = school { $0.edit("pupil") { $0.unless = [.my("on-break")] } }

        #expect(
            newer.difference(from: school()).lines == [
                "`pupil` has `group.view` on “unless own on break”, not always any more",
                "role `pupil`: no effect while `my on-break`, before nothing",
            ]
        )
    }

    @Test func `nevers are compared by what they forbid`() {
        let newer = school {
            $0.nevers = [grant("grade.give", if: [.own], unless: [.setting("late-work")]), grant("course.edit")]
        }

        #expect(
            newer.difference(from: school()).lines == [
                "nobody may `course.edit` any more: always",
                "`grade.give` is forbidden on “own, unless late work”, not on “own” any more",
            ]
        )
    }

    @Test(arguments: [
        Slip("role `pupil`: holders at-most-one, before nothing") { $0.edit("pupil") { $0.holders = .atMostOne } },
        Slip("role `pupil`: held on `class`, `course`, before `class`") {
            $0.edit("pupil") { $0.heldOn = ["course", "class"] }
        },
        Slip("role `teacher`: carries `pupil`, before nothing") { $0.edit("teacher") { $0.carries = ["pupil"] } },
        Slip("role `pupil`: line yes, before nothing") { $0.edit("pupil") { $0.line = true } },
        Slip("setting `late-work`: at first on, before off") { $0.settings[0].isOnByDefault = true },
        Slip("set `rank`: each person at-most-one, before exactly-one") { $0.sets[0].eachPerson = .atMostOne },
        Slip("set `rank`: default `head`, before `guest`") { $0.sets[0].defaultRole = "head" },
        Slip("kind `class`: lies in several `course`, before `course`") { $0.kinds[1].several = true },
        Slip("kind `class`: people by nothing, before `pupil`") { $0.kinds[1].people = nil },
        Slip("the model: ceiling `rank`, before nothing") { $0.ceiling = "rank" },
        Slip("the model: gives to oneself `head`, before nothing") { $0.selfGivers = ["head"] },
        Slip("service `feed`: may `course.view`, before nothing") {
            $0.services = [Service(name: "feed", permissions: [.permission("course.view")])]
        },
    ])
    func `what decides beside grants is compared`(slip: Slip) {
        #expect(school(slip.change).difference(from: school()).lines == [slip.name])
    }
}

@Suite struct `The matrix of a model` {
    private let matrix = school().matrix()

    private func cells(_ permission: String) -> [String]? {
        matrix.groups.flatMap(\.rows).first { $0.permission == permission }?.cells.map(\.text)
    }

    @Test func `columns are the roles in the order of the model`() {
        #expect(matrix.columns.map(\.role) == ["member", "guest", "head", "teacher", "pupil"])
        #expect(matrix.columns.first?.title == "Member")
    }

    @Test func `rows are grouped by noun, and a noun of which nothing is granted has none`() {
        #expect(matrix.groups.map(\.noun) == ["organisation", "course", "group", "grade", "give"])
    }

    @Test func `a cell is empty, yes, or its conditions`() {
        #expect(cells("grade.view") == ["own, if released", "", "yes", "yes", ""])
        #expect(cells("give.pupil") == ["", "", "yes", "yes", ""])
        #expect(cells("give.member") == ["", "", "", "", ""])
    }

    @Test func `a row tells what is forbidden`() {
        let row = matrix.groups.flatMap(\.rows).first { $0.permission == "grade.give" }

        #expect(row?.nevers == ["own"])
    }

    @Test func `alternatives that others make needless are left out`() {
        let model = school { model in
            model.edit("pupil") {
                $0.grants = [
                    grant("grade.view", if: [.own, .flag("released")]), grant("grade.view", if: [.own]),
                    grant("grade.view", if: [.party]),
                ]
            }
        }
        let row = model.matrix().groups.flatMap(\.rows).first { $0.permission == "grade.view" }

        #expect(row?.cells.last == .onConditions(["own", "named on it"]))
    }
}
