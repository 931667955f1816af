// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CExpat

/// What is told of a document as it is read: names without their prefixes, and texts in pieces.
protocol XMLReader: AnyObject {
    func begin(_ element: Substring, _ attributes: [String: String]) throws(SheetProblem)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetProblem)
    func end(_ element: Substring) throws(SheetProblem)
}

/// Reads XML piece by piece; documents that declare entities or nest without end are refused.
final class XMLParser {
    private let parser: OpaquePointer
    private let reader: any XMLReader
    private var depth = 0
    private var problem: SheetProblem?

    private static let depthMaximum = 64
    /// A few bytes of a packed file can stand for millions of elements with nothing in them.
    private var elements = 0
    private static let elementsMaximum = 25_000_000

    init(_ reader: any XMLReader) throws(SheetProblem) {
        guard let parser = XML_ParserCreate(nil) else { throw .brokenWorkbook }
        self.parser = parser
        self.reader = reader
        // Expat keeps this pointer; it calls back only within `parse`, while this object is there.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XMLParser.from($0)?.begin($1, $2) },
            { XMLParser.from($0)?.end($1) }
        )
        XML_SetCharacterDataHandler(parser) { XMLParser.from($0)?.text($1, $2) }
        // No spreadsheet writes a document type, and only there can entities be declared.
        XML_SetStartDoctypeDeclHandler(parser) { this, _, _, _, _ in XMLParser.from(this)?.stop(.strangeWorkbook) }
    }

    deinit {
        XML_ParserFree(parser)
    }

    func parse(_ piece: ArraySlice<UInt8>, isLast: Bool) throws(SheetProblem) {
        let status = piece.withUnsafeBytes { bytes in
            XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        }
        if let problem { throw problem }
        guard status == XML_STATUS_OK else { throw .brokenWorkbook }
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLParser? {
        pointer.map { Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ found: SheetProblem) {
        problem = problem ?? found
        XML_StopParser(parser, 0)
    }

    private func begin(
        _ name: UnsafePointer<CChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard problem == nil, let name else { return }
        depth += 1
        elements += 1
        guard elements <= Self.elementsMaximum else { return stop(.tooMuchUnpacked) }
        guard depth <= Self.depthMaximum else { return stop(.strangeWorkbook) }
        var found: [String: String] = [:]
        var place = 0
        // Names and values by turns; the list ends with a null.
        while let key = attributes?[place], let value = attributes?[place + 1], place < 200 {
            found[String(Self.local(String(cString: key)))] = String(cString: value)
            place += 2
        }
        told { () throws(SheetProblem) in try reader.begin(Self.local(String(cString: name)), found) }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard problem == nil, let name else { return }
        depth -= 1
        told { () throws(SheetProblem) in try reader.end(Self.local(String(cString: name))) }
    }

    private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
        guard problem == nil, let bytes else { return }
        bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            told { () throws(SheetProblem) in
                try reader.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
    }

    private func told(_ body: () throws(SheetProblem) -> Void) {
        do { try body() } catch { stop(error) }
    }

    /// `id` of `r:id`.
    private static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }
}
