// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension RoleModel {
    /// The role model of ``WhyCollege``.
    static let college: RoleModel = {
        var model = RoleModel(name: "college", vocabulary: .whyCollege)
        model.kinds = [
            Kind(name: "programme", in: Kind.organisation), Kind(name: "course", in: "programme"),
            Kind(name: "team", in: "team", noun: "group", people: "member"),
        ]
        model.settings = [
            Setting(name: "grading-open", isOnByDefault: true, says: "Grading: tutors grade."),
            Setting(name: "exports", says: "Exports: leaders export.", flags: ["owners-only"]),
        ]
        model.personSettings = [Setting(name: "on-break", says: "Taking a break.")]
        model.sets = [RoleSet(name: "core", eachPerson: .exactlyOne, defaultRole: "learner")]
        model.ceiling = "core"
        model.sources = ["C-1": "Chapter 1"]
        model.nevers = [never]
        model.services = [Service(name: "feed", permissions: [.permission("person.deactivate")])]
        model.roles = [
            user, learner, hr, admin, owner, leader, tutor, student, manager, standIn, fellow, assistant, member,
        ]
        return model
    }()

    private static var never: Grant {
        var never = Grant([.permission("essay.grade")], if: [.own])
        never.says = "Nobody grades their own essay."
        return never
    }

    private static func role(
        _ name: String,
        _ title: String,
        on kinds: String...,
        may grants: [Grant] = []
    ) -> Role {
        var role = Role(name: name, title: title, heldOn: kinds)
        role.grants = grants
        return role
    }

    private static func core(_ name: String, _ title: String, includes: [String] = [], may grants: [Grant]) -> Role {
        var role = role(name, title, on: Kind.organisation, may: grants)
        (role.set, role.includes) = ("core", includes)
        return role
    }

    private static func may(_ names: String..., if conditions: [Condition] = [], unless: [Condition] = []) -> Grant {
        var grant = Grant(names.map(PermissionPattern.permission), if: conditions, unless: unless)
        (grant.per, grant.sourceLine) = (["C-1"], 7)
        return grant
    }

    private static var user: Role {
        var user = role("user", "User", on: Kind.organisation, may: [may("essay.view", "holding.view", if: [.own])])
        user.everyone = .people
        return user
    }

    private static var learner: Role { core("learner", "Learner", may: [may("essay.view", if: [.shown])]) }

    private static var hr: Role {
        core("hr", "HR", may: [may("give.manager", "give.member", "give.stand-in", "person.view", "holding.view")])
    }

    private static var admin: Role {
        core(
            "admin",
            "Admin",
            may: [
                may("give.tutor", "give.leader", "give.student", "give.manager", "give.member", "give.stand-in"),
                may("give.hr", "give.admin", "give.owner", "give.learner", "give.fellow", "give.assistant"),
                may("person.view", "holding.view", "person.set-on-break", "person.deactivate"),
                may("setting.edit", unless: [.flag("owners-only")]), may("person.act-as", if: [.covered]),
                may("course.view", "programme.view", "group.view", "essay.edit"),
            ]
        )
    }

    private static var owner: Role {
        core(
            "owner",
            "Owner",
            includes: ["admin"],
            may: [may("setting.edit", "role-model.edit"), may("person.act-as")]
        )
    }

    private static var leader: Role {
        role(
            "leader",
            "Programme leader",
            on: "programme",
            may: [
                may("essay.grade", "give.tutor", "course.view", "programme.view", "holding.view"),
                may("essay.export", if: [.setting("exports")]),
            ]
        )
    }

    private static var tutor: Role {
        role(
            "tutor",
            "Course tutor",
            on: "course",
            may: [may("essay.grade", if: [.setting("grading-open")]), may("course.view", "give.student")]
        )
    }

    private static var student: Role {
        var student = role(
            "student",
            "Student",
            on: "course",
            may: [may("course.view"), may("essay.view", if: [.own, .flag("released")])]
        )
        student.flags = ["enrolment"]
        return student
    }

    private static var manager: Role {
        var manager = role(
            "manager",
            "Manager",
            on: "team",
            Kind.person,
            may: [may("group.view"), may("essay.view", if: [.direct]), may("essay.comment")]
        )
        manager.titleByKind = ["team": "Team manager", Kind.person: "Override manager"]
        manager.line = true
        manager.unless = [.my("on-break")]
        return manager
    }

    private static var standIn: Role {
        var standIn = role("stand-in", "Stand-in", on: "team", Kind.person)
        standIn.stepsInFor = "manager"
        return standIn
    }

    private static var fellow: Role {
        var fellow = role("fellow", "Fellow", on: Kind.organisation)
        fellow.carries = ["assistant"]
        return fellow
    }

    private static var assistant: Role { role("assistant", "Assistant", on: "course", may: [may("essay.sort")]) }

    private static var member: Role { role("member", "Member", on: "team", may: [may("group.view")]) }
}

extension Vocabulary {
    fileprivate static let whyCollege = Vocabulary(nouns: [
        Noun(name: "person", of: Kind.person, verbs: ["view", "set-on-break", "deactivate", "act-as"]),
        Noun(name: "holding", of: Noun.record, flags: ["enrolment"], verbs: ["view"]),
        Noun(name: "setting", of: Noun.record, flags: ["owners-only"], verbs: ["edit"]),
        Noun(name: "role-model", of: Kind.organisation, verbs: ["edit"]),
        Noun(name: "programme", of: "programme", verbs: ["view"]), Noun(name: "course", of: "course", verbs: ["view"]),
        Noun(name: "group", of: "group", verbs: ["view"]),
        Noun(
            name: "essay",
            of: Noun.record,
            flags: ["released"],
            verbs: ["view", "grade", "edit", "export", "comment", "sort", "burn"]
        ),
    ])
}
