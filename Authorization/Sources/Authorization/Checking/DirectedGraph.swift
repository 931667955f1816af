// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Numbers that point to numbers: roles that include roles, kinds that lie in kinds.
///
/// Every walk is a loop, so that a chain of any length from a file is followed without running out of stack.
struct DirectedGraph {
    let successors: [[Int]]

    /// Groups of numbers that all reach each other, each group after the groups it points to (Tarjan's algorithm).
    func components() -> [[Int]] {
        var search = ComponentSearch(count: successors.count)
        for start in successors.indices where search.order[start] == nil { search.run(from: start, successors) }
        return search.components
    }

    /// One shortest circle in each group that has one, beginning with its smallest number, in their order.
    func cycles() -> [[Int]] {
        components()
            .compactMap { component in component.min().flatMap { shortestCycle(from: $0, within: Set(component)) } }
            .sorted { $0[0] < $1[0] }
    }

    private func shortestCycle(from start: Int, within component: Set<Int>) -> [Int]? {
        var before: [Int: Int] = [:]
        var waiting = [start]
        var next = 0
        while next < waiting.count {
            let current = waiting[next]
            next += 1
            for successor in successors[current] where component.contains(successor) {
                if successor == start { return path(to: current, from: start, before) }
                guard before[successor] == nil else { continue }
                before[successor] = current
                waiting.append(successor)
            }
        }
        return nil
    }

    private func path(to end: Int, from start: Int, _ before: [Int: Int]) -> [Int] {
        var path = [end]
        var current = end
        while current != start, let earlier = before[current] {
            path.append(earlier)
            current = earlier
        }
        return path.reversed()
    }

    /// For each number those it reaches, itself included.
    func closure() -> [[Int]] {
        let width = (successors.count + 63) / 64
        var reached = [[UInt64]](repeating: [], count: successors.count)
        for component in components() {
            var bits = [UInt64](repeating: 0, count: width)
            for member in component { bits[member / 64] |= 1 << UInt64(member % 64) }
            for member in component {
                for successor in successors[member] where !reached[successor].isEmpty {
                    for word in 0..<width { bits[word] |= reached[successor][word] }
                }
            }
            for member in component { reached[member] = bits }
        }
        return reached.map { bits in successors.indices.filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 != 0 } }
    }
}

/// The state of Tarjan's algorithm, with a list of open visits in place of recursion.
private struct ComponentSearch {
    var order: [Int?]
    var components: [[Int]] = []
    private var lowest: [Int]
    private var isOnStack: [Bool]
    private var stack: [Int] = []
    private var visited = 0

    init(count: Int) {
        order = [Int?](repeating: nil, count: count)
        lowest = [Int](repeating: 0, count: count)
        isOnStack = [Bool](repeating: false, count: count)
    }

    mutating func run(from start: Int, _ successors: [[Int]]) {
        var visits: [(node: Int, next: Int)] = []
        visits.append((enter(start), 0))
        while let visit = visits.last {
            let node = visit.node
            if visit.next < successors[node].count {
                visits[visits.count - 1].next += 1
                let successor = successors[node][visit.next]
                if let number = order[successor] {
                    if isOnStack[successor] { lowest[node] = min(lowest[node], number) }
                } else {
                    visits.append((enter(successor), 0))
                }
            } else {
                visits.removeLast()
                if let above = visits.last { lowest[above.node] = min(lowest[above.node], lowest[node]) }
                if lowest[node] == order[node] { close(node) }
            }
        }
    }

    private mutating func enter(_ node: Int) -> Int {
        order[node] = visited
        lowest[node] = visited
        visited += 1
        stack.append(node)
        isOnStack[node] = true
        return node
    }

    private mutating func close(_ node: Int) {
        var component: [Int] = []
        while let last = stack.popLast() {
            isOnStack[last] = false
            component.append(last)
            if last == node { break }
        }
        components.append(component)
    }
}
