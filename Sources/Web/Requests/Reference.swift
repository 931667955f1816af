// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A number that a request is known by, in the log and to whoever was told that it failed.
///
/// Short enough to be read out: eight signs without I, L, O and U, forty random bits.
struct Reference: Sendable, Hashable, CustomStringConvertible {
    let description: String

    init() {
        var bits = UInt64.random(in: .min ... .max)
        var signs = ""
        for place in 0..<8 {
            if place == 4 { signs.append("-") }
            signs.append(Self.signs[Int(bits % 32)])
            bits /= 32
        }
        description = signs
    }

    private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
