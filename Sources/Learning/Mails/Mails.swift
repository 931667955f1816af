// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The queue of mails, for the process that sends them: the operator's, and so without a viewer.
///
/// A mail is claimed for two minutes, opened just before it is sent, which is when it is decided whether it is sent at
/// all and what it says, and settled by what became of it. Of processes on one database only one has a claim at a time.
/// Who dies between the server's answer and settling leaves a claim that ends, and the mail is sent again under the same
/// Message-ID: never lost, and never twice unless what became of it could not be written down.
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
    static let lock: Int64 = 4_711_000_000_000_003

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
}

extension Mails.Claim {
    /// The row, as long as it is this claim's.
    var condition: SQL {
        "organisation_id = \(organisation) AND id = \(id) AND lease = \(lease) AND done_at IS NULL"
    }
}

extension Transaction {
    fileprivate func drop(_ claim: Mails.Claim, _ dropped: MailDropped, at now: Instant) throws {
        guard dropped.leavesTrace else {
            try execute("DELETE FROM mail WHERE \(claim.condition)")
            return
        }
        // Of what could not be sent it stays what the mail server said, if there was one.
        let reason: SQL = dropped.outcome == .givenUp ? "reason" : "\(dropped.reason)"
        try execute(
            """
            UPDATE mail
            SET lease = NULL, leased_until = NULL, done_at = \(now), outcome = \(dropped.outcome.rawValue),
                reason = \(reason)
            WHERE \(claim.condition)
            """
        )
    }
}
