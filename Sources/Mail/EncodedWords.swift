// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// Text in a header: as it is where it is plain and short, else in encoded words (RFC 2047), on as many lines as needed.
enum EncodedWords {
    /// What may follow a header's name on one line.
    static func header(_ text: String, after used: Int) -> String {
        let isPlain =
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && !text.hasPrefix(" ")
            && used + text.utf8.count <= 78
        return isPlain ? text : encoded(text)
    }

    /// A name before an address, in which fewer signs are plain.
    static func phrase(_ text: String) -> String {
        let isPlain = text.utf8.count <= 60 && text.utf8.allSatisfy(isOfPhrase) && !text.hasPrefix(" ")
        return isPlain ? text : encoded(text)
    }

    /// Each word holds whole characters and 36 bytes of them at most: 48 signs of base64, 60 with its frame.
    private static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            // A control character says nothing to a reader, and might to a mail server.
            let bytes = Array(String(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar).utf8)
            if word.count + bytes.count > 36 {
                words.append(word)
                word = []
            }
            word += bytes
        }
        words.append(word)
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func isOfPhrase(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
