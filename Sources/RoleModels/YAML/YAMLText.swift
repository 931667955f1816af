// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Bytes that may be read as YAML: not too many, and text in UTF-8.
struct YAMLText {
    /// Without a byte order mark.
    let bytes: ArraySlice<UInt8>
    let lineCount: Int

    /// The text, or nothing if the bytes are none; the reason is noted.
    static func checked(_ bytes: [UInt8], _ problems: Problems) -> YAMLText? {
        guard bytes.count <= Limit.fileBytes else {
            problems.error(
                line: nil,
                "larger than \(Limit.fileBytes / 1_000_000) MB",
                remedy: "split it, or remove what is not needed"
            )
            return nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            problems.error(line: 1, "text in UTF-16", remedy: "save it as UTF-8")
            return nil
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var decoder = UTF8Lines()
        for byte in text where !decoder.take(byte) { break }
        decoder.finish()
        guard let (line, fault) = decoder.fault else { return YAMLText(bytes: text, lineCount: decoder.lineCount) }
        problems.error(line: line, fault.message, remedy: fault.remedy)
        return nil
    }
}

/// Follows the bytes of a text in UTF-8, counting lines, up to the first that cannot be.
private struct UTF8Lines {
    private(set) var fault: (line: Int, fault: Fault)?
    private var line = 1
    private var value: UInt32 = 0
    private var awaited = 0
    private var smallest: UInt32 = 0
    private var followsReturn = false
    private var beginsLine = true

    /// How many lines there are; the end of the last one begins no other.
    var lineCount: Int { beginsLine ? max(1, line - 1) : line }

    enum Fault {
        case encoding, character(UInt32), lineBreak

        var message: String {
            switch self {
            case .encoding: "bytes that are no text in UTF-8"
            case .character(let value): "the control character U+\(String(value, radix: 16, uppercase: true))"
            case .lineBreak: "a line break that is not an ordinary one"
            }
        }

        var remedy: String {
            switch self {
            case .encoding: "save it as UTF-8"
            case .character: "remove it"
            case .lineBreak: "type the line break again"
            }
        }
    }

    /// Takes the next byte and says whether to go on.
    mutating func take(_ byte: UInt8) -> Bool {
        guard fault == nil else { return false }
        if awaited > 0 { return takeFollowing(byte) }
        beginsLine = byte == 0x0A || byte == 0x0D
        switch byte {
        case 0x0A:
            if !followsReturn { line += 1 }
        case 0x0D: line += 1
        case 0x09, 0x20...0x7E: break
        case 0x00...0x7F: fault = (line, .character(UInt32(byte)))
        case 0xC2...0xDF: begin(UInt32(byte & 0x1F), awaiting: 1, smallest: 0x80)
        case 0xE0...0xEF: begin(UInt32(byte & 0x0F), awaiting: 2, smallest: 0x800)
        case 0xF0...0xF4: begin(UInt32(byte & 0x07), awaiting: 3, smallest: 0x10000)
        default: fault = (line, .encoding)
        }
        followsReturn = byte == 0x0D
        return fault == nil
    }

    /// A text that ends within a character is no text.
    mutating func finish() {
        if fault == nil, awaited > 0 { fault = (line, .encoding) }
    }

    private mutating func begin(_ bits: UInt32, awaiting count: Int, smallest: UInt32) {
        (value, awaited, self.smallest) = (bits, count, smallest)
    }

    private mutating func takeFollowing(_ byte: UInt8) -> Bool {
        guard byte & 0xC0 == 0x80 else {
            fault = (line, .encoding)
            return false
        }
        value = value << 6 | UInt32(byte & 0x3F)
        awaited -= 1
        guard awaited == 0 else { return true }
        guard value >= smallest, let scalar = Unicode.Scalar(value) else {
            fault = (line, .encoding)
            return false
        }
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: fault = (line, .lineBreak)
        case _ where scalar.isUnprintable || scalar.value & 0xFFFE == 0xFFFE: fault = (line, .character(value))
        default: break
        }
        return fault == nil
    }
}
