// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import CSodium
import Storage

/// What the links to stop mails are signed with, one for each organisation.
///
/// A signature lets nobody do more than stop one kind of mails to one person, so it has no end.
struct UnsubscribeKey: Sendable {
    private let key: String

    /// The organisation's key, if it has one yet.
    static func existing(of organisation: OrganisationID, in transaction: any ReadTransaction) throws -> UnsubscribeKey?
    {
        try transaction.row("SELECT key FROM unsubscribe_key WHERE organisation_id = \(organisation)")
            .map { UnsubscribeKey(key: try $0.read("key")) }
    }

    /// The organisation's key, made when it is first needed.
    static func made(
        of organisation: OrganisationID,
        in transaction: any Transaction,
        at now: Instant
    ) throws -> UnsubscribeKey {
        if let existing = try existing(of: organisation, in: transaction) { return existing }
        let key = Token.random()
        try transaction.execute(
            """
            INSERT INTO unsubscribe_key (organisation_id, key, made_at) VALUES (\(organisation), \(key), \(now))
            """
        )
        return UnsubscribeKey(key: key)
    }

    /// HMAC-SHA-512-256 over whom and what it is about, as 64 hexadecimal digits.
    func mark(of topic: MailTopic, for person: PersonID) -> String {
        let message = Array("stop \(topic.word) for \(person.index)".utf8)
        // A key is as long as libsodium wants one; ours is made of 32 random bytes, and hashed to just that.
        var secret = [UInt8](repeating: 0, count: Int(crypto_auth_KEYBYTES))
        let written = Array(key.utf8)
        crypto_generichash(&secret, secret.count, written, UInt64(written.count), nil, 0)
        var mark = [UInt8](repeating: 0, count: Int(crypto_auth_BYTES))
        crypto_auth(&mark, message, UInt64(message.count), secret)
        return Hex.text(of: mark)
    }

    /// Whether a mark is this key's, in a time that says nothing of where it differs.
    func isRight(_ mark: String, of topic: MailTopic, for person: PersonID) -> Bool {
        let (one, other) = (Array(mark.utf8), Array(self.mark(of: topic, for: person).utf8))
        return one.count == other.count && sodium_memcmp(one, other, one.count) == 0
    }
}
