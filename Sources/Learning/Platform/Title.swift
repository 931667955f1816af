// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// What a person, a group or an organisation is called: one line of 1 to 200 characters, in one Unicode form (NFC).
package struct Title: Sendable, Hashable {
    package let text: String

    /// Nothing where it is empty, too long or not one line.
    package init?(_ text: String) {
        guard let trimmed = text.trimmedAndComposed(charactersMaximum: Self.lengthMaximum), !trimmed.isEmpty,
            trimmed.unicodeScalars.count <= Self.lengthMaximum,
            !trimmed.unicodeScalars.contains(where: Self.isRefused), trimmed.unicodeScalars.contains(where: Self.isSaid)
        else { return nil }
        self.text = trimmed
    }

    static let lengthMaximum = 200

    /// What does not stand on one line.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        let category = scalar.properties.generalCategory
        return category == .control || category == .lineSeparator || category == .paragraphSeparator
    }

    /// A letter or a number, of which a name has at least one.
    private static func isSaid(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// - Throws: ``InvalidInput`` that says what a title looks like.
    package static func checked(_ text: String, field: String) throws -> Title {
        guard let title = Title(text) else {
            throw InvalidInput(field, "Write 1 to \(lengthMaximum) characters on one line.")
        }
        return title
    }
}

extension Title {
    /// Without accents and in small letters: what lists are sorted by and searched in.
    var key: String { Self.key(of: text) }

    static func key(of text: String) -> String { text.isSimple ? simpleKey(of: text) : wholeKey(of: text) }

    private static func wholeKey(of text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    /// The same of simple text, whose letters are folded one by one: a hundred thousand names are imported at once.
    private static func simpleKey(of text: String) -> String {
        text.unicodeScalars.reduce(into: "") { key, scalar in key += simpleKeys[Int(scalar.value)] }
    }

    private static let simpleKeys = (0..<String.simpleEnd).map { value in
        Unicode.Scalar(value).map { wholeKey(of: String($0)) } ?? ""
    }

    /// A pattern for `LIKE … ESCAPE '!'` that finds the words anywhere in a key.
    static func pattern(finding words: String) -> String {
        // Cut by scalars, as one character may have any number of them.
        let cut = String(String.UnicodeScalarView(words.unicodeScalars.prefix(lengthMaximum)))
        let escaped = key(of: cut.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping)
            .unicodeScalars
            .reduce(into: String.UnicodeScalarView()) { pattern, scalar in
                if "%_!".unicodeScalars.contains(scalar) { pattern.append("!") }
                pattern.append(scalar)
            }
        return "%\(String(escaped))%"
    }
}
