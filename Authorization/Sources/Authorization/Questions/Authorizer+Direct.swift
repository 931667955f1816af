// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
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

    private func hasHolder(of role: Int, on node: NodeID, nearTo person: PersonID?, at time: Instant) -> Bool {
        holder(of: role, on: node, nearTo: person, at: time) != nil
    }

    /// The first who effectively holds the role on a node, towards this person.
    ///
    /// In a line a person is not their own superior, nor is who stands in for them.
    func holder(of role: Int, on node: NodeID, nearTo person: PersonID?, at time: Instant) -> PersonID? {
        guard let holders = roster.holderSet(UInt16(role), on: node) else { return nil }
        let isLine = roster.tables.marks[role].contains(.line)
        var found: PersonID?
        holders.forEach { number in
            if isLine && number == person?.index { return true }
            let view = roster.view(PersonID(index: number))
            for word in view.holdings where word.node == node && word.role == role {
                guard isEffective(view, word, at: time) else { continue }
                if isLine, let person, view.standsInFor(word) == person.index { continue }
                found = PersonID(index: number)
                return false
            }
            return true
        }
        return found
    }

    /// The nodes on which a holder of the role would stand directly above a person: what ``isDirect(_:through:at:)``
    /// says of each node, all at once.
    func directNodes(above person: PersonID, _ role: Int, at time: Instant) -> Set<NodeID> {
        let own = NodeID(person)
        if hasHolder(of: role, on: own, nearTo: person, at: time) { return [own] }
        let groups = roster.memberships(of: person, at: time)
        if groups.isEmpty { return [own, .organisation] }
        return directNodes(above: groups, role, nearTo: person, at: time).union([own])
    }

    /// The same for whoever is in some groups: the nodes on their ways up, each way as far as to the first holder.
    func directNodes(above groups: [NodeID], _ role: Int, nearTo person: PersonID?, at time: Instant) -> Set<NodeID> {
        var found: Set<NodeID> = []
        var waiting = groups.filter(holdsPeople)
        while let node = waiting.popLast() {
            guard found.insert(node).inserted, !hasHolder(of: role, on: node, nearTo: person, at: time) else {
                continue
            }
            let above = roster.parentsFast(of: node).filter(holdsPeople)
            if above.isEmpty { found.insert(.organisation) }
            waiting += above
        }
        return found
    }

    /// Whether people lie in a node, which is there and is no person.
    func holdsPeople(_ node: NodeID) -> Bool { roster.tables.kindHasPeople[roster.nodeView(node).kind] }
}
