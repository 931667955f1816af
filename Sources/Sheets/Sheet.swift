// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A table that somebody made in a spreadsheet or wrote as text: rows of texts, and nothing computed.
package struct Sheet: Sendable, Hashable {
    /// Those in which anything stands, in their order; the first has the names of the columns.
    package var lines: [Line]
    /// How it was read, where that is not plain: what a reader should look at before they rely on it.
    package var remarks: [String]

    /// One row.
    package struct Line: Sendable, Hashable {
        /// As its maker counts: the row of the spreadsheet, or the line of the text it begins on.
        package var number: Int
        package var cells: [String]

        package init(number: Int, cells: [String]) {
            self.number = number
            self.cells = cells
        }

        /// Whether nothing but white space stands in it.
        var isBlank: Bool {
            cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
        }
    }

    package init(lines: [Line] = [], remarks: [String] = []) {
        self.lines = lines
        self.remarks = remarks
    }
}

extension Sheet {
    /// Reads a file of either kind; which it is, its first bytes say.
    ///
    /// Nothing is looked at twice or kept beyond the limits, whatever the file says of itself.
    ///
    /// - Throws: why it is not read, and what would mend it.
    package static func read(_ bytes: [UInt8], limits: SheetLimits = SheetLimits()) throws(SheetProblem) -> Sheet {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try WorkbookReader.read(bytes, limits) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldWorkbook }
        let (text, remark) = try TextDecoding.utf8(of: bytes)
        var sheet = try TextTable.read(text, limits)
        if let remark { sheet.remarks.insert(remark, at: 0) }
        return sheet
    }
}

/// How large a sheet may be.
package struct SheetLimits: Sendable, Hashable {
    /// With the one that names the columns.
    package var rowsMaximum: Int
    package var columnsMaximum: Int
    package var cellBytesMaximum: Int
    /// Of all that is read of a workbook, once it is unpacked; and of all its texts together.
    package var unpackedBytesMaximum: Int

    package init(
        rowsMaximum: Int = 100_001,
        columnsMaximum: Int = 200,
        cellBytesMaximum: Int = 4_000,
        unpackedBytesMaximum: Int = 256 << 20
    ) {
        self.rowsMaximum = rowsMaximum
        self.columnsMaximum = columnsMaximum
        self.cellBytesMaximum = cellBytesMaximum
        self.unpackedBytesMaximum = unpackedBytesMaximum
    }
}
