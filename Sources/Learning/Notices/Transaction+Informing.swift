// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Transaction {
    /// Puts a notice into the outbox, and a mail into the queue where they want one; at a former address where one is named.
    ///
    /// INVARIANT: the caller holds the organisation's lock.
    func inform(
        _ person: PersonID,
        of notice: Notice,
        _ former: String? = nil,
        in organisation: OrganisationID,
        at now: Instant
    ) throws {
        let way = try way(of: notice.kind, for: person, in: organisation)
        guard way.inPage || way.byMail != .never else { return }
        let mail: Int64? =
            switch way.byMail {
            case .never: nil
            case .atOnce:
                try former.map {
                    try queueMail(.notices, to: .former(person, address: $0), in: organisation, at: now)
                } ?? mailAtOnce(to: person, notice.kind, in: organisation, at: now)
            case .daily: try digest(for: person, in: organisation, at: now)
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try execute(
            """
            INSERT INTO outbox (organisation_id, id, person_id, notice, at, kind, mail_id, in_page)
            VALUES (
                \(organisation), \(try nextNumber(in: "outbox", of: organisation)), \(person),
                \(String(decoding: try encoder.encode(notice), as: UTF8.self)), \(now), \(notice.kind.rawValue),
                \(mail), \(way.inPage)
            )
            """
        )
    }

    /// The mail that a notice goes with: one that waits and is about the same, so that much at once is one mail.
    ///
    /// One that could not be sent so far is left to itself: it may wait for a day, or be given up, and what happened now
    /// with it.
    private func mailAtOnce(
        to person: PersonID,
        _ kind: NoticeKind,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Int64 {
        let row = try row(
            """
            SELECT mail.id
            FROM mail
            JOIN outbox ON outbox.organisation_id = mail.organisation_id AND outbox.mail_id = mail.id
            WHERE mail.organisation_id = \(organisation) AND mail.person_id = \(person) AND mail.kind = 'notices'
                AND mail.done_at IS NULL AND mail.lease IS NULL AND mail.asked_for IS NULL
                AND outbox.kind = \(kind.rawValue)
                AND mail.tries = 0 AND mail.due_at <= \(now.seconds + Self.waitSecondsMaximum)
                AND mail.made_at > \(now.seconds - Self.ageSecondsMaximum)
            ORDER BY mail.id
            LIMIT 1
            """
        )
        return try row?.read("id") ?? queueMail(.notices, to: .person(person), in: organisation, at: now)
    }

    /// As long as a mail waits while the mail server cannot be talked to.
    private static var waitSecondsMaximum: Int64 { 60 }
    /// A mail that is older was in trouble for some time, and is given up one day.
    private static var ageSecondsMaximum: Int64 { 3_600 }

    /// The digest that goes out next, at six in the morning (UTC).
    private func digest(for person: PersonID, in organisation: OrganisationID, at now: Instant) throws -> Int64 {
        let day: Int64 = 86_400
        let row = try row(
            """
            SELECT id
            FROM mail
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND kind = 'digest'
                AND done_at IS NULL AND lease IS NULL AND tries = 0 AND made_at > \(now.seconds - 2 * day)
            ORDER BY id
            LIMIT 1
            """
        )
        if let row { return try row.read("id") }
        let six: Int64 = 6 * 3_600
        let next = ((now.seconds - six) / day + 1) * day + six
        return try queueMail(.digest, to: .person(person), due: Instant(seconds: next), in: organisation, at: now)
    }
}
