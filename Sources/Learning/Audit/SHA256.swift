// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CSodium

/// SHA-256, by libsodium.
enum SHA256 {
    /// The digest of a text's UTF-8, as 64 hexadecimal digits.
    static func hex(of text: String) -> String {
        hex(of: Array(text.utf8))
    }

    /// The digest of bytes, as 64 hexadecimal digits.
    static func hex(of bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return Hex.text(of: digest)
    }
}

/// Bytes as hexadecimal digits.
enum Hex {
    static func text(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// What a digit in small letters counts.
    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
