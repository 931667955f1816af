// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Tarjan's search, with a list of what is still to do in place of calls of itself.
struct CircleSearch {
    let below: [Int: [Int]]
    private(set) var circles: [Set<Int>] = []
    private var order: [Int: Int] = [:]
    private var lowest: [Int: Int] = [:]
    private var open: [Int] = []
    private var isOpen: Set<Int> = []

    init(below: [Int: [Int]]) {
        self.below = below
    }

    mutating func visit(_ start: Int) {
        guard order[start] == nil else { return }
        var steps: [(vertex: Int, next: Int)] = [(start, 0)]
        enter(start)
        while let (vertex, next) = steps.last {
            let others = below[vertex] ?? []
            guard next < others.count else {
                steps.removeLast()
                if let above = steps.last?.vertex { lower(above, to: lowest[vertex]) }
                close(vertex)
                continue
            }
            steps[steps.count - 1].next += 1
            let other = others[next]
            if order[other] == nil {
                enter(other)
                steps.append((other, 0))
            } else if isOpen.contains(other) {
                lower(vertex, to: order[other])
            }
        }
    }

    private mutating func enter(_ vertex: Int) {
        lowest[vertex] = order.count
        order[vertex] = order.count
        open.append(vertex)
        isOpen.insert(vertex)
    }

    private mutating func lower(_ vertex: Int, to number: Int?) {
        lowest[vertex] = min(lowest[vertex] ?? .max, number ?? .max)
    }

    /// Takes a finished component off the open ones.
    private mutating func close(_ vertex: Int) {
        guard lowest[vertex] == order[vertex] else { return }
        var circle: Set<Int> = []
        while let last = open.popLast() {
            isOpen.remove(last)
            circle.insert(last)
            if last == vertex { break }
        }
        if circle.count > 1 { circles.append(circle) }
    }
}
