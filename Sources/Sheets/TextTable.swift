// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Reads a table as text: RFC 4180, with a comma, a semicolon or a tab between cells.
///
/// What it separates by is told from the first line, outside of quotation marks, or said by `sep=;` as spreadsheets do.
struct TextTable {
    private let text: [UInt8]
    private let limits: SheetLimits
    private let separator: UInt8
    private var place: Int
    private var line: Int
    private var cell: [UInt8] = []

    static func read(_ text: [UInt8], _ limits: SheetLimits) throws(SheetProblem) -> Sheet {
        var table = TextTable(text, limits)
        var sheet = Sheet()
        while let line = try table.next() {
            if line.isBlank { continue }
            guard sheet.lines.count < limits.rowsMaximum else { throw .tooManyRows(maximum: limits.rowsMaximum) }
            sheet.lines.append(line)
        }
        guard !sheet.lines.isEmpty else { throw .empty }
        return sheet
    }

    private init(_ text: [UInt8], _ limits: SheetLimits) {
        (self.text, self.limits) = (text, limits)
        let first = text.prefix { $0 != Self.lineFeed && $0 != Self.carriageReturn }
        if first.count == 5, first.starts(with: Array("sep=".utf8)) {
            (separator, place, line) = (first[4], first.endIndex, 1)
            skipLineEnd()
        } else {
            (separator, place, line) = (Self.separator(of: text), 0, 1)
        }
    }

    /// Whichever of the three there is most of in the first line.
    private static func separator(of text: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text.prefix(65_536) {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn { break }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == tab { counts[byte, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
    }

    /// The next row, blank or not; nothing at the end.
    private mutating func next() throws(SheetProblem) -> Sheet.Line? {
        guard place < text.count else { return nil }
        var row = Sheet.Line(number: line, cells: [])
        while true {
            guard row.cells.count < limits.columnsMaximum else {
                throw .tooManyColumns(line: row.number, maximum: limits.columnsMaximum)
            }
            row.cells.append(try readCell(of: row.number))
            guard place < text.count, text[place] == separator else { break }
            place += 1
            // A separator at the very end has an empty cell after it.
            if place == text.count { row.cells.append("") }
            if place == text.count { break }
        }
        skipLineEnd()
        return row
    }

    private mutating func readCell(of row: Int) throws(SheetProblem) -> String {
        cell.removeAll(keepingCapacity: true)
        if place < text.count, text[place] == Self.quote {
            try readQuoted(of: row)
        } else {
            let begin = place
            while place < text.count, text[place] != separator, text[place] != Self.lineFeed,
                text[place] != Self.carriageReturn
            {
                place += 1
            }
            cell.append(contentsOf: text[begin..<place])
        }
        guard cell.count <= limits.cellBytesMaximum else { throw .tooLongCell(line: row) }
        return String(decoding: cell, as: UTF8.self)
    }

    private mutating func readQuoted(of row: Int) throws(SheetProblem) {
        place += 1
        while true {
            guard place < text.count else { throw .openQuotation(line: row) }
            let byte = text[place]
            place += 1
            if byte == Self.quote {
                guard place < text.count, text[place] == Self.quote else { break }
                place += 1
            } else if byte == Self.lineFeed {
                line += 1
            }
            // What never closes is not kept to the end of the file.
            guard cell.count <= limits.cellBytesMaximum else { throw .tooLongCell(line: row) }
            cell.append(byte)
        }
        guard place == text.count || [separator, Self.lineFeed, Self.carriageReturn].contains(text[place]) else {
            throw .signsAfterQuotation(line: row)
        }
    }

    private mutating func skipLineEnd() {
        guard place < text.count, text[place] == Self.lineFeed || text[place] == Self.carriageReturn else { return }
        let isReturn = text[place] == Self.carriageReturn
        place += 1
        if isReturn, place < text.count, text[place] == Self.lineFeed { place += 1 }
        line += 1
    }

    private static let quote = UInt8(ascii: "\"")
    private static let tab = UInt8(ascii: "\t")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
