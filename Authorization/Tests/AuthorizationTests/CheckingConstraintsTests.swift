// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `Checking the constraints of a model` {
    @Test func `an exactly-one set has a default`() {
        let model = school { $0.sets[0].defaultRole = nil }

        #expect(model.found(.set) == ["error: set `rank` is exactly one for each person, and has no default"])
    }

    @Test func `the default is one of the set`() {
        let model = school { $0.sets[0].defaultRole = "member" }

        #expect(model.found(.set) == ["error: set `rank` has the default `member`, which is not one of its roles"])
    }

    @Test func `a role of an exactly-one set is held on the organisation`() {
        let exactlyOne = school { $0.edit("guest") { $0.heldOn = ["course"] } }
        let atMostOne = school { model in
            model.sets.append(RoleSet(name: "class-role", eachPerson: .atMostOne))
            model.edit("pupil") { $0.set = "class-role" }
        }

        #expect(
            exactlyOne.found(.set) == [
                "error: role `guest` is not held on the organisation, as each person holds exactly one of set `rank`"
            ]
        )
        #expect(atMostOne.found(.set) == [])
    }

    @Test func `a role of everyone is in no set`() {
        #expect(school { $0.edit("member") { $0.set = "rank" } }.found(.set).count == 2)
    }

    @Test func `a set without roles and a default without effect are warnings`() {
        let model = school { $0.sets.append(RoleSet(name: "team", eachPerson: .atMostOne, defaultRole: "guest")) }

        #expect(model.found(.set).filter { $0.hasPrefix("warning") }.count == 2)
    }

    @Test func `what everyone holds at first is not limited to few`() {
        #expect(school { $0.edit("guest") { $0.holders = .atMostOne } }.found(.constraint).count == 1)
        #expect(school { $0.edit("member") { $0.holders = .atMostOne } }.found(.constraint).count == 1)
        #expect(school { $0.edit("pupil") { $0.holders = .atMostOne } }.found(.constraint) == [])
    }

    @Test func `the top role is neither carried nor suspended`() {
        let carried = school { $0.edit("teacher") { $0.carries = ["head"] } }
        let suspended = school { $0.edit("head") { $0.unless = [.my("on-break")] } }
        let onCourse = school { $0.topRole = "teacher" }

        #expect(carried.found(.constraint).count == 1)
        #expect(suspended.found(.constraint).count == 1)
        #expect(onCourse.found(.constraint).count == 1)
    }

    @Test func `a role is suspended by settings alone`() {
        #expect(school { $0.edit("pupil") { $0.unless = [.own] } }.found(.constraint).count == 1)
        #expect(school { $0.edit("pupil") { $0.unless = [.setting("late-work")] } }.found(.constraint) == [])
    }

    @Test func `people lie in a kind by a role held on it`() {
        let model = school { $0.kinds[1].people = "teacher" }

        #expect(
            model.found(.constraint) == [
                "error: kind `class`: its people are the holders of `teacher`, which is not held on `class`"
            ]
        )
    }

    @Test func `a role held on nothing is a warning, unless another includes it`() {
        #expect(school { $0.roles.append(role("idea")) }.found(.constraint).count == 1)

        let building = school { model in
            model.roles.append(role("idea"))
            model.edit("teacher") { $0.includes = ["idea"] }
        }

        #expect(building.found(.constraint) == [])
    }

    @Test func `a role of exactly one holder that nobody gives is an error`() {
        let model = school { model in
            model.roles.append(role("caretaker", on: ["organisation"]))
            model.edit("caretaker") { $0.holders = .exactlyOne }
        }

        #expect(
            model.found(.constraint) == ["error: role `caretaker` has exactly one holder, and nobody can give it"]
        )
    }

    @Test func `who makes a thing holds a role on that thing`() {
        func model(_ permission: String, _ becomes: String) -> RoleModel {
            school {
                $0.edit("head") {
                    $0.grants.append(grant(permission))
                    $0.grants[2].creatorBecomes = becomes
                }
            }
        }

        #expect(model("course.create", "teacher").found(.creatorBecomes) == [])
        #expect(
            model("course.create", "pupil").found(.creatorBecomes) == [
                "error: grant 3 of role `head`: who makes a `course` becomes `pupil`, which is not held on one"
            ]
        )
        #expect(
            model("course.edit", "teacher").found(.creatorBecomes) == [
                "error: grant 3 of role `head`: who makes a thing becomes `teacher`, and nothing is made by these permissions"
            ]
        )
    }

    @Test func `reserved permissions stand in one role and those that include it`() {
        func model(reserver: String) -> RoleModel {
            school {
                $0.edit(reserver) {
                    $0.grants.append(grant("grade.give"))
                    $0.grants[$0.grants.count - 1].reserved = true
                }
            }
        }

        #expect(model(reserver: "teacher").found(.reserved) == [])
        #expect(
            model(reserver: "pupil").found(.reserved) == [
                "error: grant 2 of role `teacher`: `grade.give` is reserved for role `pupil`"
            ]
        )
    }
}

