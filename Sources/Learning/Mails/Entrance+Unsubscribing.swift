// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Entrance {
    /// Stops one kind of mails to somebody, for whoever has the link out of such a mail; asked twice it is done once.
    ///
    /// - Throws: ``NotFound`` where the link is not one of ours.
    package func stopMails(
        about topic: MailTopic,
        for person: PersonID,
        mark: String,
        in organisation: OrganisationID
    ) async throws {
        let now = platform.clock()
        try await checkMark(mark, of: topic, for: person, in: organisation)
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            try transaction.checkMark(mark, of: topic, for: person, in: organisation)
            guard try transaction.stopMails(about: topic, for: person, in: organisation, at: now) else { return }
            try AuditChain.append(
                .noticesChosen(person: person.index),
                at: now,
                by: nil,
                reasons: "the link in a mail",
                of: organisation,
                in: transaction
            )
        }
    }

    /// Whether a link to stop mails is one of ours, before anything is asked.
    ///
    /// - Throws: ``NotFound`` where it is not.
    package func checkMark(
        _ mark: String,
        of topic: MailTopic,
        for person: PersonID,
        in organisation: OrganisationID
    ) async throws {
        try await platform.database.read { try $0.checkMark(mark, of: topic, for: person, in: organisation) }
    }
}

extension ReadTransaction {
    fileprivate func checkMark(
        _ mark: String,
        of topic: MailTopic,
        for person: PersonID,
        in organisation: OrganisationID
    ) throws {
        guard let key = try UnsubscribeKey.existing(of: organisation, in: self),
            key.isRight(mark, of: topic, for: person)
        else { throw NotFound() }
    }
}

extension Transaction {
    /// Answers whether anything was to be done.
    fileprivate func stopMails(
        about topic: MailTopic,
        for person: PersonID,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Bool {
        var isChanged = false
        let account = try row(
            "SELECT person_id FROM account WHERE organisation_id = \(organisation) AND person_id = \(person)"
        )
        // Of whoever was erased nothing is written any more.
        guard account != nil else { return false }
        for kind in NoticeKind.allCases where kind.isOptional {
            let byMail = try chosenWay(of: kind, for: person, in: organisation).byMail
            let isMeant = topic == .digest ? byMail == .daily : topic == .kind(kind)
            guard isMeant, byMail != .never else { continue }
            // Who is told by no mail is told in the page, or would hear nothing of what they never chose not to hear.
            let way = NoticeWay(inPage: true, byMail: .never)
            try execute(choosing(NoticeChoice(kind: kind, way: way), for: person, in: organisation, at: now))
            isChanged = true
        }
        return isChanged
    }
}
