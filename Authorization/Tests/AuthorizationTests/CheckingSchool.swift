// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

/// A small model in which nothing is wrong, for tests that put one thing wrong into it.
func school(_ change: (inout RoleModel) -> Void = { _ in }) -> RoleModel {
    var model = RoleModel(name: "school", vocabulary: schoolVocabulary)
    model.topRole = "head"
    model.kinds = [
        Kind(name: "course", in: "organisation", title: "Course"),
        Kind(name: "class", in: "course", noun: "group", people: "pupil"),
    ]
    model.settings = [Setting(name: "late-work", says: "Work may be late.")]
    model.personSettings = [Setting(name: "on-break")]
    model.sets = [RoleSet(name: "rank", eachPerson: .exactlyOne, defaultRole: "guest")]
    model.applications = [Application(name: "portal", title: "Portal")]
    model.roles = schoolRoles
    model.nevers = [Grant([.permission("grade.give")], if: [.own])]
    change(&model)
    return model
}

private let schoolVocabulary = Vocabulary(nouns: [
    Noun(name: "organisation", of: "organisation", verbs: ["edit"]),
    Noun(name: "course", of: "course", flags: ["public"], verbs: ["view", "edit"], verbsInPlace: ["create"]),
    Noun(name: "group", of: "group", verbs: ["view"]),
    Noun(name: "grade", of: "record", flags: ["released"], verbs: ["view", "give"]),
    Noun(name: "holding", of: "record", flags: ["enrolment"], verbs: ["view"]),
])

private let schoolRoles: [Role] = [
    role("member", everyone: .people, grants: [Grant([.permission("grade.view")], if: [.own, .flag("released")])]),
    role("guest", on: ["organisation"], set: "rank"),
    role(
        "head",
        on: ["organisation"],
        set: "rank",
        includes: ["teacher"],
        grants: [
            Grant([.giveAny(set: "rank"), .permission("give.teacher"), .permission("give.pupil")]),
            Grant([.permission("organisation.edit"), .everyVerb(of: "course")]),
        ]
    ),
    role(
        "teacher",
        on: ["course"],
        grants: [
            Grant([.permission("course.view"), .permission("group.view"), .permission("give.pupil")]),
            Grant([.permission("grade.view"), .permission("grade.give")]),
        ]
    ),
    role("pupil", on: ["class"], grants: [Grant([.permission("group.view")])]),
]

/// One thing put wrong into the school, and what the problem has to name.
struct Slip: Sendable, CustomTestStringConvertible {
    let name: String
    let remedy: String
    let change: @Sendable (inout RoleModel) -> Void

    init(_ name: String, meant: String? = nil, change: @escaping @Sendable (inout RoleModel) -> Void) {
        self.name = name
        self.remedy = meant.map { "did you mean `\($0)`?" } ?? "declare it, or take it out"
        self.change = change
    }

    var testDescription: String { name }
}

/// A role by what tests say of it.
func role(
    _ name: String,
    on kinds: [String] = [],
    everyone: Role.Everyone = .nobody,
    set: String? = nil,
    includes: [String] = [],
    grants: [Grant] = []
) -> Role {
    var role = Role(name: name, title: name.capitalizedFirst, heldOn: kinds)
    role.everyone = everyone
    role.set = set
    role.includes = includes
    role.grants = grants
    return role
}

/// A grant of permissions by name.
func grant(_ permissions: String..., if conditions: [Condition] = [], unless exceptions: [Condition] = []) -> Grant {
    Grant(permissions.map { .permission($0) }, if: conditions, unless: exceptions)
}

extension RoleModel {
    /// Changes one role.
    mutating func edit(_ name: String, _ change: (inout Role) -> Void) {
        for index in roles.indices where roles[index].name == name { change(&roles[index]) }
    }

    /// The problems of one kind, as "error: message".
    func found(_ rule: ModelProblem.Rule) -> [String] {
        problems().filter { $0.rule == rule }.map { "\($0.severity.rawValue): \($0.message)" }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
