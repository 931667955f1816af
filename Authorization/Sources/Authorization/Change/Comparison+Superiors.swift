// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Where to look for those who have other direct superiors than before.
extension Comparison {
    /// The roles with a grant that asks whether it is direct, in either state, in order.
    func directRoles() -> [RoleID] {
        var roles: Set<RoleID> = []
        for model in [before.model, after.model] {
            for (cell, clauses) in model.rules.origins where clauses.contains(where: \.asksWhetherDirect) {
                roles.insert(RoleID(index: UInt16(cell / model.rules.permissionCount)))
            }
        }
        return roles.sorted()
    }

    /// Nodes that lie elsewhere, and those on which somebody effectively holds one of the roles in one state only.
    func nodesWithNewSuperiors(_ roles: [RoleID]) -> [NodeID] {
        var nodes = Set(differences.moved)
        for person in model.isEverything ? after.roster.allPeople : differences.people {
            let (old, new) = (posts(of: person, roles, in: before), posts(of: person, roles, in: after))
            if old != new { nodes.formUnion(old.symmetricDifference(new).map(\.post.node)) }
        }
        if model.isEverything {
            nodes.formUnion(after.roster.allNodes.filter { before.groupsAbove($0) != after.groupsAbove($0) })
        }
        return nodes.sorted()
    }

    /// People whose own ways up changed, and those on whose ways not every holder counts.
    func peopleWithNewSuperiors(_ roles: [RoleID], _ nodes: [NodeID]) -> [PersonID] {
        var people = Set(differences.people).union(nodes.compactMap(\.person))
        if model.isEverything {
            for person in after.roster.allPeople
            where before.roster.memberships(of: person, at: time) != after.roster.memberships(of: person, at: time) {
                people.insert(person)
            }
        }
        let places = model.isEverything ? after.roster.allNodes : withAncestors(nodes)
        for role in roles where before.isLine(role) || after.isLine(role) {
            for place in places { people.formUnion(peopleLookedPast(role, on: place)) }
        }
        return people.sorted()
    }

    /// Some nodes and all that people in them lie in, in either state.
    private func withAncestors(_ nodes: [NodeID]) -> [NodeID] {
        let groups = nodes.filter { !$0.isPerson }
        return Set(groups).union(before.groups(above: groups)).union(after.groups(above: groups)).sorted()
    }

    /// The holders of a role on a node, and whom they stand in for: a line looks past their own holdings.
    private func peopleLookedPast(_ role: RoleID, on node: NodeID) -> [PersonID] {
        [before, after].flatMap { state in
            state.roster.holders(of: role, on: node).flatMap { holder in
                let holdings = state.roster.holdings(of: holder).filter { $0.role == role && $0.node == node }
                return [holder] + holdings.compactMap(\.standsInFor)
            }
        }
    }

    private struct EffectivePost: Hashable {
        var post: Post
        var standsInFor: UInt32
    }

    /// Where a person effectively holds one of the roles.
    private func posts(of person: PersonID, _ roles: [RoleID], in state: Authorizer) -> Set<EffectivePost> {
        guard person.index < state.roster.peopleCount else { return [] }
        let view = state.roster.view(person)
        var posts: Set<EffectivePost> = []
        state.forEachHolding(of: view, at: time) { word in
            let role = RoleID(index: UInt16(word.role))
            guard roles.contains(role), state.isEffective(view, word, at: time) else { return }
            posts.insert(EffectivePost(post: Post(role: role, node: word.node), standsInFor: view.standsInFor(word)))
        }
        return posts
    }
}

extension Authorizer {
    func isLine(_ role: RoleID) -> Bool {
        Int(role.index) < model.roles.count && model[role].isLine
    }

    /// What people in a node lie in with it, one step up.
    fileprivate func groupsAbove(_ node: NodeID) -> [NodeID] {
        roster.exists(node) ? roster.parentsFast(of: node).filter(holdsPeople) : []
    }

    /// What people in some nodes lie in too.
    fileprivate func groups(above nodes: [NodeID]) -> [NodeID] {
        roster.ancestors(of: nodes.filter(roster.exists), throughPeopleKindsOnly: true)
    }
}
