// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

extension Form {
    /// Why a form or query is not read.
    enum Unreadable: Error, Sendable, Hashable {
        case tooManyFields(maximum: Int)
        case notPercentEncoded
        case notUnicode
        case controlCharacter
        /// More accents on one letter than any language has.
        case tooManyMarks
        /// A form with files that is not put together as one.
        case notMultipart
        /// More in its text fields than a form holds.
        case tooMuchText
    }

    /// Reads `application/x-www-form-urlencoded`: the body of a form, or what follows `?` in an address.
    ///
    /// Nothing is mended or left out: what is not well formed is refused whole, so that a form never means less than
    /// its reader saw.
    init(
        urlEncoded bytes: some Collection<UInt8>,
        fieldsMaximum: Int
    ) throws(Unreadable) {
        var fields: [Field] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < fieldsMaximum else { throw .tooManyFields(maximum: fieldsMaximum) }
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.text(halves[0])
            let value = try halves.count == 2 ? Self.text(halves[1]) : ""
            fields.append(Field(name: name, value: value))
        }
        self.init(fields)
    }

    private static func text(_ encoded: some Collection<UInt8>) throws(Unreadable) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var iterator = encoded.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    throw .notPercentEncoded
                }
                bytes.append(high << 4 | low)
            default:
                bytes.append(byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUnicode }
        return try tidied(text)
    }

    /// One form for each text: lines end with a line feed alone, accents are composed.
    static func tidied(_ text: String) throws(Unreadable) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        var marks = 0
        for scalar in text.unicodeScalars {
            let isReturn = scalar == "\r"
            if isReturn || (scalar == "\n" && !isAfterReturn) {
                scalars.append("\n")
            } else if scalar != "\n" {
                guard scalar == "\t" || !isRefused(scalar) else { throw .controlCharacter }
                // Composing puts marks in order, which takes time that grows with the square of a row of them.
                marks =
                    scalar.value < 0x300 || scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
                guard marks <= marksMaximum else { throw .tooManyMarks }
                scalars.append(scalar)
            }
            isAfterReturn = isReturn
        }
        return String(scalars).precomposedStringWithCanonicalMapping
    }

    /// As many as the Unicode Standard's stream-safe text has in a row (UAX #15).
    private static let marksMaximum = 30

    /// Control characters, and those that turn the direction of the text around them: they show one thing and mean another.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
