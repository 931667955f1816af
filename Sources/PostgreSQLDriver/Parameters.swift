// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPostgreSQL
import Storage

/// A statement's values as libpq takes them.
///
/// Numbers, texts and bytes say their type, so that a text never slips into a number's column. NULL and lists take the
/// type of where they stand.
struct Parameters {
    private(set) var types: [Oid] = []
    private var formats: [CInt] = []
    private var lengths: [CInt] = []
    /// Where each begins among the bytes; none for NULL.
    private var starts: [Int?] = []
    private var bytes: [UInt8] = []

    private static let unknown: Oid = 0
    private static let asText: CInt = 0
    private static let asBinary: CInt = 1

    init(_ sql: RenderedSQL) {
        for (number, value) in sql.values.enumerated() {
            switch value {
            case .null: append(nil, Self.unknown, Self.asText)
            case .integer(let integer): append(Array(String(integer).utf8), 20, Self.asText)
            case .text(let text): append(Array(text.utf8), sql.lists.contains(number) ? Self.unknown : 25, Self.asText)
            case .bytes(let bytes): append(bytes, 17, Self.asBinary)
            }
        }
    }

    private mutating func append(_ value: [UInt8]?, _ type: Oid, _ format: CInt) {
        types.append(type)
        formats.append(format)
        lengths.append(CInt(clamping: value?.count ?? 0))
        starts.append(value == nil ? nil : bytes.count)
        // What is in text form ends with a zero byte.
        if let value { bytes += value + [0] }
    }

    /// Lends them to a function of libpq's, as pointers to the values, their lengths and their formats.
    func lend<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<CInt>, UnsafePointer<CInt>) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { bytes in
            let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            let pointers = starts.map { offset in offset.flatMap { offset in start.map { $0 + offset } } }
            return body(pointers, lengths, formats)
        }
    }
}
