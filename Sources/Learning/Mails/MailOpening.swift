// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Decides, in the transaction in which a mail is opened, whether it is still to be sent, and gathers what it says.
struct MailOpening {
    private let claim: Mails.Claim
    private let transaction: any Transaction
    private let state: OrganisationState
    private let now: Instant

    init(_ claim: Mails.Claim, _ transaction: any Transaction, _ state: OrganisationState, at now: Instant) {
        self.claim = claim
        self.transaction = transaction
        self.state = state
        self.now = now
    }

    /// - Throws: ``MailDropped``.
    func opened() throws -> OpenedMail {
        let row = try transaction.row(
            """
            SELECT mail.kind, mail.person_id, mail.registration_id, mail.asked_for, mail.link_id, mail.word,
                mail.made_at, \(OrganisationSummary.columns)
            FROM mail
            JOIN organisation ON organisation.id = mail.organisation_id
            WHERE mail.organisation_id = \(claim.organisation) AND mail.id = \(claim.id)
            """
        )
        guard let row, let kind = MailKind(rawValue: try row.read("kind")) else {
            throw MailDropped(reason: "nobody knows what it is")
        }
        let madeAt: Instant = try row.read("made_at")
        guard now.seconds - madeAt.seconds <= Mails.ageSecondsMaximum else {
            throw MailDropped(reason: "it waited too long to be of use")
        }
        let (receiver, content) = try content(kind, row, madeAt)
        return OpenedMail(
            organisation: try OrganisationSummary(row),
            words: OrganisationWords(state.roster.model.model),
            name: receiver.name,
            address: receiver.email,
            word: try row.read("word"),
            at: madeAt,
            content: content,
            stopping: try stopping(content, receiver.id)
        )
    }

    private struct Receiver {
        var id: PersonID?
        var name: String
        var email: String
        var hasPassword: Bool
    }

    private func content(
        _ kind: MailKind,
        _ row: Row,
        _ madeAt: Instant
    ) throws -> (Receiver, OpenedMail.Content) {
        switch kind {
        case .invitation:
            let receiver = try person(try row.read("person_id"))
            return (receiver, try invitation(try row.read("link_id"), receiver))
        case .reset:
            return try reset(try row.read("asked_for"), try row.read("person_id"), madeAt)
        case .notices:
            var receiver = try person(try row.read("person_id"))
            if let former: String = try row.read("asked_for") { receiver.email = former }
            return (receiver, .notices(try notices(receiver, unreadOnly: false)))
        case .digest:
            let receiver = try person(try row.read("person_id"))
            return (receiver, .digest(try notices(receiver, unreadOnly: true)))
        case .refusal:
            return (try registration(try row.read("registration_id")), .refusal)
        }
    }

    /// The person as they are now: who is inactive is sent nothing.
    private func person(_ id: PersonID?) throws -> Receiver {
        guard let id, state.roster.isActive(id) else { throw MailDropped(reason: "they are inactive") }
        let row = try transaction.row(
            """
            SELECT person.name, account.email, account.password
            FROM person
            JOIN account ON account.organisation_id = person.organisation_id AND account.person_id = person.id
            WHERE person.organisation_id = \(claim.organisation) AND person.id = \(id)
            """
        )
        guard let row else { throw MailDropped(reason: "they have no address") }
        let password: String? = try row.read("password")
        return Receiver(
            id: id,
            name: try row.read("name"),
            email: try row.read("email"),
            hasPassword: password != nil
        )
    }

    private func invitation(_ link: Int64?, _ receiver: Receiver) throws -> OpenedMail.Content {
        guard let person = receiver.id, !receiver.hasPassword,
            let open = try transaction.openLink(.invitation, of: person, in: claim.organisation), open.id == link,
            now < open.until
        else { throw MailDropped(reason: "the invitation is over") }
        let asked = try transaction.row(
            "SELECT id FROM registration WHERE organisation_id = \(claim.organisation) AND person_id = \(person)"
        )
        let by = try transaction.row(
            """
            SELECT person.name
            FROM entry_link
            JOIN person ON person.organisation_id = entry_link.organisation_id AND person.id = entry_link.made_by
            WHERE entry_link.organisation_id = \(claim.organisation) AND entry_link.id = \(open.id)
            """
        )
        let word = try transaction.makeWord(of: open.id, in: claim.organisation, at: now)
        guard asked == nil else { return .approval(word: word, until: open.until) }
        return .invitation(word: word, until: open.until, by: try by?.read("name"))
    }

    /// Whoever has the address, if anybody does: this is where it is first looked at.
    ///
    /// Once it is known, the mail is kept as one to them, and the address that was asked for is forgotten.
    private func reset(_ key: String?, _ known: PersonID?, _ madeAt: Instant) throws -> (Receiver, OpenedMail.Content) {
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

    private func registration(_ id: Int64?) throws -> Receiver {
        let row = try transaction.row(
            """
            SELECT name, email
            FROM registration
            WHERE organisation_id = \(claim.organisation) AND id = \(id ?? 0)
            """
        )
        guard let row else { throw MailDropped(reason: "nothing is kept of whoever asked") }
        return Receiver(id: nil, name: try row.read("name"), email: try row.read("email"), hasPassword: true)
    }

    /// What is still so of what the mail was to tell, in the words that its receiver may read.
    private func notices(_ receiver: Receiver, unreadOnly: Bool) throws -> [NoticeSummary] {
        guard let person = receiver.id, receiver.hasPassword else {
            throw MailDropped(reason: "they have not accepted their invitation")
        }
        let snapshot = Snapshot(transaction, state, by: Viewer(.person(person), in: claim.organisation), at: now)
        let unread: SQL = unreadOnly ? " AND read_at IS NULL" : ""
        let rows = try transaction.rows(
            """
            SELECT \(NoticeSummary.columns)
            FROM outbox
            WHERE organisation_id = \(claim.organisation) AND mail_id = \(claim.id)\(unread)
            ORDER BY id
            LIMIT 100
            """
        )
        let due = try snapshot.notices(rows).filter { try snapshot.isDue($0.notice, to: person) }.map { summary in
            var summary = summary
            summary.details = try snapshot.factsToTell(summary.notice, to: person)
            return summary
        }
        guard !due.isEmpty else {
            throw MailDropped(reason: unreadOnly ? "everything was read meanwhile" : "it is not so any more")
        }
        return due
    }

    private func stopping(_ content: OpenedMail.Content, _ person: PersonID?) throws -> OpenedMail.Stopping? {
        guard let person else { return nil }
        let topic: MailTopic
        switch content {
        case .invitation, .approval, .reset, .refusal: return nil
        case .digest: topic = .digest
        case .notices(let notices):
            guard let kind = notices.first?.notice.kind, kind.isOptional else { return nil }
            topic = .kind(kind)
        }
        let key = try UnsubscribeKey.made(of: claim.organisation, in: transaction, at: now)
        return OpenedMail.Stopping(topic: topic, person: person, mark: key.mark(of: topic, for: person))
    }
}
