// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What somebody wrote in a field of several lines, in one Unicode form (NFC).
enum WrittenText {
    static let lengthMaximum = 4_000

    /// The text without white space around it.
    ///
    /// - Throws: ``InvalidInput`` where it is too long, or empty though it is needed; `needed` then says what for.
    static func checked(_ text: String, field: String, needed: String? = nil) throws -> String {
        guard let text = text.trimmedAndComposed(charactersMaximum: lengthMaximum),
            text.unicodeScalars.count <= lengthMaximum
        else { throw InvalidInput(field, "Write at most \(lengthMaximum) characters; there are more.") }
        if text.isEmpty, let needed { throw InvalidInput(field, needed) }
        guard !text.unicodeScalars.contains("\0") else {
            throw InvalidInput(field, "Remove the signs that cannot be shown.")
        }
        return text
    }
}
