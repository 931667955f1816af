// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOPosix
import Sheets

/// A list as a file, in one of the formats that spreadsheets open.
package struct TableFile: Sendable {
    package let bytes: [UInt8]
    package let format: Format

    /// What a list can be had as.
    package enum Format: String, Sendable, Hashable, CaseIterable {
        case csv, xlsx
    }

    /// No list is longer; what was cut off says a line at the end.
    package static let rowsMaximum = 100_000

    /// Writes a list, on a thread that nothing else waits for.
    ///
    /// Cells that begin like a formula are written as texts in either format. Where there are more rows than are given,
    /// the last line says so.
    package static func write(
        _ title: String,
        _ heads: [String],
        _ rows: [[String]],
        leftOut: Int = 0,
        as format: Format
    ) async throws -> TableFile {
        try await NIOThreadPool.singleton.runIfActive {
            var rows = rows
            if leftOut > 0 { rows.append(["Cut off here: \(leftOut) more. Filter the list to have the rest."]) }
            switch format {
            case .csv:
                var table = CSV(heads)
                for row in rows { table.append(row) }
                return TableFile(bytes: Array(table.text.utf8), format: format)
            case .xlsx:
                let workbook = try Workbook(title, heads)
                for row in rows { workbook.append(row) }
                return TableFile(bytes: try workbook.finish(), format: format)
            }
        }
    }
}
