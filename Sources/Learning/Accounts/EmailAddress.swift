// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// An address that mail can be sent to, and that people sign in with.
package struct EmailAddress: Sendable, Hashable {
    /// As it was written.
    package let text: String
    /// The same for every spelling that means the same: in one Unicode form and small letters.
    let key: String

    /// Nothing where it cannot be an address: one `@` between two parts without spaces, of at most 254 characters.
    package init?(_ text: String) {
        guard let trimmed = text.trimmedAndComposed(charactersMaximum: Self.lengthMaximum) else { return nil }
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), trimmed.utf8.count <= Self.lengthMaximum,
            !trimmed.unicodeScalars.contains(where: Self.isRefused), !parts[1].contains(".."),
            parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { return nil }
        self.text = trimmed
        key = trimmed.lowercased()
    }

    private static let lengthMaximum = 254

    /// - Throws: ``InvalidInput`` that says what an address looks like.
    package static func checked(_ text: String, field: String = "email") throws -> EmailAddress {
        guard let address = EmailAddress(text) else {
            throw InvalidInput(field, "Write an e-mail address such as name@example.org.")
        }
        return address
    }

    /// White space, control characters, what cannot be seen, and what separates addresses from each other.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x21 || "<>,;\"()".unicodeScalars.contains(scalar) }
        return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
            || scalar.properties.isDefaultIgnorableCodePoint
    }
}
