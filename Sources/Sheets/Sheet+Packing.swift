// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Sheet {
    /// Lines as one text, to be kept and read back: the number of each in its first cell.
    package static func pack(_ lines: some Collection<Line>) -> String {
        var text = "sep=,\n"
        for line in lines {
            text += String(line.number)
            for cell in line.cells {
                text += ",\""
                // Looked at by scalars: an accent may stand on a quotation mark.
                if cell.utf8.contains(UInt8(ascii: "\"")) {
                    for scalar in cell.unicodeScalars {
                        if scalar == "\"" { text += "\"" }
                        text.unicodeScalars.append(scalar)
                    }
                } else {
                    text += cell
                }
                text += "\""
            }
            text += "\n"
        }
        return text
    }

    /// Reads back what ``pack(_:)`` wrote, also where that was no lines.
    package static func unpack(_ text: String) throws(SheetProblem) -> [Line] {
        var limits = SheetLimits()
        (limits.rowsMaximum, limits.columnsMaximum) = (.max, .max)
        let sheet: Sheet
        do {
            sheet = try TextTable.read(Array(text.utf8), limits)
        } catch {
            if error == .empty { return [] }
            throw error
        }
        return sheet.lines.map { line in
            Line(number: line.cells.first.flatMap { Int($0) } ?? line.number, cells: Array(line.cells.dropFirst()))
        }
    }
}
