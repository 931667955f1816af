// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A sorted set of numbers that shares what did not change with the set it was made from.
///
/// A tree with all its leaves at one depth. Adding or removing one number copies one leaf and the branches above it,
/// so that a set of a million costs no more than a few small blocks, and whoever reads the old set is not disturbed.
struct IDSet: Sendable {
    private var root: IDBlock

    init() {
        root = IDBlock(leaf: [])
    }

    /// A set of numbers that are sorted already and without repetition.
    init(sorted numbers: [UInt32]) {
        guard numbers.count > IDBlock.leafMaximum else {
            root = IDBlock(leaf: numbers)
            return
        }
        let width = IDBlock.leafMaximum * 3 / 4
        var level = stride(from: 0, to: numbers.count, by: width).map {
            IDBlock(leaf: Array(numbers[$0..<min($0 + width, numbers.count)]))
        }
        while level.count > 1 {
            let fan = IDBlock.branchMaximum * 3 / 4
            level = stride(from: 0, to: level.count, by: fan).map {
                IDBlock(branch: Array(level[$0..<min($0 + fan, level.count)]))
            }
        }
        root = level[0]
    }

    var count: Int { root.count }
    var isEmpty: Bool { root.count == 0 }

    /// Calls the body with the numbers of one leaf after the other.
    @inline(__always)
    func forEachLeaf(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        if root.children.isEmpty {
            root.numbers.withUnsafeBufferPointer(body)
        } else {
            root.visitLeaves(body)
        }
    }

    func contains(_ number: UInt32) -> Bool {
        root.contains(number)
    }

    mutating func insert(_ number: UInt32) {
        let (kept, split) = root.inserting(number)
        root = split.map { IDBlock(branch: [kept, $0]) } ?? kept
    }

    mutating func remove(_ number: UInt32) {
        root = root.removing(number)
        while root.children.count == 1 { root = root.children[0] }
    }

    /// Calls the body with each number in order, until it answers false.
    @inline(__always)
    func forEach(_ body: (UInt32) -> Bool) {
        if root.children.isEmpty {
            for number in root.numbers where !body(number) { return }
        } else {
            _ = root.visit(body)
        }
    }

    func appendAll(to numbers: inout [UInt32]) {
        root.append(to: &numbers)
    }
}

/// A leaf with numbers, or a branch with blocks below it; never changed once made.
private final class IDBlock: Sendable {
    static let leafMaximum = 256
    static let branchMaximum = 64

    /// The numbers of a leaf; of a branch, the first number below each child.
    let numbers: [UInt32]
    let children: [IDBlock]
    let count: Int

    init(leaf numbers: [UInt32]) {
        self.numbers = numbers
        self.children = []
        self.count = numbers.count
    }

    init(branch children: [IDBlock]) {
        self.numbers = children.map { $0.numbers.first ?? 0 }
        self.children = children
        self.count = children.reduce(0) { $0 + $1.count }
    }

    /// The first position whose number is not below the one asked for.
    private func position(of number: UInt32) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func child(for number: UInt32) -> Int {
        let position = position(of: number)
        return position < numbers.count && numbers[position] == number ? position : max(0, position - 1)
    }

    func contains(_ number: UInt32) -> Bool {
        var block = self
        while !block.children.isEmpty { block = block.children[block.child(for: number)] }
        let position = block.position(of: number)
        return position < block.numbers.count && block.numbers[position] == number
    }

    func inserting(_ number: UInt32) -> (IDBlock, IDBlock?) {
        if children.isEmpty {
            let position = position(of: number)
            if position < numbers.count, numbers[position] == number { return (self, nil) }
            var changed = numbers
            changed.insert(number, at: position)
            guard changed.count > Self.leafMaximum else { return (IDBlock(leaf: changed), nil) }
            let half = changed.count / 2
            return (IDBlock(leaf: Array(changed[..<half])), IDBlock(leaf: Array(changed[half...])))
        }
        let index = child(for: number)
        let (kept, split) = children[index].inserting(number)
        var changed = children
        changed[index] = kept
        if let split { changed.insert(split, at: index + 1) }
        guard changed.count > Self.branchMaximum else { return (IDBlock(branch: changed), nil) }
        let half = changed.count / 2
        return (IDBlock(branch: Array(changed[..<half])), IDBlock(branch: Array(changed[half...])))
    }

    /// Leaves may become small but never stay empty, so that a branch always knows its first numbers.
    func removing(_ number: UInt32) -> IDBlock {
        if children.isEmpty {
            let position = position(of: number)
            guard position < numbers.count, numbers[position] == number else { return self }
            var changed = numbers
            changed.remove(at: position)
            return IDBlock(leaf: changed)
        }
        let index = child(for: number)
        var changed = children
        changed[index] = children[index].removing(number)
        if changed[index].count == 0, changed.count > 1 { changed.remove(at: index) }
        return IDBlock(branch: changed)
    }

    func visitLeaves(_ body: (UnsafeBufferPointer<UInt32>) -> Void) {
        if children.isEmpty {
            numbers.withUnsafeBufferPointer(body)
        } else {
            for child in children { child.visitLeaves(body) }
        }
    }

    func visit(_ body: (UInt32) -> Bool) -> Bool {
        if children.isEmpty {
            for number in numbers where !body(number) { return false }
            return true
        }
        for child in children where !child.visit(body) { return false }
        return true
    }

    func append(to numbers: inout [UInt32]) {
        if children.isEmpty {
            numbers.append(contentsOf: self.numbers)
        } else {
            for child in children { child.append(to: &numbers) }
        }
    }
}
