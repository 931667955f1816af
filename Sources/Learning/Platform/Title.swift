// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// What a person, a group or an organisation is called: one line of 1 to 200 characters, in one Unicode form (NFC).
package struct Title: Sendable, Hashable {
    package let text: String

    /// Nothing where it is empty, too long or not one line.
    package init?(_ text: String) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty, trimmed.unicodeScalars.count <= Self.lengthMaximum,
            !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.text = trimmed
    }

    static let lengthMaximum = 200

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
        let escaped = key(
            of: words.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        )
        .prefix(lengthMaximum)
        .reduce(into: "") { pattern, character in
            if "%_!".contains(character) { pattern += "!" }
            pattern.append(character)
        }
        return "%\(escaped)%"
    }
}
