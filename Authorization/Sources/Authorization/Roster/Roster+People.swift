// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Roster {
    /// The numbers of the people who lie inside a node by owner's way.
    func peopleNumbers(inside node: NodeID, at time: Instant) -> [UInt32] {
        let found = NumberSet(count: peopleCount)
        addPeople(inside: node, to: found, at: time)
        return found.people.map(\.index)
    }

    /// Adds the people who lie inside a node: everyone for the organisation, else members of it and of what lies in it.
    func addPeople(inside node: NodeID, to found: NumberSet, at time: Instant) {
        if let person = node.person {
            if isKnown(person) { found.insert(person.index) }
            return
        }
        guard isKnownNode(node) else { return }
        if node == .organisation {
            for person in allPeople { found.insert(person.index) }
            return
        }
        guard tables.kindHasPeople[nodeView(node).kind] else { return }
        var waiting = [node.rawValue]
        var seen: Set<UInt32> = []
        while let number = waiting.popLast() {
            let kind = nodeView(NodeID(rawValue: number)).kind
            guard tables.kindHasPeople[kind] else { continue }
            if tables.isSeveral[kind] && !seen.insert(number).inserted { continue }
            let role = Int(tables.memberRoleOfKind[kind])
            nodes.page(of: number).visit(Int(number & 63), role: role) { holders, children in
                if let holders { addMembers(holders, role: role, number, to: found, at: time) }
                children.appendAll(to: &waiting)
            }
        }
    }

    @inline(__always)
    func addMembers(
        _ holders: NodePage.Holders,
        role: Int,
        _ node: UInt32,
        to found: NumberSet,
        at time: Instant
    ) {
        if !holders.isDated {
            holders.people.forEachLeaf { found.insert(contentsOf: $0) }
            return
        }
        holders.people.forEach { person in
            if isMember(person, of: node, role: role, at: time) { found.insert(person) }
            return true
        }
    }

    private func isMember(_ person: UInt32, of node: UInt32, role: Int, at time: Instant) -> Bool {
        let view = view(PersonID(index: person))
        return view.holdings.contains { $0.node.rawValue == node && $0.role == role && view.isCurrent($0, at: time) }
    }
}
