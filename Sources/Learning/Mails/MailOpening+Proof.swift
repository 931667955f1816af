// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension MailOpening {
    /// Whoever asked for an account, as long as their address can still be proved: looked at again when the mail is sent.
    func proof(_ registration: Int64?) throws -> (Receiver, OpenedMail.Content) {
        let row = try transaction.row(
            """
            SELECT registration.id, registration.name, registration.email, registration.proof_until,
                account.person_id
            FROM registration
            LEFT JOIN account
                ON account.organisation_id = registration.organisation_id
                AND account.email_key = registration.email_key
            WHERE registration.organisation_id = \(claim.organisation) AND registration.id = \(registration ?? 0)
                AND registration.decided_at IS NULL
            """
        )
        let owner: PersonID? = try row?.read("person_id")
        guard let row, owner == nil, let address = EmailAddress(try row.read("email")) else {
            throw MailDropped(reason: "somebody decided on the registration meanwhile")
        }
        let until: Instant? = try row.read("proof_until")
        guard let until, now < until else { throw MailDropped(reason: "the link in it would be over") }
        guard try transaction.approvedDomains(of: claim.organisation).contains(address.domain.text) else {
            throw MailDropped(reason: "addresses of its domain are not approved by themselves any more")
        }
        let word = Token.random()
        try transaction.execute(
            """
            INSERT INTO registration_word (organisation_id, hash, registration_id, made_at)
            VALUES (\(claim.organisation), \(SHA256.hex(of: word)), \(try row.read("id") as Int64), \(now))
            """
        )
        let receiver = Receiver(id: nil, name: try row.read("name"), email: address.text, hasPassword: false)
        return (receiver, .proof(word: word, until: until))
    }
}
