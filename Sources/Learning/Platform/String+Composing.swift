// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

extension String {
    /// Below this no sign combines with the one before it, so that text is in its composed form (NFC) as it is.
    static let simpleEnd: UInt32 = 0x300

    /// Whether it is made of Latin letters and signs that combine with nothing.
    var isSimple: Bool { unicodeScalars.allSatisfy { $0.value < Self.simpleEnd } }

    /// Without white space around it, in its composed form (NFC).
    var trimmedAndComposed: String {
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isSimple ? trimmed : trimmed.precomposedStringWithCanonicalMapping
    }
}
