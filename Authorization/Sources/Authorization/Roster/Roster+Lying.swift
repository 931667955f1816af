// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Roster {
    /// Whether a node lies inside another: is it, or lies in it, or in what lies in it, or the other is the organisation.
    ///
    /// A person lies where their memberships put them.
    func lies(_ node: NodeID, inside other: NodeID, at time: Instant = .distantPast) -> Bool {
        if node == other { return true }
        if let person = node.person { return lies(person, inside: other, at: time) }
        guard isKnownNode(node) else { return false }
        if other == .organisation { return true }
        if other.isPerson { return false }
        return isBelow(node, other)
    }

    /// Whether a node that is no person stands below another, walking up what it was put into.
    @inline(__always)
    func isBelow(_ node: NodeID, _ other: NodeID) -> Bool {
        var current = node.rawValue
        while true {
            let parent = nodeView(NodeID(rawValue: current)).parent
            if parent == other.rawValue { return true }
            if parent == NodeView.noParent { return false }
            if parent == NodeView.severalParents {
                return ancestors(of: [NodeID(rawValue: current)], throughPeopleKindsOnly: false).contains(other)
            }
            current = parent
        }
    }

    /// The same, climbing once for all the holdings of one question.
    @inline(__always)
    func isBelow(_ node: NodeID, _ other: NodeID, _ way: inout PlaceWay) -> Bool {
        if way.count < 0 { climb(node, &way) }
        for index in 0..<way.count where way.nodes[index] == other.rawValue { return true }
        return way.isWhole ? false : isBelow(node, other)
    }

    private func climb(_ node: NodeID, _ way: inout PlaceWay) {
        way.count = 0
        var current = node.rawValue
        while true {
            let parent = nodeView(NodeID(rawValue: current)).parent
            if parent == NodeView.noParent { return }
            if parent == NodeView.severalParents || way.count == PlaceWay.countMaximum {
                way.isWhole = false
                return
            }
            way.nodes[way.count] = parent
            way.count += 1
            current = parent
        }
    }

    /// Whether a person lies inside a node by owner's way: their own node, or a node of a people kind.
    @inline(__always)
    func lies(_ person: PersonID, inside node: NodeID, at time: Instant) -> Bool {
        guard person.index < peopleCount else { return false }
        let view = view(person)
        guard view.isKnown else { return false }
        if node == .organisation { return true }
        if node.isPerson { return node == NodeID(person) }
        guard tables.kindHasPeople[nodeView(node).kind] else { return false }
        for word in view.holdings where isMembership(word, of: view, at: time) {
            if word.node == node || isBelowThroughPeopleKinds(word.node, node) { return true }
        }
        return false
    }

    /// Whether a holding puts its holder into its node.
    @inline(__always)
    func isMembership(_ word: HoldingWord, of view: PersonView, at time: Instant) -> Bool {
        guard tables.isMemberRole[word.role], !word.node.isPerson else { return false }
        if tables.isMemberRoleAlone[word.role] { return view.isCurrent(word, at: time) }
        return tables.memberRoleOfKind[nodeView(word.node).kind] == Int32(word.role) && view.isCurrent(word, at: time)
    }

    @inline(__always)
    private func isBelowThroughPeopleKinds(_ node: NodeID, _ other: NodeID) -> Bool {
        var current = node.rawValue
        while true {
            let view = nodeView(NodeID(rawValue: current))
            let parent = view.parent
            if parent == NodeView.noParent || !tables.parentHasPeople[view.kind] { return false }
            if parent == other.rawValue { return true }
            if parent == NodeView.severalParents {
                return ancestors(of: [NodeID(rawValue: current)], throughPeopleKindsOnly: true).contains(other)
            }
            current = parent
        }
    }

    /// The nodes above some nodes, nearest first, themselves and the organisation not included, each once.
    func ancestors(of nodes: [NodeID], throughPeopleKindsOnly: Bool) -> [NodeID] {
        var found: [NodeID] = []
        var seen: Set<NodeID> = Set(nodes)
        var waiting = nodes
        var next = 0
        while next < waiting.count {
            let node = waiting[next]
            next += 1
            for parent in parentsFast(of: node) {
                if throughPeopleKindsOnly && !tables.kindHasPeople[nodeView(parent).kind] { continue }
                guard seen.insert(parent).inserted else { continue }
                found.append(parent)
                waiting.append(parent)
            }
        }
        return found
    }

    @inline(__always)
    func kindNumber(_ node: UInt32) -> Int { nodeView(NodeID(rawValue: node)).kind }

    @inline(__always)
    func parentsFast(of node: NodeID) -> [NodeID] {
        let parent = nodeView(node).parent
        if parent == NodeView.noParent { return [] }
        if parent == NodeView.severalParents { return nodeEntry(node).parents }
        return [NodeID(rawValue: parent)]
    }

    /// The nodes that a person is a member of, by their memberships that are current.
    func memberships(of person: PersonID, at time: Instant) -> [NodeID] {
        guard isKnown(person) else { return [] }
        let view = view(person)
        return view.holdings.filter { isMembership($0, of: view, at: time) }.map(\.node)
    }

    /// Every node that a thing with this place and owner lies inside, nearest first, the organisation last.
    ///
    /// A role held on one of these, and on no other node, reaches the thing.
    func nodesAround(_ place: NodeID, owner: PersonID?, at time: Instant) -> [NodeID] {
        var nodes: [NodeID] = []
        if place != .organisation, !place.isPerson, isKnownNode(place) {
            nodes = [place] + ancestors(of: [place], throughPeopleKindsOnly: false)
        }
        if let person = place.person { nodes += nodesAround(person, at: time) }
        if let owner, owner != place.person { nodes += nodesAround(owner, at: time) }
        var seen: Set<NodeID> = [.organisation]
        return nodes.filter { seen.insert($0).inserted } + [.organisation]
    }

    /// The nodes that a person lies inside by owner's way, nearest first, the organisation not included.
    func nodesAround(_ person: PersonID, at time: Instant) -> [NodeID] {
        guard isKnown(person) else { return [] }
        let groups = memberships(of: person, at: time)
        return [NodeID(person)] + groups + ancestors(of: groups, throughPeopleKindsOnly: true)
    }
}

/// The nodes above a thing's place, as far as one way leads up.
struct PlaceWay {
    static let countMaximum = 8

    var nodes = InlineArray<8, UInt32>(repeating: .max)
    /// Below 0 before anybody climbed.
    var count = -1
    /// Whether these are all, and the way neither forked nor was longer.
    var isWhole = true
}
