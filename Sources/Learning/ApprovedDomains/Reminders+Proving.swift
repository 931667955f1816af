// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// Whoever did not prove their address in time needs a decision after all, and those who decide are told.
extension Snapshot {
    var hasUnprovedAddresses: Bool {
        get throws {
            try transaction.row(
                """
                SELECT id FROM registration
                WHERE organisation_id = \(organisation) AND decided_at IS NULL AND proof_until <= \(now)
                LIMIT 1
                """
            ) != nil
        }
    }
}

extension Amendment {
    /// Tells those who decide of the registrations whose links are over; answers how many there are.
    func remindOfUnprovedAddresses() throws -> Int {
        guard try hasUnprovedAddresses else { return 0 }
        let count = try execute(
            """
            UPDATE registration SET proof_until = NULL
            WHERE organisation_id = \(organisation) AND decided_at IS NULL AND proof_until <= \(now)
            """,
            .reminders
        )
        try write(.reminders) { try informWhoDecides(in: $0) }
        return count
    }
}
