// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A table as comma-separated values (RFC 4180), whose cells a spreadsheet takes as text.
///
/// A cell that begins like a formula gets an apostrophe before it. White space and full-width signs are looked
/// through, since spreadsheets do so too. The file begins with a byte order mark, without which they misread accents.
package struct CSV: Sendable {
    package private(set) var text = "\u{FEFF}"

    /// - Parameter heads: the names of the columns.
    package init(_ heads: [String]) {
        append(heads)
    }

    /// One line more.
    package mutating func append(_ cells: [String]) {
        text += cells.map(Self.quoted).joined(separator: ",")
        text += "\r\n"
    }

    /// What was written since it was taken last: for files that are sent while they are made.
    package mutating func take() -> String {
        defer { text = "" }
        return text
    }

    private static func quoted(_ cell: String) -> String {
        var quoted = "\""
        if isFormula(cell) { quoted += "'" }
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first else { return false }
        if first == "\t" || first == "\r" || first == "\n" { return true }
        let begin = cell.unicodeScalars.first { !$0.properties.isWhitespace && !isInvisible($0) }
        switch begin {
        case "=", "+", "-", "@", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
        default: return false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
    }
}
