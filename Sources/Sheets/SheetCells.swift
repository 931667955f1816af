// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The cells of a workbook's sheet as texts.
final class SheetCells: XMLReader {
    private(set) var lines: [Sheet.Line] = []
    private let shared: [String]
    private let limits: SheetLimits
    private var line = Sheet.Line(number: 0, cells: [])
    private var column = 0
    /// The column of a cell that does not say its own.
    private var next = 0
    private var kind = ""
    private var isInValue = false
    private var value: [UInt8] = []
    /// A few bytes of a file stand for a long text that it has once, or for a row of cells: what they stand for counts.
    private var bytesLeft: Int
    private static let bytesOfCell = 8

    init(_ shared: [String], _ limits: SheetLimits) {
        self.shared = shared
        self.limits = limits
        bytesLeft = limits.unpackedBytesMaximum
    }

    func begin(_ element: Substring, _ attributes: [String: String]) throws(SheetProblem) {
        switch element {
        case "row":
            let number = attributes["r"].flatMap { Int($0) } ?? line.number + 1
            guard number > line.number, number <= 1 << 21 else { throw .brokenWorkbook }
            line = Sheet.Line(number: number, cells: [])
            next = 0
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? next
            next = column + 1
            guard column < limits.columnsMaximum else {
                throw .tooManyColumns(line: line.number, maximum: limits.columnsMaximum)
            }
            kind = attributes["t"] ?? "n"
            value.removeAll(keepingCapacity: true)
        case "v", "t": isInValue = true
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetProblem) {
        guard isInValue else { return }
        guard value.count + bytes.count <= limits.cellBytesMaximum else { throw .tooLongCell(line: line.number) }
        value.append(contentsOf: bytes)
    }

    func end(_ element: Substring) throws(SheetProblem) {
        switch element {
        case "v", "t": isInValue = false
        case "c": try finishCell()
        case "row":
            if line.isBlank { return }
            guard lines.count < limits.rowsMaximum else { throw .tooManyRows(maximum: limits.rowsMaximum) }
            lines.append(line)
        default: break
        }
    }

    private func finishCell() throws(SheetProblem) {
        let text = String(decoding: value, as: UTF8.self)
        guard !text.isEmpty else { return }
        let cell = try meaning(of: text)
        bytesLeft -= cell.utf8.count + Self.bytesOfCell * max(1, column - line.cells.count + 1)
        guard bytesLeft >= 0 else { throw .tooMuchUnpacked }
        while line.cells.count < column { line.cells.append("") }
        if column < line.cells.count { line.cells[column] = cell } else { line.cells.append(cell) }
    }

    private func meaning(of text: String) throws(SheetProblem) -> String {
        switch kind {
        case "s":
            guard let number = Int(text), shared.indices.contains(number) else { throw .brokenWorkbook }
            guard shared[number].utf8.count <= limits.cellBytesMaximum else { throw .tooLongCell(line: line.number) }
            return shared[number]
        case "b": return text == "1" ? "TRUE" : "FALSE"
        default: return text
        }
    }

    /// The 27 of `AB12`.
    private static func column(of reference: String) -> Int? {
        var number = 0
        for byte in reference.utf8.prefix(while: { (0x41...0x5A).contains($0) }).prefix(4) {
            number = number * 26 + Int(byte) - 0x40
        }
        return number == 0 ? nil : number - 1
    }
}
