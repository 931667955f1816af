// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Amendment {
    /// Puts a notice into the outbox; it is there exactly if the change is.
    ///
    /// Nobody is told of what they did themselves, unless it would warn them of somebody who pretends to be them.
    ///
    /// Where an address changed it is the former one that is warned.
    func tell(_ person: PersonID, _ notice: Notice, at former: String? = nil) throws {
        guard person != viewer.person || notice.kind == .security else { return }
        try inform(person, of: notice, at: former)
    }
}

extension Snapshot {
    /// Puts a notice into the outbox, and a mail into the queue where they want one.
    ///
    /// INVARIANT: the transaction holds the organisation's lock and can write.
    func inform(_ person: PersonID, of notice: Notice, at former: String? = nil) throws {
        let way = try way(of: notice.kind, for: person)
        guard way.inPage || way.byMail != .never else { return }
        let mail: Int64? =
            switch way.byMail {
            case .never: nil
            case .atOnce:
                try former.map { try queueMail(.notices, to: .former(person, address: $0)) }
                    ?? mailAtOnce(to: person, notice.kind)
            case .daily: try digest(for: person)
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let row = try transaction.row(
            "SELECT COALESCE(MAX(id), 0) + 1 AS next FROM outbox WHERE organisation_id = \(organisation)"
        )
        let id: Int64 = try row?.read("next") ?? 1
        try transaction.execute(
            """
            INSERT INTO outbox (organisation_id, id, person_id, notice, at, kind, mail_id, in_page)
            VALUES (
                \(organisation), \(id), \(person), \(String(decoding: try encoder.encode(notice), as: UTF8.self)),
                \(now), \(notice.kind.rawValue), \(mail), \(way.inPage)
            )
            """
        )
    }

    /// The mail that a notice goes with: one that waits and is about the same, so that much at once is one mail.
    private func mailAtOnce(to person: PersonID, _ kind: NoticeKind) throws -> Int64 {
        let row = try transaction.row(
            """
            SELECT mail.id
            FROM mail
            JOIN outbox ON outbox.organisation_id = mail.organisation_id AND outbox.mail_id = mail.id
            WHERE mail.organisation_id = \(organisation) AND mail.person_id = \(person) AND mail.kind = 'notices'
                AND mail.done_at IS NULL AND mail.lease IS NULL AND mail.asked_for IS NULL AND outbox.kind = \(kind.rawValue)
            ORDER BY mail.id
            LIMIT 1
            """
        )
        return try row?.read("id") ?? queueMail(.notices, to: .person(person))
    }

    /// The digest that goes out next, at six in the morning (UTC).
    private func digest(for person: PersonID) throws -> Int64 {
        let row = try transaction.row(
            """
            SELECT id
            FROM mail
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND kind = 'digest'
                AND done_at IS NULL AND lease IS NULL
            ORDER BY id
            LIMIT 1
            """
        )
        if let row { return try row.read("id") }
        let day: Int64 = 86_400
        let six: Int64 = 6 * 3_600
        let next = ((now.seconds - six) / day + 1) * day + six
        return try queueMail(.digest, to: .person(person), due: Instant(seconds: next))
    }
}
