// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Address {
    /// An address with what follows `?`: names and values, of which those without a value are left out.
    static func with(_ address: String, _ fields: KeyValuePairs<String, String?>) -> String {
        let parts = fields.compactMap { name, value in value.map { "\(name)=\(percentEncoded($0))" } }
        return parts.isEmpty ? address : address + "?" + parts.joined(separator: "&")
    }

    /// Letters, digits and the few signs that mean nothing in an address stay; every other byte is written as a number.
    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
