// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The reader's own words in backticks, cut short and without what would disturb a terminal.
func quoted(_ text: some StringProtocol) -> String {
    let longest = 80
    var shown = ""
    for scalar in text.unicodeScalars.prefix(longest) {
        shown.unicodeScalars.append(scalar.isUnprintable || scalar == "\n" || scalar == "\t" ? "\u{FFFD}" : scalar)
    }
    return text.unicodeScalars.dropFirst(longest).isEmpty ? "`\(shown)`" : "`\(shown)…`"
}

/// Names in backticks, joined by commas.
func quoted(all names: [String]) -> String {
    names.map { quoted($0) }.joined(separator: ", ")
}

extension Unicode.Scalar {
    /// Whether it is a control character, or one that turns the direction of the text after it.
    ///
    /// New lines and tabs are not: they are ordinary in text.
    var isUnprintable: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029, 0xFEFF: true
        default: false
        }
    }
}
