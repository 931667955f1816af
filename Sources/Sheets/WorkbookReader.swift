// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Reads the first sheet that is shown of a workbook (XLSX).
///
/// It takes what spreadsheets write and is never led by it: parts are found by the names they are given inside, and all
/// that is unpacked is counted as it comes out.
enum WorkbookReader {
    static func read(_ bytes: [UInt8], _ limits: SheetLimits) throws(SheetProblem) -> Sheet {
        let package = try ZipPackage(bytes, unpackedBytesMaximum: limits.unpackedBytesMaximum)
        let index = WorkbookIndex()
        try package.parse("xl/workbook.xml", into: index)
        let links = WorkbookLinks()
        try package.parse("xl/_rels/workbook.xml.rels", into: links)
        guard let chosen = index.sheets.first(where: \.isShown), let target = links.targets[chosen.link] else {
            throw .brokenWorkbook
        }
        let texts = SharedTexts(limits)
        if let path = links.sharedTexts, package.has(path) { try package.parse(path, into: texts) }
        let cells = SheetCells(texts.texts, limits)
        try package.parse(target, into: cells)
        guard !cells.lines.isEmpty else { throw .empty }
        let shown = index.sheets.filter(\.isShown).count
        let remark = "The file has \(shown) sheets. The first, “\(chosen.name)”, is read."
        return Sheet(lines: cells.lines, remarks: shown > 1 ? [remark] : [])
    }
}

/// The sheets that a workbook says it has.
final class WorkbookIndex: XMLReader {
    private(set) var sheets: [(name: String, link: String, isShown: Bool)] = []

    func begin(_ element: Substring, _ attributes: [String: String]) throws(SheetProblem) {
        guard element == "sheet", let link = attributes["id"], sheets.count < 1_000 else { return }
        let state = attributes["state"] ?? "visible"
        sheets.append((attributes["name"] ?? "", link, state == "visible"))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetProblem) {}

    func end(_ element: Substring) throws(SheetProblem) {}
}

/// Where the parts are that a workbook refers to.
final class WorkbookLinks: XMLReader {
    private(set) var targets: [String: String] = [:]
    private(set) var sharedTexts: String?

    func begin(_ element: Substring, _ attributes: [String: String]) throws(SheetProblem) {
        guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
            attributes["TargetMode"] != "External", targets.count < 1_000
        else { return }
        // A name within the package; it is looked for there and nowhere else.
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        targets[id] = path
        if attributes["Type"]?.hasSuffix("/sharedStrings") == true { sharedTexts = path }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetProblem) {}

    func end(_ element: Substring) throws(SheetProblem) {}
}

/// The texts that cells refer to by number.
final class SharedTexts: XMLReader {
    private(set) var texts: [String] = []
    private let limits: SheetLimits
    private var isInText = false
    private var phoneticDepth = 0
    private var text: [UInt8] = []

    init(_ limits: SheetLimits) {
        self.limits = limits
    }

    func begin(_ element: Substring, _ attributes: [String: String]) throws(SheetProblem) {
        switch element {
        case "si": text.removeAll(keepingCapacity: true)
        case "t": isInText = phoneticDepth == 0
        case "rPh": phoneticDepth += 1
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetProblem) {
        // One sign more than a cell may have is kept, so that the cell that uses it is told.
        if isInText, text.count <= limits.cellBytesMaximum { text.append(contentsOf: bytes) }
    }

    func end(_ element: Substring) throws(SheetProblem) {
        switch element {
        case "t": isInText = false
        case "rPh": phoneticDepth -= 1
        case "si":
            guard texts.count < limits.rowsMaximum * 20 else { throw .tooMuchUnpacked }
            texts.append(String(decoding: text, as: UTF8.self))
        default: break
        }
    }
}
