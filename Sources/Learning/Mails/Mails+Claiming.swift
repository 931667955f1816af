// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Mails {
    /// Claims mails that are due: the most urgent first, and of these some of each organisation in turn.
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

    /// The mails to be claimed next.
    fileprivate func mailsDue(atMost count: Int, at now: Instant, for lease: String) throws -> [Mails.Claim] {
        var claims: [Mails.Claim] = []
        for rank in MailKind.ranks {
            let left = count - claims.count
            if left == 0 { break }
            // In another order each time, so that of many organisations none is always the last.
            let queues = try organisations(withMailOf: rank, at: now).shuffled().prefix(left).map { organisation in
                try mails(of: organisation, rank, atMost: left, at: now).map {
                    Mails.Claim(organisation: organisation, id: $0, lease: lease)
                }
            }
            let longest = queues.map(\.count).max() ?? 0
            let inTurn = (0..<longest).flatMap { place in queues.compactMap { place < $0.count ? $0[place] : nil } }
            claims += inTurn.prefix(left)
        }
        return claims
    }

    private func organisations(withMailOf rank: Int64, at now: Instant) throws -> [OrganisationID] {
        try rows(
            """
            SELECT organisation.id
            FROM organisation
            WHERE EXISTS (
                SELECT 1 FROM mail
                WHERE mail.organisation_id = organisation.id AND rank = \(rank) AND \(Mails.isDue(at: now))
            )
            """
        ).map { try $0.read("id") }
    }

    private func mails(
        of organisation: OrganisationID,
        _ rank: Int64,
        atMost count: Int,
        at now: Instant
    ) throws -> [Int64] {
        try rows(
            """
            SELECT id
            FROM mail
            WHERE organisation_id = \(organisation) AND rank = \(rank) AND \(Mails.isDue(at: now))
            ORDER BY due_at, id
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
