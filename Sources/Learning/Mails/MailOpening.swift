// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Decides, in the transaction in which a mail is opened, whether it is still to be sent, and gathers what it says.
struct MailOpening {
    let claim: Mails.Claim
    let transaction: any Transaction
    let state: OrganisationState
    let now: Instant

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
        guard let row else { throw MailDropped(reason: "it is gone") }
        let kind: MailKind = try row.read("kind")
        let madeAt: Instant = try row.read("made_at")
        guard now.seconds - madeAt.seconds <= Mails.ageSecondsMaximum else {
            throw MailDropped(reason: "it waited too long to be of use", outcome: .givenUp)
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
            stopping: try stopping(content, receiver.id),
            hasMore: try hasMore(kind)
        )
    }

    /// Who is sent it.
    struct Receiver {
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
        case .proof: return try proof(try row.read("registration_id"))
        }
    }

    /// The person as they are now: who is inactive is sent nothing.
    func person(_ id: PersonID?) throws -> Receiver {
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
            LIMIT \(Self.noticesMaximum)
            """
        )
        let wanted = try snapshot.notices(rows).filter { try isWanted($0.notice.kind, by: person) }
        let due = try wanted.filter { try snapshot.isDue($0.notice, to: person) }.map { summary in
            var summary = summary
            summary.details = try snapshot.factsToTell(summary.notice, to: person)
            return summary
        }
        guard !due.isEmpty else {
            if wanted.isEmpty, !rows.isEmpty { throw MailDropped(reason: "they want no mail of it any more") }
            throw MailDropped(reason: unreadOnly ? "everything was read meanwhile" : "it is not so any more")
        }
        return due
    }

    /// Whether somebody is told by mail of what is optional, as they chose last.
    private func isWanted(_ kind: NoticeKind, by person: PersonID) throws -> Bool {
        guard kind.isOptional else { return true }
        return try transaction.chosenWay(of: kind, for: person, in: claim.organisation).byMail != .never
    }

    /// So many are told in one mail; of more it is said that there are.
    private static let noticesMaximum = 100

    private func hasMore(_ kind: MailKind) throws -> Bool {
        guard kind == .notices || kind == .digest else { return false }
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS total FROM outbox
            WHERE organisation_id = \(claim.organisation) AND mail_id = \(claim.id)
            """
        )
        return (try row?.read("total") ?? 0) > Self.noticesMaximum
    }

    private func stopping(_ content: OpenedMail.Content, _ person: PersonID?) throws -> OpenedMail.Stopping? {
        guard let person else { return nil }
        let topic: MailTopic
        switch content {
        case .invitation, .approval, .reset, .refusal, .proof: return nil
        case .digest: topic = .digest
        case .notices(let notices):
            guard let kind = notices.first?.notice.kind, kind.isOptional else { return nil }
            topic = .kind(kind)
        }
        let key = try UnsubscribeKey.made(of: claim.organisation, in: transaction, at: now)
        return OpenedMail.Stopping(topic: topic, person: person, mark: key.mark(of: topic, for: person))
    }
}
