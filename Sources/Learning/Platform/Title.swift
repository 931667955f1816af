// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// What a person, a group or an organisation is called: one line of 1 to 200 characters, in one Unicode form (NFC).
package struct Title: Sendable, Hashable {
    package let text: String

    /// Nothing where it is empty, too long or not one line.
    package init?(_ text: String) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty, trimmed.unicodeScalars.count <= Self.lengthMaximum,
            !trimmed.unicodeScalars.contains(where: { Self.isRefused($0.properties.generalCategory) }),
            trimmed.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else { return nil }
        self.text = trimmed
    }

    static let lengthMaximum = 200

    /// What does not stand on one line.
    private static func isRefused(_ category: Unicode.GeneralCategory) -> Bool {
        category == .control || category == .lineSeparator || category == .paragraphSeparator
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

    static func key(of text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
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
