// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Finds out how a text is written: UTF-8 or UTF-16 with their marks, UTF-8 without, or else Windows-1252.
enum TextDecoding {
    /// The text in UTF-8 without a mark, and what to tell of it.
    static func utf8(of bytes: [UInt8]) throws(SheetProblem) -> (text: [UInt8], remark: String?) {
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            guard String(validating: rest, as: UTF8.self) != nil else { throw .notText }
            return (try checked(rest), nil)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes, low: 0, high: 1), nil) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes, low: 1, high: 0), nil) }
        let plain = try checked(bytes)
        if String(validating: plain, as: UTF8.self) != nil { return (plain, nil) }
        return (
            try windows1252(plain),
            "The file is not in UTF-8 and was read as Windows-1252. Look whether names with accents are right."
        )
    }

    /// - Throws: where a byte is none of a text's: it is a picture, a program or the like.
    private static func checked(_ bytes: [UInt8]) throws(SheetProblem) -> [UInt8] {
        guard !bytes.contains(0) else { throw .notText }
        return bytes
    }

    private static func utf16(_ bytes: [UInt8], low: Int, high: Int) throws(SheetProblem) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else { throw .notText }
        let units = stride(from: 2, to: bytes.count, by: 2).map { place in
            UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + low])
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw .notText }
        return try checked(Array(text.utf8))
    }

    private static func windows1252(_ bytes: [UInt8]) throws(SheetProblem) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
            guard let scalar = Unicode.Scalar(code), code != 0 else { throw .notText }
            text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
        }
        return text
    }

    /// What the bytes 80 to 9F mean; 0 for those that mean nothing.
    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
