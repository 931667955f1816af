// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CXLSXWriter
import Foundation

/// A table as a spreadsheet (XLSX), written row by row into a file that goes when this does.
///
/// Every cell is a text, so that nothing in it is computed. Not to be used by two threads at once.
package final class Workbook {
    private let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let worksheet: UnsafeMutablePointer<lxw_worksheet>
    private var row: UInt32 = 0

    /// A spreadsheet has no more rows than this.
    package static let rowsMaximum = 1_048_576
    private static let cellMaximum = 32_767

    /// Where a file cannot be written: the disk is full, or its folder is not there.
    package struct NotWritten: Error {}

    /// A sheet of that title, as far as spreadsheets allow it, with the names of the columns in its first row.
    ///
    /// - Throws: where no file can be written.
    package init(_ title: String, _ heads: [String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lyceum-\(UUID().uuidString).xlsx").path()
        // Nobody else may read what is written, also while it is.
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw NotWritten()
        }
        // Rows are written as they come and not kept.
        var options = lxw_workbook_options()
        options.constant_memory = 1
        workbook = workbook_new_opt(path, &options)
        let name = String(title.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        guard let sheet = workbook_add_worksheet(workbook, name.isEmpty ? "Sheet" : name) else { throw NotWritten() }
        worksheet = sheet
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for (column, head) in heads.enumerated() {
            worksheet_write_string(worksheet, 0, UInt16(clamping: column), head, bold)
            worksheet_set_column(worksheet, UInt16(clamping: column), UInt16(clamping: column), 24, nil)
        }
        worksheet_freeze_panes(worksheet, 1, 0)
        row = 1
    }

    deinit {
        if workbook != nil { _ = workbook_close(workbook) }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// One row more; nothing once there are as many as a spreadsheet has.
    package func append(_ cells: [String]) {
        guard row < Self.rowsMaximum else { return }
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            let text = cell.utf16.count > Self.cellMaximum ? String(cell.prefix(Self.cellMaximum / 4)) : cell
            worksheet_write_string(worksheet, row, UInt16(clamping: column), text, nil)
        }
        row += 1
    }

    /// The whole file.
    package func finish() throws -> [UInt8] {
        let result = workbook_close(workbook)
        workbook = nil
        guard result == LXW_NO_ERROR else { throw NotWritten() }
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
