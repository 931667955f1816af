// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why a file is not read as a table.
package enum SheetProblem: Error, Sendable, Hashable {
    case empty
    /// The format of spreadsheets before 2007.
    case oldWorkbook
    case notText
    /// A workbook that cannot be unpacked, or in which something is missing.
    case brokenWorkbook
    /// A workbook that does what none that a spreadsheet writes does.
    case strangeWorkbook
    case tooManyRows(maximum: Int)
    case tooManyColumns(line: Int, maximum: Int)
    case tooLongCell(line: Int)
    case tooMuchUnpacked
    case openQuotation(line: Int)
    case signsAfterQuotation(line: Int)

    /// What is wrong and what mends it, as sentences.
    package var sentence: String {
        switch self {
        case .empty: "Nothing stands in this file. Choose another, with the names of the columns in its first row."
        case .oldWorkbook:
            "This is a spreadsheet of a kind from before 2007 (XLS). Open it and save it as XLSX or CSV."
        case .notText: "This is neither a spreadsheet (XLSX) nor a table as text (CSV). Save it as one of these."
        case .brokenWorkbook: "This spreadsheet cannot be read. Open it and save it again as XLSX, or as CSV."
        case .strangeWorkbook:
            "This spreadsheet has parts in it that are not taken from strangers. Open it and save it as CSV."
        case .tooManyRows(let maximum):
            "More than \(maximum - 1) rows stand in this file. Cut it into several."
        case .tooManyColumns(let line, let maximum):
            "Line \(line) has more than \(maximum) columns. Take out those that are not needed."
        case .tooLongCell(let line): "Line \(line) has a cell with more text than any name or address. Look at it."
        case .tooMuchUnpacked: "Unpacked, this spreadsheet is too large. Save it as CSV, or cut it into several."
        case .openQuotation(let line):
            "A quotation mark opens on line \(line) and never closes. Close it, or take it out."
        case .signsAfterQuotation(let line):
            "On line \(line) something follows a closing quotation mark. Write two marks for one that is meant."
        }
    }
}