@Suite struct `Checking what a model grants` {
    @Test func `what is granted only where it is forbidden is an error`() {
        let model = school {
            $0.edit("pupil") { $0.grants.append(grant("grade.give", if: [.own, .flag("released")])) }
        }

        #expect(
            model.found(.grantedAndNever) == [
                "error: grant 2 of role `pupil`: `grade.give` is granted only where never 1 forbids it"
            ]
        )
    }

    @Test func `a never takes some of a noun out`() {
        let part = school { model in
            model.nevers.append(grant("course.edit"))
            model.edit("teacher") { $0.grants = [Grant([.everyVerb(of: "course")])] }
        }
        let whole = school { model in
            model.nevers.append(Grant([.everyVerb(of: "course")]))
            model.edit("teacher") { $0.grants = [Grant([.everyVerb(of: "course")])] }
        }

        #expect(part.found(.grantedAndNever) == [])
        #expect(whole.found(.grantedAndNever).contains { $0.contains("`course.*` is granted only where never 2") })
    }

    @Test func `a service is forbidden what is forbidden always`() {
        let model = school {
            $0.nevers.append(grant("course.edit"))
            $0.services = [Service(name: "feed", permissions: [.permission("course.edit"), .permission("grade.give")])]
        }

        #expect(
            model.found(.grantedAndNever) == [
                "error: service `feed`: `course.edit` is granted only where never 2 forbids it"
            ]
        )
    }

    @Test func `the same grant twice is a warning`() {
        let model = school { $0.edit("teacher") { $0.grants.append(grant("course.edit", "grade.view")) } }

        #expect(
            model.found(.duplicateGrant) == [
                "warning: grant 3 of role `teacher`: `grade.view` is granted by grant 2 on the same conditions already"
            ]
        )
    }

    @Test func `the same permission on another condition is no duplicate`() {
        let model = school { $0.edit("pupil") { $0.grants.append(grant("group.view", if: [.shown])) } }

        #expect(model.found(.duplicateGrant) == [])
    }

    @Test func `a role nobody can give is a warning`() {
        let model = school { $0.roles.append(role("tutor", on: ["course"])) }

        #expect(model.found(.nobodyGives) == ["warning: role `tutor` is given by nobody"])
    }

    @Test func `a role that a service gives or that comes with making a thing needs no giver`() {
        let served = school {
            $0.roles.append(role("tutor", on: ["course"]))
            $0.services = [Service(name: "feed", permissions: [.permission("give.tutor")])]
        }
        let made = school { model in
            model.roles.append(role("maker", on: ["course"]))
            model.edit("head") {
                $0.grants.append(grant("course.create"))
                $0.grants[2].creatorBecomes = "maker"
            }
        }

        #expect(served.found(.nobodyGives) == [])
        #expect(made.found(.nobodyGives) == [])
    }

    @Test func `a role given only by those who have it already is a warning`() {
        let model = school { $0.roles.append(role("tutor", on: ["course"], grants: [grant("give.tutor")])) }

        #expect(
            model.found(.nobodyGives) == [
                "warning: role `tutor` is given by nobody but holders of roles that nobody can come to hold"
            ]
        )
    }

    @Test func `the top role can be handed on`() {
        let model = school {
            $0.edit("head") {
                $0.set = nil
                $0.grants[0] = grant("give.teacher", "give.pupil")
            }
        }

        #expect(model.found(.nobodyGives) == ["warning: role `head` is the top role, and nobody can hand it on"])
    }

    @Test func `each requirement is answered, and each answer has a source`() {
        let model = school {
            $0.sources = ["S-1": "page 1", "S-2": "page 2", "S-3": "page 3"]
            $0.silent = ["S-2": "nothing"]
            $0.choices = ["S-9": Choice(built: "", other: "", change: "")]
            $0.edit("pupil") { $0.per = ["S-1", "S-4", "A-1"] }
        }

        #expect(
            model.found(.requirement) == [
                "warning: requirement `S-3` has a source, and nothing in the model answers it",
                "warning: requirement `S-4` is named, and has no source",
                "warning: requirement `S-9` has a choice, and nothing else names it",
            ]
        )
    }

    @Test func `a model that follows no document names what it likes`() {
        #expect(school { $0.edit("pupil") { $0.per = ["S-4"] } }.found(.requirement) == [])
    }

    @Test func `problems come in the order of their lines`() {
        let model = school { model in
            model.edit("teacher") {
                $0.set = "b"
                $0.sourceLine = 20
            }
            model.edit("pupil") {
                $0.set = "a"
                $0.sourceLine = 10
            }
            model.topRole = "c"
        }

        #expect(model.problems().filter { $0.rule == .unknownName }.map(\.sourceLine) == [10, 20, nil])
    }

    @Test func `permissions that no model grants, and such as the vocabulary does not have, are listed`() {
        let model = school { $0.edit("pupil") { $0.grants = [grant("course.paint", "give.head")] } }

        #expect(model.vocabulary.ungranted(by: [model]) == ["holding.view"])
        #expect(model.vocabulary.ungranted(by: []).count == model.vocabulary.permissions.count)
        #expect(model.vocabulary.unknown(in: model) == ["course.paint"])
    }
}
