// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension TeamWorkload {
    public static var model: RoleModel {
        let vocabulary = Vocabulary(nouns: [Noun(name: "person", of: "person", verbs: actions)])
        var model = RoleModel(name: "teams", vocabulary: vocabulary)
        model.kinds = [Kind(name: "team", in: "team", noun: "group", people: "member")]
        func all(_ actions: [String]) -> [PermissionPattern] { actions.map { .permission("person.\($0)") } }
        model.roles = coreRoles.map { name, actions, _ in
            var role = Role(name: name, title: name, heldOn: ["organisation"])
            role.grants = [Grant(all(actions))]
            return role
        }
        var user = Role(name: "user", title: "user", heldOn: ["organisation"])
        user.everyone = .people
        user.grants = [Grant(all(["view-report"]), if: [.own])]
        var manager = Role(name: "manager", title: "manager", heldOn: ["team"])
        manager.line = true
        manager.grants = [Grant(all(["view-report", "assign-content"])), Grant(all(["one-to-one"]), if: [.direct])]
        var coach = Role(name: "coach", title: "coach", heldOn: ["person"])
        coach.grants = [Grant(all(actions))]
        model.roles += [user, manager, coach, Role(name: "member", title: "member", heldOn: ["team"])]
        return model
    }

    /// The workload in the engine.
    ///
    /// People keep their numbers; teams are nodes from 1.
    public func loaded() throws -> (roster: Roster, permissions: [Permission]) {
        let model = CompiledModel(Self.model)
        var builder = RosterBuilder(model)
        guard let team = model.kind("team"), let member = model.role("member"), let manager = model.role("manager"),
            let coach = model.role("coach")
        else { throw RosterError.notThere }
        var nodes: [NodeID] = []
        for parent in parents { nodes.append(try builder.addNode(team, in: parent < 0 ? [] : [nodes[parent]])) }
        for _ in 0..<peopleCount { _ = try builder.addPerson() }
        func id(_ person: Int) -> PersonID { PersonID(index: UInt32(person)) }
        for (person, team) in teamOf.enumerated() { try builder.give(Holding(id(person), member, on: nodes[team])) }
        for (team, person) in managers.enumerated() { try builder.give(Holding(id(person), manager, on: nodes[team])) }
        for (person, role) in core { try builder.give(Holding(id(person), RoleID(index: UInt16(role)))) }
        for (person, others) in coached {
            for other in others { try builder.give(Holding(id(person), coach, on: NodeID(id(other)))) }
        }
        return (try builder.build(), Self.actions.compactMap { model.permission("person.\($0)") })
    }

    /// The node of a team.
    public func node(_ team: Int) -> NodeID { NodeID(index: UInt32(team + 1)) }
}
