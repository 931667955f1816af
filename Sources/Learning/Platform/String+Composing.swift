// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

extension String {
    /// Below this no sign combines with the one before it, so that text is in its composed form (NFC) as it is.
    static let simpleEnd: UInt32 = 0x300

    /// Whether it is made of Latin letters and signs that combine with nothing.
    var isSimple: Bool { unicodeScalars.allSatisfy { $0.value < Self.simpleEnd } }

    /// Without white space around it, in its composed form (NFC); nothing where it has far more than so many characters.
    ///
    /// Composing puts marks in order, which takes time that grows with the square of a row of them. So it is looked at
    /// first how long the text is and how many stand in a row, wherever it comes from: a form, a file, a command.
    func trimmedAndComposed(charactersMaximum: Int) -> String? {
        // A character is composed of a few, and more than a few mean that the whole will be too long.
        let scalarsMaximum = charactersMaximum * 4
        guard unicodeScalars.prefix(scalarsMaximum + 1).count <= scalarsMaximum else { return nil }
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.isSimple { return trimmed }
        return trimmed.hasFewMarksInARow ? trimmed.precomposedStringWithCanonicalMapping : nil
    }

    /// Whether no more marks stand in a row than the Unicode Standard's stream-safe text has (UAX #15).
    private var hasFewMarksInARow: Bool {
        var marks = 0
        for scalar in unicodeScalars {
            let isMark = scalar.value >= Self.simpleEnd && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            if marks > 30 { return false }
        }
        return true
    }
}
