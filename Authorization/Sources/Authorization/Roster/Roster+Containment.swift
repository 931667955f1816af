// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Roster {
    /// Makes a node of a kind inside others; without any it lies in the organisation alone.
    public mutating func addNode(_ kind: KindID, in parents: [NodeID] = []) throws(RosterError) -> NodeID {
        guard nodesCount < NodeID.countMaximum else { throw .tooMany }
        let node = NodeID(rawValue: UInt32(nodesCount))
        for parent in parents.isEmpty ? [.organisation] : parents { try check(kind, in: parent) }
        let above = Set(parents.filter { $0 != .organisation }).sorted()
        guard above.count <= 1 || model[kind].kind.several else { throw .alreadyLies(node, in: above[0]) }
        nodesCount += 1
        change(node) { $0.kind = kind }
        link(node, under: above)
        return node
    }

    /// Puts a node into another.
    ///
    /// A kind that lies in one at a time must be taken out first, or moved.
    public mutating func put(_ node: NodeID, in parent: NodeID) throws(RosterError) {
        guard isKnownNode(node), node != .organisation else { throw .unknownNode(node) }
        try check(kind(of: node), in: parent)
        let parents = nodeEntry(node).parents
        guard !parents.contains(parent), parent != .organisation else { return }
        if let other = parents.first, !model[kind(of: node)].kind.several { throw .alreadyLies(node, in: other) }
        guard !lies(parent, inside: node), parent != node else { throw .cycle(node) }
        link(node, under: parents + [parent])
    }

    /// Takes a node out of another; when that was the last, it lies in the organisation alone.
    public mutating func take(_ node: NodeID, outOf parent: NodeID) throws(RosterError) {
        guard isKnownNode(node) else { throw .unknownNode(node) }
        let parents = nodeEntry(node).parents
        guard parents.contains(parent) else { throw .notThere }
        link(node, under: parents.filter { $0 != parent })
    }

    /// Puts a node into another in place of all that it lies in.
    public mutating func move(_ node: NodeID, to parent: NodeID) throws(RosterError) {
        guard isKnownNode(node), node != .organisation else { throw .unknownNode(node) }
        try check(kind(of: node), in: parent)
        guard parent == .organisation || (!lies(parent, inside: node) && parent != node) else { throw .cycle(node) }
        link(node, under: parent == .organisation ? [] : [parent])
    }

    /// Removes a node on which nobody holds anything and in which nothing lies.
    ///
    /// - Throws: RosterError/notThere while somebody holds a role on it or something lies in it.
    public mutating func removeNode(_ node: NodeID) throws(RosterError) {
        guard isKnownNode(node), node != .organisation else { throw .unknownNode(node) }
        let entry = nodeEntry(node)
        guard entry.children.isEmpty, entry.holders.allSatisfy({ $0.people.isEmpty }) else { throw .notThere }
        for parent in placedUnder(entry.parents) { change(parent) { $0.children.remove(node.rawValue) } }
        change(node) { $0 = NodePage.Entry(kind: KindID(index: UInt8(NodeView.removedKind))) }
    }

    private func check(_ kind: KindID, in parent: NodeID) throws(RosterError) {
        guard isKnownNode(parent) else { throw .unknownNode(parent) }
        guard Int(kind.index) < model.kinds.count, kind != .organisation, kind != .person else {
            throw .wrongContainment(kind, in: self.kind(of: parent))
        }
        let parentKind = self.kind(of: parent)
        // Every kind may lie in the organisation alone: the top of a tree, a course in no programme.
        guard parentKind == model[kind].parent || parent == .organisation else {
            throw .wrongContainment(kind, in: parentKind)
        }
    }

    /// The nodes that keep a node among their children: what it lies in, or the organisation.
    private func placedUnder(_ parents: [NodeID]) -> [NodeID] {
        parents.isEmpty ? [.organisation] : parents
    }

    private mutating func link(_ node: NodeID, under parents: [NodeID]) {
        let wanted = Array(Set(parents.filter { $0 != .organisation })).sorted()
        let before = placedUnder(nodeEntry(node).parents)
        let after = placedUnder(wanted)
        for parent in before where !after.contains(parent) { change(parent) { $0.children.remove(node.rawValue) } }
        for parent in after { change(parent) { $0.children.insert(node.rawValue) } }
        change(node) { $0.parents = wanted }
    }
}
