// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Comparison {
    /// Compares whose direct superior is who, where somebody began or ceased to stand between, or a way up changed.
    ///
    /// What changed on a node is the same for everyone below it, and told once, of the node. People are looked at one
    /// by one only where a line looks past what they hold themselves, and where their own ways up changed.
    mutating func compareLines() {
        let roles = directRoles()
        if roles.isEmpty { return }
        let nodes = nodesWithNewSuperiors(roles)
        for node in nodes {
            for role in roles { compareSuperiors(above: node, role) }
        }
        for person in peopleWithNewSuperiors(roles, nodes) { compareSuperiors(of: person, roles) }
    }

    /// Compares who stands directly above all those whose ways up lead through a node.
    private mutating func compareSuperiors(above node: NodeID, _ role: RoleID) {
        guard !node.isPerson, before.roster.exists(node), after.roster.exists(node) else { return }
        compareSuperiors(
            of: node,
            role,
            before.directNodes(above: [node], Int(role.index), nearTo: nil, at: time),
            after.directNodes(above: [node], Int(role.index), nearTo: nil, at: time)
        )
    }

    /// Compares who stands directly above one person.
    private mutating func compareSuperiors(of person: PersonID, _ roles: [RoleID]) {
        guard before.roster.isKnown(person), after.roster.isKnown(person) else { return }
        for role in roles {
            compareSuperiors(
                of: NodeID(person),
                role,
                before.directNodes(above: person, Int(role.index), at: time),
                after.directNodes(above: person, Int(role.index), at: time)
            )
        }
    }

    /// Tells of the holders of a role on nodes that are directly above a node in one state only.
    private mutating func compareSuperiors(of node: NodeID, _ role: RoleID, _ old: Set<NodeID>, _ new: Set<NodeID>) {
        for place in old.symmetricDifference(new).sorted() {
            let holders = Set(before.roster.holders(of: role, on: place))
                .union(after.roster.holders(of: role, on: place))
            let post = Post(role: role, node: place)
            for holder in holders.sorted() { compareDirect(holder, post, over: node, begins: new.contains(place)) }
        }
    }

    /// Tells what a holder of a post gains and loses over a node, as it begins or ceases to stand directly below.
    private mutating func compareDirect(_ holder: PersonID, _ post: Post, over node: NodeID, begins: Bool) {
        let (direct, other) = begins ? (after, before) : (before, after)
        for permission in permissionsAskingWhetherDirect(of: post.role) {
            let regions = self.regions(of: holder, permission, post, over: node, in: direct, \.relations)
            let others = self.regions(of: holder, permission, post, over: node, in: other, \.relationsAbsent)
            if begins {
                add(holder, permission, gained: regions, lost: others)
            } else {
                add(holder, permission, gained: others, lost: regions)
            }
        }
    }

    private func permissionsAskingWhetherDirect(of role: RoleID) -> [Permission] {
        (0..<permissionCount).map { Permission(index: UInt16($0)) }.filter { permission in
            [before.model, after.model].contains { model in
                Int(role.index) < model.roles.count && Int(permission.index) < model.permissions.count
                    && model.rules.clauses(role, permission).contains(where: \.asksWhetherDirect)
            }
        }
    }

    /// The regions that a node lies in because a post stands directly above it, or because it does not.
    private func regions(
        of holder: PersonID,
        _ permission: Permission,
        _ post: Post,
        over node: NodeID,
        in state: Authorizer,
        _ relations: KeyPath<Region, Relations>
    ) -> [Region] {
        let regions = state.scope(holder, permission, at: time).parts[0].regions.filter { region in
            region.post == post && region[keyPath: relations].contains(.direct)
        }
        // Whoever left a post's node is no longer directly below it, and their work may still lie there.
        return state.restrict(regions, toThingsOf: node, at: time)
    }
}

extension Clause {
    var asksWhetherDirect: Bool { relations.union(relationsAbsent).contains(.direct) }
}
