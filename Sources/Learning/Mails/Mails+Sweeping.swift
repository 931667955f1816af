// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Mails {
    /// How long it is kept what became of a mail.
    static let keptSecondsMaximum: Int64 = 30 * 86_400
    private static let sweptMaximum = 10_000

    /// Forgets what is long done, and gives up what nobody sends, so that the queue has an end.
    ///
    /// What was never tried has no reason then: no server was there to give one.
    package func sweep() async throws {
        let now = platform.clock()
        try await platform.database.write { transaction in
            try transaction.execute(
                """
                UPDATE mail
                SET done_at = \(now), outcome = 'given-up'
                WHERE done_at IS NULL AND due_at <= \(now) AND made_at < \(now.seconds - Self.ageSecondsMaximum)
                    AND (leased_until IS NULL OR leased_until <= \(now))
                """
            )
            try transaction.execute(
                """
                DELETE FROM mail
                WHERE (organisation_id, id) IN (
                    SELECT organisation_id, id
                    FROM mail
                    WHERE done_at IS NOT NULL AND done_at < \(now.seconds - Self.keptSecondsMaximum)
                    ORDER BY organisation_id, id
                    LIMIT \(Self.sweptMaximum)
                )
                """
            )
        }
    }
}
