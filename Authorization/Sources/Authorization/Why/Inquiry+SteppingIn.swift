// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Inquiry {
    /// For whoever is named to step in for somebody: what is still missing before they do.
    func addSteppingIn(to search: inout MissSearch) {
        for word in view.holdings where view.isCurrent(word, at: time) {
            guard let name = model.roles[word.role].role.stepsInFor, let role = model.role(name).map({ Int($0.index) }),
                hasRule(role)
            else { continue }
            for post in posts(of: role, named: word.node).prefix(MissSearch.elsewhereMaximum) {
                guard let stepping = steppingIn(named: word.role, as: role, for: post) else { continue }
                let subject = Miss.Subject.held(held(word, isImplied: false))
                search.add(Miss(subject: subject, obstacles: [.notSteppingIn(stepping)]))
            }
        }
    }

    /// Who holds a role on a node, or the holdings of the person that the node is, where they reach the thing.
    private func posts(of role: Int, named node: NodeID) -> [Holding] {
        let people = node.person.map { [$0] } ?? holders(of: role, on: node)
        return people.filter { $0 != person && roster.isActive($0) }.flatMap { other -> [Holding] in
            let theirs = roster.view(other)
            return theirs.holdings.filter {
                $0.role == role && !$0.node.isPerson && (node.isPerson || $0.node == node)
                    && theirs.isCurrent($0, at: time) && theirs.standsInFor($0) == HoldingDetail.nobody
                    && authorizer.reaches($0.node, resource, isGiving: isGiving, at: time)
            }.map { theirs.holding($0, of: other) }
        }
    }

    private func holders(of role: Int, on node: NodeID) -> [PersonID] {
        var people: [PersonID] = []
        roster.holderSet(UInt16(role), on: node)?.forEach { number in
            people.append(PersonID(index: number))
            return people.count < Doers.maximum
        }
        return people
    }

    /// What is missing; nothing where the person steps in already.
    private func steppingIn(named: Int, as role: Int, for post: Holding) -> SteppingIn? {
        if view.holdings.contains(where: {
            $0.role == role && $0.node == post.node && view.standsInFor($0) == post.person.index
                && view.isCurrent($0, at: time)
        }) {
            return nil
        }
        let settings = roster.view(post.person).settings
        let isThere = model.roles[role].unless.holds(settings: roster.settings, my: settings)
        return SteppingIn(
            post: .holding(post),
            named: RoleID(index: UInt16(named)),
            notNamedOn: [post.node, NodeID(post.person)].filter { !holds(named, on: $0) }.map(SeenNode.node),
            notAway: isThere ? model.roles[role].role.unless.first : nil,
            suspended: model.roles[role].role.unless.filter(isOn)
        )
    }

    private func holds(_ role: Int, on node: NodeID) -> Bool {
        view.holdings.contains { $0.role == role && $0.node == node && view.isCurrent($0, at: time) }
    }
}
