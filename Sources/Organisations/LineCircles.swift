// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Organisation {
    /// Circles of people each of whom manages the next by a role, from different nodes.
    ///
    /// Who manages the same node together is in no circle: neither stands above the other.
    func lineCircles(of role: RoleID) -> [[Holding]] {
        var line = Line(nodesCount: roster.nodesCount)
        var posts: [Int: [Holding]] = [:]
        for person in roster.allPeople where roster.isActive(person) {
            for holding in roster.holdings(of: person) where holding.isCurrent(at: today) {
                let kind = model.kinds[Int(roster.kind(of: holding.node).index)]
                if holding.role == role, holding.standsInFor == nil {
                    line.add(line.number(of: NodeID(person)), over: line.number(of: holding.node))
                    posts[line.number(of: NodeID(person)), default: []].append(holding)
                } else if kind.memberRole == holding.role {
                    line.add(line.number(of: holding.node), over: line.number(of: NodeID(person)))
                }
            }
        }
        guard !posts.isEmpty else { return [] }
        let groups = roster.allNodes.filter { isGroup($0) }
        for node in groups {
            for child in roster.children(of: node) where isGroup(child) {
                line.add(line.number(of: node), over: line.number(of: child))
            }
        }
        return line.circles().compactMap { circle in
            let holdings = circle.sorted().flatMap { posts[$0] ?? [] }.filter {
                circle.contains(line.number(of: $0.node))
            }
            return Set(holdings.map(\.node)).count > 1 && Set(holdings.map(\.person)).count > 1 ? holdings : nil
        }
    }

    /// Whether people lie in the node.
    private func isGroup(_ node: NodeID) -> Bool {
        model.kinds[Int(roster.kind(of: node).index)].memberRole != nil
    }
}

/// Who or what stands directly above what: people above nodes that they manage, nodes above what lies in them.
private struct Line {
    let nodesCount: Int
    private var below: [Int: [Int]] = [:]

    init(nodesCount: Int) {
        self.nodesCount = nodesCount
    }

    /// Nodes first, then people.
    func number(of node: NodeID) -> Int {
        node.person.map { nodesCount + Int($0.index) } ?? Int(node.index)
    }

    mutating func add(_ above: Int, over other: Int) {
        below[above, default: []].append(other)
    }

    /// Sets of what stands above itself over each other, by Tarjan's way of finding strongly connected components.
    func circles() -> [Set<Int>] {
        var search = CircleSearch(below: below)
        for start in below.keys.sorted() { search.visit(start) }
        return search.circles
    }
}
