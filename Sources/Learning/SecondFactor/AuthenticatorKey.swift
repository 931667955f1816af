// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import COath
import CSodium
import Glibc

/// The key that an authenticator app and the platform share: of it and the time both make the same codes (RFC 6238).
///
/// SHA-1, six digits and thirty seconds, which every app knows; the arithmetic is liboath's.
package struct AuthenticatorKey: Sendable, Hashable {
    private let bytes: [UInt8]

    static let bytesCount = 20
    static let stepSeconds: Int64 = 30
    /// How many steps a clock may be off in each direction.
    static let stepsAround = 1

    /// A new one, which nobody can guess.
    static func random() -> AuthenticatorKey {
        var bytes = [UInt8](repeating: 0, count: bytesCount)
        randombytes_buf(&bytes, bytes.count)
        return AuthenticatorKey(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The key as it is stored; nothing where that is no key.
    init?(hex: String) {
        var bytes: [UInt8] = []
        var digits = hex.utf8.makeIterator()
        while let high = digits.next() {
            guard let low = digits.next(), let left = Hex.value(of: high), let right = Hex.value(of: low) else {
                return nil
            }
            bytes.append(left << 4 | right)
        }
        guard bytes.count == Self.bytesCount else { return nil }
        self.bytes = bytes
    }

    var hex: String { Hex.text(of: bytes) }

    /// The key as one types it into an app: letters and digits in groups of four.
    package var text: String {
        let letters = Array(base32)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// What the picture says that an app scans: key, whose account it is, and with whom.
    package func address(of account: String, at organisation: String) -> String {
        let (issuer, name) = (Self.percentEncoded(organisation), Self.percentEncoded(account))
        return "otpauth://totp/\(issuer):\(name)?secret=\(base32)&issuer=\(issuer)"
    }

    /// The step of time that a code belongs to, if it is one of about now and later than those that were taken.
    func step(of code: String, after latest: Int64, at now: Instant) -> Int64? {
        guard Self.isCode(code) else { return nil }
        var counter: UInt64 = 0
        let found = bytes.withUnsafeBytes { key in
            oath_totp_validate3(
                key.baseAddress?.assumingMemoryBound(to: CChar.self),
                key.count,
                time_t(now.seconds),
                UInt32(Self.stepSeconds),
                0,
                Self.stepsAround,
                nil,
                &counter,
                code
            )
        }
        let step = Int64(clamping: counter)
        return found >= 0 && step > latest ? step : nil
    }

    /// Whether a text could be a code: six digits.
    static func isCode(_ text: String) -> Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private var base32: String {
        var text: UnsafeMutablePointer<CChar>?
        var count = 0
        let outcome = bytes.withUnsafeBytes { key in
            oath_base32_encode(key.baseAddress?.assumingMemoryBound(to: CChar.self), key.count, &text, &count)
        }
        guard outcome == OATH_OK.rawValue, let text else { preconditionFailure("there is no memory for twenty bytes") }
        defer { free(text) }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + Hex.text(of: [byte]).uppercased()
        }.joined()
    }
}
