// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference

/// A college with a cast, in which every kind of refusal can be met.
///
/// Statistics and Algebra are courses of the MBA; Sales lies in Trade. Zoe is tutor of Algebra, Ada leads the MBA, Ben is
/// an admin and Olga the owner, Mona manages Trade and Nils manages Sales, Eve is in Sales and studies Algebra.
struct WhyCollege {
    static let today = Instant(seconds: 20_000 * 86_400)

    var roster: Roster
    let model: CompiledModel
    private(set) var people: [String: PersonID] = [:]
    private(set) var nodes: [String: NodeID] = ["organisation": .organisation]

    init(_ change: (inout RoleModel) -> Void = { _ in }) throws {
        var rules = RoleModel.college
        change(&rules)
        model = CompiledModel(rules)
        roster = Roster(model)
        try add("programme", "MBA")
        for course in ["Algebra", "Statistics"] { try add("course", course, in: "MBA") }
        try add("course", "Pottery")
        try add("team", "Trade")
        try add("team", "Sales", in: "Trade")
        for name in ["Ada", "Ben", "Olga", "Zoe", "Mona", "Nils", "Eve", "Sid", "Tom"] {
            people[name] = try roster.addPerson()
        }
        try give("Ada", "leader", on: "MBA")
        try give("Ben", "admin")
        try give("Olga", "owner")
        try give("Zoe", "tutor", on: "Algebra")
        try give("Mona", "manager", on: "Trade")
        try give("Nils", "manager", on: "Sales")
        try give("Nils", "member", on: "Sales")
        try give("Eve", "member", on: "Sales")
        try give("Eve", "student", on: "Algebra")
    }

    private mutating func add(_ kind: String, _ name: String, in parent: String? = nil) throws {
        guard let kind = model.kind(kind) else { return }
        nodes[name] = try roster.addNode(kind, in: parent.map { [node($0)] } ?? [])
    }

    mutating func give(
        _ name: String,
        _ role: String,
        on node: String = "organisation",
        from: Int? = nil,
        until: Int? = nil,
        for other: String? = nil
    ) throws {
        try roster.give(
            Holding(
                person(name),
                model.role(role) ?? RoleID(index: .max),
                on: self.node(node),
                from: from.map(day) ?? .distantPast,
                until: until.map(day) ?? .distantFuture,
                source: other == nil ? .hand : .standIn,
                standsInFor: other.map(person)
            )
        )
    }

    mutating func end(_ role: String, on node: String = "organisation", of name: String) throws {
        try roster.end(
            model.role(role) ?? RoleID(index: .max),
            on: self.node(node),
            of: person(name),
            at: Self.today
        )
    }

    mutating func turn(_ setting: String, on isOn: Bool, for name: String? = nil) throws {
        if let name, let setting = model.personSetting(setting) {
            try roster.turn(setting, on: isOn, for: person(name))
        } else if let setting = model.setting(setting) {
            roster.turn(setting, on: isOn)
        }
    }

    private func day(_ number: Int) -> Instant { Instant(seconds: Self.today.seconds + Int64(number) * 86_400) }

    func person(_ name: String) -> PersonID { people[name] ?? PersonID(index: 1_000) }

    func node(_ name: String) -> NodeID { nodes[name] ?? people[name].map { NodeID($0) } ?? NodeID(index: 1_000) }

    func essay(
        in place: String = "organisation",
        of owner: String? = nil,
        shownTo audience: String...,
        flagged flags: [String] = []
    ) -> Resource {
        Resource(
            in: node(place),
            owner: owner.map(person),
            audience: audience.map(node),
            flags: model.flagSet(flags)
        )
    }
}

extension WhyCollege {
    func why(_ name: String, _ permission: String, _ thing: Resource, to asker: Asker = .operator) -> Explanation {
        why(.person(person(name)), permission, thing, to: asker)
    }

    func why(
        _ principal: Principal,
        _ permission: String,
        _ thing: Resource,
        to asker: Asker? = .operator
    ) -> Explanation {
        let permission = model.permission(permission) ?? Permission(index: .max)
        return Authorizer(roster).why(principal, permission, thing, at: Self.today, asker: asker)
    }

    /// What is said, in lines.
    func say(_ explanation: Explanation) -> [String] { explanation.sentences(names: names) }

    var names: Names {
        let (people, nodes) = (people, nodes)
        return Names(
            person: { person in people.first { $0.value == person }?.key ?? "nobody" },
            node: { node in nodes.first { $0.value == node }?.key ?? "nowhere" }
        )
    }
}
