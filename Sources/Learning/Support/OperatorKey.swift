// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import CSodium

/// What links to the operator's page are signed with: bytes in a file that only the operator's machines have.
///
/// The command that makes a link needs no database for it, which a server may have to itself.
package struct OperatorKey: Sendable {
    private let secret: [UInt8]

    /// Nothing where there are fewer bytes than a key needs.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.bytesMinimum else { return nil }
        // A key is as long as libsodium wants one; ours is hashed to just that.
        var secret = [UInt8](repeating: 0, count: Int(crypto_auth_KEYBYTES))
        crypto_generichash(&secret, secret.count, bytes, UInt64(bytes.count), nil, 0)
        self.secret = secret
    }

    private static let bytesMinimum = 32
    /// A link, and the visit that it begins, are good for so long.
    static let secondsMaximum: Int64 = 3_600

    /// A link to the support page of an organisation, good once and for an hour.
    package func link(to slug: String, at now: Instant) -> OperatorLink {
        let (until, word) = (Instant(seconds: now.seconds + Self.secondsMaximum), Token.random())
        return OperatorLink(until: until, word: word, mark: mark(slug, until, word))
    }

    /// Whether a link is this key's, in a time that says nothing of where it differs.
    func isRight(_ link: OperatorLink, to slug: String) -> Bool {
        let (one, other) = (Array(link.mark.utf8), Array(mark(slug, link.until, link.word).utf8))
        return one.count == other.count && sodium_memcmp(one, other, one.count) == 0
    }

    /// HMAC-SHA-512-256 over what the link is for, as 64 hexadecimal digits.
    private func mark(_ slug: String, _ until: Instant, _ word: String) -> String {
        let message = Array("support of \(slug) until \(until.seconds) by \(word)".utf8)
        var mark = [UInt8](repeating: 0, count: Int(crypto_auth_BYTES))
        crypto_auth(&mark, message, UInt64(message.count), secret)
        return Hex.text(of: mark)
    }
}

/// What stands in the address of the operator's page.
package struct OperatorLink: Sendable, Hashable {
    package let until: Instant
    /// What makes it another one each time, and good once.
    package let word: String
    package let mark: String

    package init(until: Instant, word: String, mark: String) {
        (self.until, self.word, self.mark) = (until, word, mark)
    }
}
