// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Checking the conditions of a model` {
    @Test(arguments: [Condition.own, .party, .shown, .covered, .flag("released")])
    func `giving on a condition about a thing is an error`(condition: Condition) {
        let model = school { $0.edit("teacher") { $0.grants += [grant("give.pupil", if: [condition])] } }

        #expect(model.found(.conditionOfGiving).count == 1)
    }

    @Test func `giving asks settings and roles held`() {
        let model = school {
            $0.edit("teacher") {
                var giving = grant("give.pupil", if: [.setting("late-work")], unless: [.my("on-break")])
                giving.within = [HeldRole("pupil")]
                $0.grants = [giving]
            }
        }

        #expect(model.found(.conditionOfGiving) == [])
    }

    @Test func `direct stands in a line alone`() {
        func model(line: Bool) -> RoleModel {
            school {
                $0.edit("pupil") {
                    $0.line = line
                    $0.grants += [grant("grade.view", if: [.direct])]
                }
            }
        }

        #expect(
            model(line: false).found(.direct) == [
                "error: grant 2 of role `pupil`: `direct` asks who stands nearer in the same line, and role `pupil` is no line"
            ]
        )
        #expect(model(line: true).found(.direct) == [])
    }

    @Test func `direct in a never is an error`() {
        #expect(school { $0.nevers[0].exceptions = [.direct] }.found(.direct).count == 1)
    }

    @Test func `a line is included in lines alone`() {
        let model = school { $0.edit("teacher") { $0.line = true } }
        let lines = school { model in for name in ["teacher", "head"] { model.edit(name) { $0.line = true } } }

        #expect(model.found(.line) == ["error: role `head` is no line, and includes `teacher`, which is one"])
        #expect(lines.found(.line) == [])
    }

    @Test(arguments: [Condition.own, .party, .covered, .my("on-break")])
    func `nothing is a visitor's own`(condition: Condition) {
        let model = school {
            $0.roles += [role("visitor", everyone: .visitors, grants: [grant("grade.view", if: [condition])])]
        }

        #expect(
            model.found(.visitors) == [
                "error: grant 1 of role `visitor`: `\(condition.written)` never holds for the visitors who have role `visitor`"
            ]
        )
    }

    @Test func `visitors see what is shown, marked or switched on`() {
        let model = school {
            $0.roles += [
                role(
                    "visitor",
                    everyone: .visitors,
                    grants: [grant("course.view", if: [.shown, .flag("public"), .setting("late-work")])]
                )
            ]
        }

        #expect(model.found(.visitors) == [])
    }

    @Test func `visitors hold nothing that where could ask for, not by an included role either`() {
        let model = school {
            var viewing = grant("course.view")
            viewing.within = [HeldRole("pupil")]
            $0.roles += [
                role("visitor", everyone: .visitors, includes: ["looker"]),
                role("looker", on: ["organisation"], grants: [viewing]),
            ]
        }

        #expect(
            model.found(.visitors) == [
                "error: grant 1 of role `looker`: `where` never holds for the visitors who have role `visitor`"
            ]
        )
    }

    @Test func `a flag is asked of things that can have it`() {
        let wrong = school {
            $0.edit("teacher") { $0.grants += [grant("grade.view", "group.view", if: [.flag("public")])] }
        }
        let right = school { $0.edit("teacher") { $0.grants += [grant("course.edit", unless: [.flag("public")])] } }

        #expect(
            wrong.found(.flag) == [
                "error: grant 3 of role `teacher`: `grade.view`, `group.view` is about things that never have the flag `public`"
            ]
        )
        #expect(right.found(.flag) == [])
    }

    @Test func `the record of a holding has flags of the vocabulary's holding`() {
        #expect(school { $0.edit("pupil") { $0.flags = ["enrolment"] } }.found(.flag) == [])
        #expect(school { $0.edit("pupil") { $0.flags = ["public"] } }.found(.flag).count == 1)
    }

    @Test(arguments: [
        grant("grade.view", if: [.own], unless: [.own]),
        grant("grade.view", if: [.flag("released")], unless: [.flag("released")]),
        grant("grade.view", if: [.setting("late-work")], unless: [.setting("late-work")]),
    ])
    func `what must hold and must not hold is an error`(contradiction: Grant) {
        let model = school { $0.edit("teacher") { $0.grants += [contradiction] } }

        #expect(model.found(.neverHolds).count == 1)
    }

    @Test func `a role that is suspended where its grant begins is an error`() {
        let model = school {
            $0.edit("teacher") {
                $0.unless = [.my("on-break")]
                $0.grants += [grant("course.edit", if: [.my("on-break")])]
            }
        }

        #expect(model.found(.neverHolds).count == 1)
    }

    @Test func `a line's own is never reached`() {
        let model = school {
            $0.edit("pupil") {
                $0.line = true
                $0.grants += [grant("grade.view", if: [.own])]
            }
        }

        #expect(
            model.found(.neverHolds) == [
                "error: grant 2 of role `pupil`: a line never reaches what is its holder's own, so `own` never holds"
            ]
        )
    }

    @Test func `where asks for a role on a kind it is held on`() {
        func model(kind: String) -> RoleModel {
            school { $0.nevers[0].within = [HeldRole("pupil", on: kind)] }
        }

        #expect(model(kind: "course").found(.neverHolds).count == 1)
        #expect(model(kind: "class").found(.neverHolds) == [])
    }

    @Test func `a permission about what is never inside is a warning`() {
        let model = school { $0.edit("pupil") { $0.grants += [grant("course.view", "give.teacher", "grade.view")] } }

        #expect(
            model.found(.neverHolds) == [
                "warning: grant 2 of role `pupil`: `course.view`, `give.teacher` is about nodes that are never inside a node of `class`"
            ]
        )
    }

    @Test func `a grant reaches what a role that includes it reaches`() {
        let model = school {
            $0.edit("teacher") { $0.grants += [grant("organisation.edit")] }
        }

        #expect(model.found(.neverHolds) == [])
    }
}
