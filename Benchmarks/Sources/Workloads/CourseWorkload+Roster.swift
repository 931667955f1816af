// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension CourseWorkload {
    /// The roles as a role model; every kind of resource is a kind of node.
    public static var model: RoleModel {
        let vocabulary = Vocabulary(nouns: [Noun(name: "thing", of: "record", flags: ["legacy"], verbs: actions)])
        var model = RoleModel(name: "courses", vocabulary: vocabulary)
        model.kinds = [
            Kind(name: "programme", in: "organisation"), Kind(name: "course", in: "programme"),
            Kind(name: "week", in: "course"), Kind(name: "screen", in: "week"), Kind(name: "activity", in: "screen"),
        ]
        model.roles = roles.map { name, kind, actions, legacyOnly in
            var role = Role(name: name, title: name, heldOn: [kind])
            role.grants = [Grant(actions.map { .permission("thing.\($0)") })]
            if !legacyOnly.isEmpty {
                role.grants.append(Grant(legacyOnly.map { .permission("thing.\($0)") }, if: [.flag("legacy")]))
            }
            return role
        }
        return model
    }

    /// The workload in the engine: its roster, and what each thing and each action is there.
    public func loaded() throws -> (roster: Roster, resources: [Resource], permissions: [Permission]) {
        let model = CompiledModel(Self.model)
        var builder = RosterBuilder(model)
        let legacy = model.flagSet(["legacy"])
        var nodes: [NodeID] = []
        for thing in things {
            guard let kind = model.kind(thing.kind), thing.parent >= 0 else {
                nodes.append(.organisation)
                continue
            }
            nodes.append(try builder.addNode(kind, in: [nodes[thing.parent]]))
        }
        let ids = try people.map { _ in try builder.addPerson() }
        for (person, role, thing) in assignments {
            try builder.give(Holding(ids[person], RoleID(index: UInt16(role)), on: nodes[thing]))
        }
        let resources = zip(nodes, things).map { Resource($0, flags: $1.isLegacy ? legacy : []) }
        return (try builder.build(), resources, Self.actions.compactMap { model.permission("thing.\($0)") })
    }
}
