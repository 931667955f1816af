// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Retention {
    /// Carries the rules out where that was not done in the last day, by whichever server; answers nothing where it was.
    ///
    /// Whoever does it says so first, for an hour, and that it is done when it is: what a server did not come to the end
    /// of, as it was stopped or could not, is taken up by the next.
    package func carryOutDaily(in organisation: OrganisationID) async throws -> [RetentionDue]? {
        guard try await claim(organisation) else { return nil }
        let done = try await carryOut(in: organisation)
        let now = platform.clock()
        try await platform.database.write { transaction in
            try transaction.execute(
                "UPDATE retention_run SET at = \(now), claimed_until = NULL WHERE organisation_id = \(organisation)"
            )
        }
        return done
    }

    /// The numbers of all organisations.
    package func organisations() async throws -> [OrganisationID] {
        try await platform.database.read { transaction in
            try transaction.rows("SELECT id FROM organisation ORDER BY id").map { try $0.read("id") }
        }
    }

    private static let secondsBetween: Int64 = 24 * 3_600 - 600
    /// A little less than the hour after which servers look again.
    private static let claimSeconds: Int64 = 3_600 - 60

    private func claim(_ organisation: OrganisationID) async throws -> Bool {
        let now = platform.clock()
        return try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let row = try transaction.row(
                "SELECT at, claimed_until FROM retention_run WHERE organisation_id = \(organisation)"
            )
            if let last: Instant = try row?.read("at"), now.seconds - last.seconds < Self.secondsBetween {
                return false
            }
            if let until: Instant = try row?.read("claimed_until"), now < until { return false }
            try transaction.execute(
                """
                INSERT INTO retention_run (organisation_id, at, claimed_until)
                VALUES (\(organisation), 0, \(now.seconds + Self.claimSeconds))
                ON CONFLICT (organisation_id) DO UPDATE SET claimed_until = excluded.claimed_until
                """
            )
            return true
        }
    }
}
