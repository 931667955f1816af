// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Comparison {
    /// Compares whose direct superior is who, for the people between whom and a superior something changed.
    mutating func compareLines() {
        let roles = directRoles()
        if roles.isEmpty { return }
        for person in peopleWithNewSuperiors(roles) {
            let places = Set(before.roster.nodesAround(NodeID(person), owner: person, at: time))
                .union(after.roster.nodesAround(NodeID(person), owner: person, at: time))
            for node in places.sorted() {
                for role in roles.sorted() { compareDirect(person, Post(role: role, node: node)) }
            }
        }
    }

    /// The roles with a grant that asks whether it is direct, in either state.
    private func directRoles() -> Set<RoleID> {
        var roles: Set<RoleID> = []
        for model in [before.model, after.model] {
            for (cell, clauses) in model.rules.origins
            where clauses.contains(where: { $0.relations.union($0.relationsAbsent).contains(.direct) }) {
                roles.insert(RoleID(index: UInt16(cell / model.rules.permissionCount)))
            }
        }
        return roles
    }

    private func peopleWithNewSuperiors(_ roles: Set<RoleID>) -> [PersonID] {
        if model.isEverything { return Array(after.roster.allPeople.filter(before.roster.isKnown)) }
        var found: Set<PersonID> = []
        var nodes: Set<NodeID> = Set(differences.moved)
        for person in differences.people {
            if before.roster.nodesAround(person, at: time) != after.roster.nodesAround(person, at: time) {
                found.insert(person)
            }
            let (old, new) = (posts(of: person, roles, in: before), posts(of: person, roles, in: after))
            if old != new { nodes.formUnion(old.union(new).map(\.node)) }
        }
        for node in nodes {
            for state in [before, after] {
                found.formUnion(state.roster.peopleNumbers(inside: node, at: time).map(PersonID.init(index:)))
            }
        }
        return found.filter { before.roster.isKnown($0) && after.roster.isKnown($0) }.sorted()
    }

    private struct EffectivePost: Hashable {
        var post: Post
        var standsInFor: UInt32
        var node: NodeID { post.node }
    }

    /// Where a person effectively holds one of the roles.
    private func posts(of person: PersonID, _ roles: Set<RoleID>, in state: Authorizer) -> Set<EffectivePost> {
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

    /// Compares whether a post stands directly above a person, for everyone who holds it.
    private mutating func compareDirect(_ person: PersonID, _ post: Post) {
        let word = HoldingWord(node: post.node, role: post.role)
        let was =
            before.roster.lies(person, inside: post.node, at: time) && before.isDirect(person, through: word, at: time)
        let is_ =
            after.roster.lies(person, inside: post.node, at: time) && after.isDirect(person, through: word, at: time)
        if was == is_ { return }
        let holders = Set(before.roster.holders(of: post.role, on: post.node))
            .union(after.roster.holders(of: post.role, on: post.node))
        for holder in holders.sorted() {
            for number in 0..<permissionCount {
                let permission = Permission(index: UInt16(number))
                let (gained, lost) = is_ ? (after, before) : (before, after)
                let regions = direct(holder, permission, post, over: person, in: gained, isDirect: true)
                let others = direct(holder, permission, post, over: person, in: lost, isDirect: false)
                if is_ {
                    add(holder, permission, gained: regions, lost: others)
                } else {
                    add(holder, permission, gained: others, lost: regions)
                }
            }
        }
    }

    /// The regions that hold a person's things because the post stands directly above them, or because it does not.
    private func direct(
        _ holder: PersonID,
        _ permission: Permission,
        _ post: Post,
        over person: PersonID,
        in state: Authorizer,
        isDirect: Bool
    ) -> [Region] {
        let regions = state.scope(holder, permission, at: time).parts[0].regions.filter { region in
            region.post == post && (isDirect ? region.relations : region.relationsAbsent).contains(.direct)
        }
        return state.restrict(regions, to: NodeID(person), at: time)
    }
}
