// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The rule for names: lower case letters, digits and hyphens, a letter first, at most 64 characters.
package enum Name {
    /// The same text, if it is a name.
    package static func checked(_ text: some StringProtocol) throws(Misspelling) -> String {
        if isName(text) { return String(text) }
        guard text.utf8.count <= Limit.nameCharacters else {
            throw Misspelling("\(quoted(text)) is longer than \(Limit.nameCharacters) characters", remedy: "shorten it")
        }
        throw Misspelling("\(quoted(text)) is no name", remedy: advice(instead: text))
    }

    /// The same text, if it is a name or two names with a dot between, such as `event.booked`.
    package static func checked(_ text: some StringProtocol, withDot: Bool) throws(Misspelling) -> String {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard withDot, parts.count == 2 else { return try checked(text) }
        return "\(try checked(parts[0])).\(try checked(parts[1]))"
    }

    /// Whether it is spelled as names are.
    package static func isName(_ text: some StringProtocol) -> Bool {
        guard (1...Limit.nameCharacters).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// Whether it is a requirement's number: a capital letter, then letters, digits, hyphens and dots.
    static func isRequirement(_ text: String) -> Bool {
        guard (1...Limit.nameCharacters).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isLetter(first | 0x20) && first & 0x20 == 0
            && text.utf8.allSatisfy {
                isLetter($0 | 0x20) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }

    /// Bare words that other readers of YAML take for something else than text.
    static let readAsTruth: Set<String> = ["true", "false", "on", "off", "yes", "no", "null", "~"]

    private static func advice(instead text: some StringProtocol) -> String {
        let changed = text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }
        let suggestion = String(changed)
        return isName(suggestion)
            ? "write \(quoted(suggestion))" : "use lower case letters, digits and hyphens, and begin with a letter"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
