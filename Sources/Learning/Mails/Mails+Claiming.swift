// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Mails {
    /// Claims mails that are due: links for a new password first, then of each organisation in turn its most urgent.
    ///
    /// However much one organisation has to tell its people, what another tells goes out beside it.
    package func claim(atMost count: Int) async throws -> [Claim] {
        let (clock, lease) = (platform.clock, Token.random())
        // Most of the time nothing is due, and nobody has to wait for that to be found out.
        guard try await platform.database.read({ try $0.isMailDue(at: clock()) }) else { return [] }
        return try await platform.database.write { transaction in
            try transaction.lock(Self.lock)
            let now = clock()
            let claims = try transaction.mailsDue(atMost: count, at: now, for: lease)
            for claim in claims {
                try transaction.execute(
                    """
                    UPDATE mail
                    SET lease = \(lease), leased_until = \(now.seconds + Self.leaseSeconds)
                    WHERE organisation_id = \(claim.organisation) AND id = \(claim.id)
                    """
                )
            }
            return claims
        }
    }

    /// Gives claims back that were not tried.
    package func release(_ claims: [Claim]) async throws {
        try await platform.database.write { transaction in
            for claim in claims {
                try transaction.execute(
                    "UPDATE mail SET lease = NULL, leased_until = NULL WHERE \(claim.condition)"
                )
            }
        }
    }
}

extension ReadTransaction {
    fileprivate func isMailDue(at now: Instant) throws -> Bool {
        try row("SELECT id FROM mail WHERE \(Mails.isDue(at: now)) LIMIT 1") != nil
    }

    /// The mails to be claimed next: what somebody waits for first, then those of each organisation in turn.
    fileprivate func mailsDue(atMost count: Int, at now: Instant, for lease: String) throws -> [Mails.Claim] {
        let urgent = try inTurn(" AND rank = \(MailKind.reset.rank)", atMost: count, at: now, for: lease)
        let rest = " AND rank > \(MailKind.reset.rank)" as SQL
        return urgent + (try inTurn(rest, atMost: count - urgent.count, at: now, for: lease))
    }

    private func inTurn(
        _ condition: SQL,
        atMost count: Int,
        at now: Instant,
        for lease: String
    ) throws -> [Mails.Claim] {
        if count == 0 { return [] }
        // In another order each time, so that of many organisations none is always the last.
        let organisations = try organisations(withMail: condition, at: now).shuffled().prefix(count)
        let queues = try organisations.map { organisation in
            try mails(of: organisation, condition, atMost: count, at: now).map {
                Mails.Claim(organisation: organisation, id: $0, lease: lease)
            }
        }
        let longest = queues.map(\.count).max() ?? 0
        let claims = (0..<longest).flatMap { place in queues.compactMap { place < $0.count ? $0[place] : nil } }
        return Array(claims.prefix(count))
    }

    private func organisations(withMail condition: SQL, at now: Instant) throws -> [OrganisationID] {
        try rows(
            """
            SELECT organisation.id
            FROM organisation
            WHERE EXISTS (
                SELECT 1 FROM mail
                WHERE mail.organisation_id = organisation.id\(condition) AND \(Mails.isDue(at: now))
            )
            """
        ).map { try $0.read("id") }
    }

    /// The most urgent of an organisation's first.
    private func mails(
        of organisation: OrganisationID,
        _ condition: SQL,
        atMost count: Int,
        at now: Instant
    ) throws -> [Int64] {
        try rows(
            """
            SELECT id
            FROM mail
            WHERE organisation_id = \(organisation)\(condition) AND \(Mails.isDue(at: now))
            ORDER BY rank, due_at, id
            LIMIT \(count)
            """
        ).map { try $0.read("id") }
    }
}

extension Mails {
    fileprivate static func isDue(at now: Instant) -> SQL {
        "done_at IS NULL AND due_at <= \(now) AND (leased_until IS NULL OR leased_until <= \(now))"
    }
}
