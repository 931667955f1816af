// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Whether a holding that is current has an effect: its holder is active, nothing suspends its role, and a role
    /// that must be carried is.
    func isEffective(_ view: PersonView, _ word: HoldingWord, at time: Instant) -> Bool {
        view.isActive && view.isCurrent(word, at: time) && isRoleEffective(word.role, view, at: time)
    }

    /// Whether a role that a person holds has an effect for them.
    ///
    /// Carriers may themselves be carried. A chain that comes back to where it began carries nothing.
    private func isRoleEffective(_ role: Int, _ view: PersonView, at time: Instant) -> Bool {
        guard model.roles[role].unless.holds(settings: roster.settings, my: view.settings) else { return false }
        guard roster.tables.marks[role].contains(.carried) else { return true }
        let held = heldRoles(of: view, at: time)
        var effective: Set<Int> = []
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for candidate in held where !effective.contains(candidate) {
                let facts = model.roles[candidate]
                guard facts.unless.holds(settings: roster.settings, my: view.settings) else { continue }
                guard facts.carriers.isEmpty || facts.carriers.contains(where: { effective.contains(Int($0.index)) })
                else { continue }
                effective.insert(candidate)
                isGrowing = true
            }
        }
        return effective.contains(role)
    }

    /// The roles a person holds, given or implied, in their dates.
    private func heldRoles(of view: PersonView, at time: Instant) -> Set<Int> {
        var roles = Set(impliedHoldings(of: view, at: time).map(\.role))
        for word in view.holdings where view.isCurrent(word, at: time) { roles.insert(word.role) }
        return roles
    }

    /// Whether no nearer effective holder of the role stands between a thing's owner and the node of a holding.
    func isDirect(_ owner: PersonID?, through word: HoldingWord, at time: Instant) -> Bool {
        guard let owner, roster.isKnown(owner) else { return false }
        if word.node == NodeID(owner) { return true }
        if hasHolder(of: word.role, on: NodeID(owner), nearTo: owner, at: time) { return false }
        let view = roster.view(owner)
        var isMemberAnywhere = false
        for membership in view.holdings where roster.isMembership(membership, of: view, at: time) {
            isMemberAnywhere = true
            if isWayFree(from: membership.node, to: word, nearTo: owner, at: time) { return true }
        }
        return !isMemberAnywhere && word.node == .organisation
    }

    /// Whether a way leads from a group up to the node of a holding past no effective holder of its role.
    ///
    /// The organisation is reached from the end of a way.
    private func isWayFree(
        from group: NodeID,
        to word: HoldingWord,
        nearTo owner: PersonID,
        at time: Instant
    ) -> Bool {
        var waiting = [group]
        var seen: Set<NodeID> = []
        while let node = waiting.popLast() {
            if node == word.node { return true }
            let view = roster.nodeView(node)
            // Only where ways can meet again must one be remembered.
            if roster.tables.isSeveral[view.kind] && !seen.insert(node).inserted { continue }
            if hasHolder(of: word.role, on: node, nearTo: owner, at: time) { continue }
            if view.parent < NodeView.severalParents, roster.tables.kindHasPeople[roster.kindNumber(view.parent)] {
                waiting.append(NodeID(rawValue: view.parent))
                continue
            }
            let above = roster.parentsFast(of: node).filter { roster.tables.kindHasPeople[roster.nodeView($0).kind] }
            if above.isEmpty && word.node == .organisation { return true }
            waiting += above
        }
        return false
    }

    private func hasHolder(of role: Int, on node: NodeID, nearTo person: PersonID, at time: Instant) -> Bool {
        holder(of: role, on: node, nearTo: person, at: time) != nil
    }

    /// The first who effectively holds the role on a node, towards this person.
    ///
    /// In a line a person is not their own superior, nor is who stands in for them.
    func holder(of role: Int, on node: NodeID, nearTo person: PersonID, at time: Instant) -> PersonID? {
        guard let holders = roster.holderSet(UInt16(role), on: node) else { return nil }
        let isLine = roster.tables.marks[role].contains(.line)
        var found: PersonID?
        holders.forEach { number in
            if isLine && number == person.index { return true }
            let view = roster.view(PersonID(index: number))
            for word in view.holdings where word.node == node && word.role == role {
                guard isEffective(view, word, at: time) else { continue }
                if isLine && view.standsInFor(word) == person.index { continue }
                found = PersonID(index: number)
                return false
            }
            return true
        }
        return found
    }
}
