// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import COath
import Glibc

/// An authenticator app: what somebody has on their phone.
package struct Authenticator: Sendable {
    private let key: [UInt8]

    /// Nothing where the text is no key.
    package init?(key text: String) {
        var decoded: UnsafeMutablePointer<CChar>?
        var count = 0
        guard oath_base32_decode(text, text.utf8.count, &decoded, &count) == OATH_OK.rawValue, let decoded else {
            return nil
        }
        defer { free(decoded) }
        key = Array(UnsafeRawBufferPointer(start: decoded, count: count))
    }

    /// The six digits that it shows at that second.
    package func code(at seconds: Int64) -> String {
        var code = [CChar](repeating: 0, count: 7)
        _ = key.withUnsafeBytes { bytes in
            oath_totp_generate(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                time_t(seconds),
                30,
                0,
                6,
                &code
            )
        }
        return String(decoding: code.prefix(6).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
