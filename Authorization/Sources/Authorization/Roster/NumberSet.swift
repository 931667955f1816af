// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Numbers of people while they are collected: a short list at first, then one bit for each person there is.
///
/// Either way they come out sorted and once each. For use within one function: it is changed in place.
final class NumberSet {
    private let count: Int
    private var few: [UInt32] = []
    private var bits: UnsafeMutablePointer<UInt64>?

    private static let fewMaximum = 256

    init(count: Int) {
        self.count = count
    }

    deinit { bits?.deallocate() }

    private var wordCount: Int { (count + 63) / 64 }

    @inline(__always)
    func insert(_ number: UInt32) {
        if let bits {
            bits[Int(number >> 6)] |= 1 << UInt64(number & 63)
        } else {
            few.append(number)
            if few.count > Self.fewMaximum { spread() }
        }
    }

    @inline(__always)
    func insert(contentsOf numbers: UnsafeBufferPointer<UInt32>) {
        if bits == nil && few.count + numbers.count > Self.fewMaximum { spread() }
        guard let bits else {
            few.append(contentsOf: numbers)
            return
        }
        for number in numbers { bits[Int(number >> 6)] |= 1 << UInt64(number & 63) }
    }

    func remove(_ number: UInt32) {
        few.removeAll { $0 == number }
        if let bits, number < count { bits[Int(number >> 6)] &= ~(1 << UInt64(number & 63)) }
    }

    func formUnion(_ other: NumberSet) {
        if let theirs = other.bits {
            if bits == nil { spread() }
            guard let bits else { return }
            for index in 0..<wordCount { bits[index] |= theirs[index] }
        } else {
            other.few.withUnsafeBufferPointer { insert(contentsOf: $0) }
        }
    }

    func subtract(_ other: NumberSet) {
        if let theirs = other.bits {
            few.removeAll { theirs[Int($0 >> 6)] >> UInt64($0 & 63) & 1 != 0 }
            if let bits { for index in 0..<wordCount { bits[index] &= ~theirs[index] } }
        } else {
            let numbers = Set(other.few)
            few.removeAll(where: numbers.contains)
            for number in numbers where bits != nil { remove(number) }
        }
    }

    /// Goes over from the list to bits.
    private func spread() {
        let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: wordCount)
        bits.initialize(repeating: 0, count: wordCount)
        for number in few { bits[Int(number >> 6)] |= 1 << UInt64(number & 63) }
        few = []
        self.bits = bits
    }

    /// The people of these numbers, in order.
    var people: [PersonID] {
        guard let bits else {
            var last: UInt32?
            return few.sorted().compactMap { number in
                if number == last { return nil }
                last = number
                return PersonID(index: number)
            }
        }
        var total = 0
        for index in 0..<wordCount { total += bits[index].nonzeroBitCount }
        return [PersonID](unsafeUninitializedCapacity: total) { buffer, filled in
            for index in 0..<wordCount {
                var left = bits[index]
                while left != 0 {
                    let number = UInt32(truncatingIfNeeded: index &* 64 &+ left.trailingZeroBitCount)
                    buffer.initializeElement(at: filled, to: PersonID(index: number))
                    filled &+= 1
                    left &= left &- 1
                }
            }
        }
    }
}
