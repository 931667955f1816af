// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Climbing from role to role` {
    private func chain(_ change: (inout RoleModel) -> Void = { _ in }) -> RoleModel {
        school { model in
            model.roles += [
                role("first", on: ["course"], grants: [grant("give.second", if: [.setting("late-work")])]),
                role("second", on: ["course"], grants: [grant("give.third"), grant("give.fourth")]),
                role("third", on: ["class"], grants: [grant("give.fourth"), grant("grade.view")]),
                role("fourth", on: ["class"], grants: [grant("group.view")]),
            ]
            model.edit("head") { $0.grants[0].permissions.append(.permission("give.first")) }
            change(&model)
        }
    }

    @Test func `the shortest chain to each role is found`() {
        let climbs = chain().climbs(from: "first")

        #expect(climbs.map(\.to) == ["second", "third", "fourth"])
        #expect(climbs.map(\.steps.count) == [1, 2, 2])
        #expect(climbs[2].description == "`first` gives `second` (while late work), who gives `fourth`")
    }

    @Test func `a role that gives nothing climbs nowhere`() {
        #expect(chain().climbs(from: "fourth") == [])
        #expect(chain().climbs(from: "nobody") == [])
    }

    @Test func `a step names the line of its grant`() {
        let model = chain { $0.edit("first") { $0.grants[0].sourceLine = 42 } }

        #expect(model.climbs(from: "first").first?.steps.first?.sourceLine == 42)
    }

    @Test func `nobody gives on nodes outside their own`() {
        let model = chain { $0.edit("fourth") { $0.grants.append(grant("give.second")) } }

        #expect(model.climbs(from: "fourth") == [])
    }

    @Test func `a role given on another kind leads on from there`() {
        let model = school {
            $0.roles += [
                role("first", on: ["course"], grants: [grant("give.second")]),
                role("second", on: ["class", "organisation"], grants: [grant("give.teacher")]),
            ]
        }

        #expect(model.climbs(from: "first").map(\.to) == ["second"])
        #expect(model.climbs(from: "second").map(\.to) == ["teacher", "pupil"])
    }

    @Test func `making a thing is a step`() {
        let model = school { model in
            model.roles.append(role("author", on: ["organisation"], grants: [grant("course.create")]))
            model.edit("author") { $0.grants[0].creatorBecomes = "teacher" }
        }
        let climbs = model.climbs(from: "author")

        #expect(climbs.map(\.to) == ["teacher", "pupil"])
        #expect(climbs[0].description == "`author` by `course.create` becomes `teacher`")
    }

    @Test func `the ceiling stops a step to more than one's own role`() {
        func model(ceiling: String?) -> RoleModel {
            school { model in
                model.ceiling = ceiling
                model.roles.append(role("deputy", on: ["organisation"], set: "rank"))
                model.edit("deputy") { $0.grants = [Grant([.giveAny(set: "rank")])] }
            }
        }

        #expect(model(ceiling: nil).climbs(from: "deputy").map(\.to) == ["guest", "head", "teacher", "pupil"])
        #expect(model(ceiling: "rank").climbs(from: "deputy").map(\.to) == ["guest"])
    }

    @Test func `who is of no role of the ceiling gives what the default covers`() {
        let model = school { model in
            model.ceiling = "rank"
            model.roles.append(role("deputy", on: ["organisation"], grants: [Grant([.giveAny(set: "rank")])]))
        }

        #expect(model.climbs(from: "deputy").map(\.to) == ["guest"])
    }

    @Test func `a chain that ends in more rights is a warning`() {
        let warnings = chain().climbWarnings().filter { $0.part == .role("first") }
        let start = "role `first` brings about rights that it does not have: `first` gives `second` (while late work)"

        #expect(
            warnings.map(\.message) == [
                start + "; `second` adds `give.third`, `give.fourth`",
                start + ", who gives `third`; `third` adds `grade.view`",
                start + ", who gives `fourth`; `fourth` adds `group.view`",
            ]
        )
        #expect(warnings.allSatisfy { $0.severity == .warning && $0.remedy.contains("accepts") })
    }

    @Test func `rights over one's own things are no climb`() {
        let model = school { $0.edit("pupil") { $0.grants = [grant("grade.give", if: [.own])] } }

        #expect(model.found(.climb) == [])
    }

    @Test func `what everyone has is no climb`() {
        let model = school { model in
            model.edit("member") { $0.grants.append(grant("holding.view")) }
            model.edit("pupil") { $0.grants.append(grant("holding.view")) }
        }

        #expect(model.found(.climb) == [])
    }

    @Test func `where one may give, one has the right already`() {
        func model(within: [HeldRole]) -> RoleModel {
            school { model in
                var editing = grant("course.edit")
                editing.within = [HeldRole("maker")]
                var giving = grant("give.editor")
                giving.within = within
                model.roles += [
                    role("maker", on: ["course"]),
                    role("author", on: ["organisation"], grants: [editing, giving]),
                    role("editor", on: ["course"], grants: [grant("course.edit")]),
                ]
            }
        }

        #expect(model(within: [HeldRole("maker")]).found(.climb) == [])
        #expect(model(within: []).found(.climb).count == 1)
    }

    @Test func `an accepted climb is no warning, nor what is accepted from there`() {
        let model = chain {
            $0.accepts = [
                AcceptedClimb(from: "first", to: "second", because: "meant"),
                AcceptedClimb(from: "second", to: "third", because: "meant"),
                AcceptedClimb(from: "second", to: "fourth", because: "meant"),
            ]
        }
        let parts = model.climbWarnings().filter { $0.rule == .climb }.map(\.part)

        #expect(!parts.contains(.role("first")) && !parts.contains(.role("second")))
        #expect(parts.contains(.role("third")))
        #expect(model.found(.acceptNotNeeded) == [])
    }

    @Test func `an accepted climb that brings no more rights is a warning`() {
        let model = school { $0.accepts = [AcceptedClimb(from: "head", to: "teacher", because: "meant")] }

        #expect(
            model.found(.acceptNotNeeded) == [
                "warning: the accepted climb from `head` to `teacher` is not needed: none brings more rights"
            ]
        )
    }
}
