// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A small random number generator whose numbers follow from its seed, so that whatever was generated can be again.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True that many times in a hundred.
    public mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A number of the range.
    public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// One of the list, which has at least one.
    public mutating func one<Element>(of list: [Element]) -> Element {
        precondition(!list.isEmpty, "nothing to choose from")
        return list[number(0...list.count - 1)]
    }

    /// As many of the list as the range says, at most all of them, none twice.
    public mutating func some<Element>(_ range: ClosedRange<Int>, of list: [Element]) -> [Element] {
        Array(list.shuffled(using: &self).prefix(number(range)))
    }
}
