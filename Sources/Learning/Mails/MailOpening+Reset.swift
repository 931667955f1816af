// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension MailOpening {
    /// Whoever has the address, if anybody does: this is where it is first looked at.
    ///
    /// Once it is known, the mail is kept as one to them, and the address that was asked for is forgotten.
    func reset(_ key: String?, _ known: PersonID?, _ madeAt: Instant) throws -> (Receiver, OpenedMail.Content) {
        let row = try transaction.row(
            """
            SELECT person_id, password
            FROM account
            WHERE organisation_id = \(claim.organisation)
                AND (email_key = \(key ?? "") OR person_id = CAST(\(known) AS BIGINT))
            """
        )
        let password: String? = try row?.read("password")
        guard let person: PersonID = try row?.read("person_id"), password != nil, state.roster.isActive(person) else {
            throw MailDropped(reason: "nobody signs in with that address", leavesTrace: false)
        }
        guard now.seconds - madeAt.seconds < EntryPurpose.reset.secondsMaximum else {
            throw MailDropped(reason: "whoever asked for it would not wait so long")
        }
        try transaction.execute(
            """
            UPDATE mail
            SET person_id = \(person), asked_for = NULL
            WHERE organisation_id = \(claim.organisation) AND id = \(claim.id)
            """
        )
        // A link that is open is kept, so that a mail which is sent twice has two that work, but not one that is nearly
        // over. It is not made good for longer: what lies in an old mail would be as well.
        let open = try transaction.openLink(.reset, of: person, in: claim.organisation)
        if let open, open.until.seconds - now.seconds >= EntryPurpose.reset.secondsMaximum / 2 {
            let word = try transaction.makeWord(of: open.id, in: claim.organisation, at: now)
            return (try self.person(person), .reset(word: word, until: open.until))
        }
        try transaction.execute(
            EntryLinkRow.ending([.reset], of: person, by: nil, in: claim.organisation, at: now)
        )
        let link = try transaction.makeLink(.reset, of: person, by: nil, in: claim.organisation, at: now)
        let word = try transaction.makeWord(of: link, in: claim.organisation, at: now)
        let until = Instant(seconds: now.seconds + EntryPurpose.reset.secondsMaximum)
        return (try self.person(person), .reset(word: word, until: until))
    }
}
