// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Roster {
    /// One of the shortest ways from a thing up to a node that it lies inside, both ends included.
    ///
    /// Begins with the thing's place, or with its owner's person node where that way is shorter. Giving goes by place.
    func way(from resource: Resource, to node: NodeID, isGiving: Bool, at time: Instant) -> [NodeID] {
        if node == resource.place { return [node] }
        if node == .organisation { return [resource.place, node] }
        let byPlace = way(from: resource.place, to: node, at: time)
        guard !isGiving, let owner = resource.owner, NodeID(owner) != resource.place else { return byPlace ?? [] }
        let byOwner = way(from: NodeID(owner), to: node, at: time)
        guard let byPlace else { return byOwner ?? [] }
        return byOwner.map { $0.count < byPlace.count ? $0 : byPlace } ?? byPlace
    }

    private func way(from place: NodeID, to node: NodeID, at time: Instant) -> [NodeID]? {
        if place == node { return [node] }
        guard let person = place.person else { return climb(from: [place], to: node, throughPeopleKindsOnly: false) }
        return climb(from: memberships(of: person, at: time), to: node, throughPeopleKindsOnly: true)
            .map { [place] + $0 }
    }

    /// The shortest way up, breadth first, remembering from where each node was reached.
    private func climb(from starts: [NodeID], to node: NodeID, throughPeopleKindsOnly: Bool) -> [NodeID]? {
        var reached = starts
        var from = starts.map { _ in -1 }
        var seen = Set(starts)
        var next = 0
        while next < reached.count {
            if reached[next] == node { return way(to: next, reached, from) }
            for parent in parentsFast(of: reached[next]) {
                if throughPeopleKindsOnly && !tables.kindHasPeople[nodeView(parent).kind] { continue }
                guard seen.insert(parent).inserted else { continue }
                reached.append(parent)
                from.append(next)
            }
            next += 1
        }
        return nil
    }

    private func way(to last: Int, _ reached: [NodeID], _ from: [Int]) -> [NodeID] {
        var way: [NodeID] = []
        var index = last
        while index >= 0 {
            way.append(reached[index])
            index = from[index]
        }
        return way.reversed()
    }

    /// The nodes that a thing lies inside, nearest first and the organisation last, at most about so many.
    func nearestNodes(_ resource: Resource, isGiving: Bool, at time: Instant, limit: Int) -> [NodeID] {
        var nodes: [NodeID] = []
        nodes.reserveCapacity(12)
        let place = resource.place
        if let person = place.person {
            addNodes(around: person, to: &nodes, at: time, limit: limit)
        } else if place != .organisation, isKnownNode(place) {
            nodes.append(place)
            climb(&nodes, from: 0, throughPeopleKindsOnly: false, limit: limit)
        }
        if !isGiving, let owner = resource.owner, owner != place.person {
            addNodes(around: owner, to: &nodes, at: time, limit: 2 * limit)
        }
        nodes.append(.organisation)
        return nodes
    }

    private func addNodes(around person: PersonID, to nodes: inout [NodeID], at time: Instant, limit: Int) {
        guard isKnown(person) else { return }
        nodes.append(NodeID(person))
        let first = nodes.count
        let view = view(person)
        for word in view.holdings where isMembership(word, of: view, at: time) && !nodes.contains(word.node) {
            nodes.append(word.node)
        }
        climb(&nodes, from: first, throughPeopleKindsOnly: true, limit: limit)
    }

    private func climb(_ nodes: inout [NodeID], from first: Int, throughPeopleKindsOnly: Bool, limit: Int) {
        var next = first
        while next < nodes.count, nodes.count < limit {
            let parent = nodeView(nodes[next]).parent
            if parent == NodeView.severalParents {
                for parent in nodeEntry(nodes[next]).parents.prefix(limit) {
                    add(parent, to: &nodes, throughPeopleKindsOnly: throughPeopleKindsOnly)
                }
            } else if parent != NodeView.noParent {
                add(NodeID(rawValue: parent), to: &nodes, throughPeopleKindsOnly: throughPeopleKindsOnly)
            }
            next += 1
        }
    }

    private func add(_ node: NodeID, to nodes: inout [NodeID], throughPeopleKindsOnly: Bool) {
        if throughPeopleKindsOnly && !tables.kindHasPeople[nodeView(node).kind] { return }
        if !nodes.contains(node) { nodes.append(node) }
    }
}
