// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The queue of mails, for the process that sends them: the operator's, and so without a viewer.
///
/// A mail is claimed for two minutes, opened just before it is sent, which is when it is decided whether it is sent at
/// all and what it says, and settled by what became of it. Of processes on one database only one has a claim at a time.
/// Who dies between the server's answer and settling leaves a claim that ends, and the mail is sent again under the same
/// Message-ID: never lost, and twice at most then.
package struct Mails: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// A mail that this process alone tries to send, for ``leaseSeconds``.
    package struct Claim: Sendable, Hashable {
        let organisation: OrganisationID
        let id: Int64
        let lease: String
    }

    /// Twice as long as a server may take over a mail; begun anew for each when it is opened.
    package static let leaseSeconds: Int64 = 120
    /// What waited so long is of no use any more.
    static let ageSecondsMaximum: Int64 = 4 * 86_400
    /// Queues of a server are claimed from one after another.
    private static let lock: Int64 = 4_711_000_000_000_003

    /// Claims mails that are due, the most urgent first.
    package func claim(atMost count: Int) async throws -> [Claim] {
        let (clock, lease) = (platform.clock, Token.random())
        // Most of the time nothing is due, and nobody has to wait for that to be found out.
        guard try await platform.database.read({ try $0.isMailDue(at: clock()) }) else { return [] }
        return try await platform.database.write { transaction in
            try transaction.lock(Self.lock)
            let now = clock()
            let rows = try transaction.rows(
                """
                SELECT organisation_id, id
                FROM mail
                WHERE done_at IS NULL AND due_at <= \(now) AND (leased_until IS NULL OR leased_until <= \(now))
                ORDER BY rank, due_at, organisation_id, id
                LIMIT \(count)
                """
            )
            return try rows.map { row in
                let claim = Claim(
                    organisation: try row.read("organisation_id"),
                    id: try row.read("id"),
                    lease: lease
                )
                try transaction.execute(
                    """
                    UPDATE mail
                    SET lease = \(lease), leased_until = \(now.seconds + Self.leaseSeconds)
                    WHERE organisation_id = \(claim.organisation) AND id = \(claim.id)
                    """
                )
                return claim
            }
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

    /// What there is to be said, and to whom; nothing where there is nothing to be sent any more, which is noted.
    package func open(_ claim: Claim) async throws -> OpenedMail? {
        let (clock, rosters) = (platform.clock, platform.rosters)
        return try await platform.database.write { transaction in
            // So that whoever puts a notice into this mail has done so, or sees that it is on its way.
            try transaction.lock(claim.organisation.number)
            let (state, now) = try rosters.state(of: claim.organisation, in: transaction, clock)
            let held = try transaction.execute(
                """
                UPDATE mail
                SET leased_until = \(now.seconds + Self.leaseSeconds)
                WHERE \(claim.condition) AND leased_until > \(now)
                """
            )
            guard held == 1 else { return nil }
            do {
                return try MailOpening(claim, transaction, state, at: now).opened()
            } catch let dropped as MailDropped {
                try transaction.drop(claim, dropped, at: now)
                return nil
            }
        }
    }

    /// Notes what became of a mail.
    package func settle(_ claim: Claim, _ result: Result) async throws {
        let now = platform.clock()
        try await platform.database.write { transaction in
            let row = try transaction.row("SELECT made_at, tries FROM mail WHERE \(claim.condition)")
            guard let row else { return }
            let madeAt: Instant = try row.read("made_at")
            let tries: Int = try row.read("tries")
            try transaction.execute(
                "UPDATE mail SET \(Self.settling(result, tries: tries, madeAt: madeAt, at: now)) WHERE \(claim.condition)"
            )
        }
    }

    /// What became of a mail that was handed over.
    package enum Result: Sendable, Hashable {
        case sent
        /// It will never be taken.
        case refused(String)
        /// This one was not taken now.
        case later(String)
        /// The server cannot be talked to: none of this mail's doing, so it counts as no try.
        case unreachable(String)
    }

    private static func settling(_ result: Result, tries: Int, madeAt: Instant, at now: Instant) -> SQL {
        let isOld = now.seconds - madeAt.seconds > ageSecondsMaximum
        let free: SQL = "lease = NULL, leased_until = NULL"
        switch result {
        case .sent: return "\(free), done_at = \(now), outcome = 'sent', reason = NULL, tries = \(tries + 1)"
        case .refused(let reason):
            return "\(free), done_at = \(now), outcome = 'given-up', reason = \(reason), tries = \(tries + 1)"
        case .later(let reason), .unreachable(let reason):
            var counted = tries
            if case .later = result { counted += 1 }
            if isOld || counted >= waits.count {
                return "\(free), done_at = \(now), outcome = 'given-up', reason = \(reason), tries = \(counted)"
            }
            let wait = counted == tries ? 60 : waits[tries]
            return "\(free), due_at = \(now.seconds + wait), reason = \(reason), tries = \(counted)"
        }
    }

    /// After each try that failed, in seconds: a minute first, a day last, some four days in all.
    private static let waits: [Int64] = [
        60, 300, 900, 3_600, 2 * 3_600, 4 * 3_600, 8 * 3_600, 12 * 3_600, 86_400, 86_400, 86_400,
    ]
}

extension Mails.Claim {
    /// The row, as long as it is this claim's.
    fileprivate var condition: SQL {
        "organisation_id = \(organisation) AND id = \(id) AND lease = \(lease) AND done_at IS NULL"
    }
}

extension Transaction {
    fileprivate func isMailDue(at now: Instant) throws -> Bool {
        let row = try row(
            """
            SELECT id
            FROM mail
            WHERE done_at IS NULL AND due_at <= \(now) AND (leased_until IS NULL OR leased_until <= \(now))
            LIMIT 1
            """
        )
        return row != nil
    }

    fileprivate func drop(_ claim: Mails.Claim, _ dropped: MailDropped, at now: Instant) throws {
        guard dropped.leavesTrace else {
            try execute("DELETE FROM mail WHERE \(claim.condition)")
            return
        }
        try execute(
            """
            UPDATE mail
            SET lease = NULL, leased_until = NULL, done_at = \(now), outcome = 'dropped', reason = \(dropped.reason)
            WHERE \(claim.condition)
            """
        )
    }
}
