// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Platform {
    /// Lets a viewer write down what changes nothing for anybody else, such as that they read what they were told.
    ///
    /// It is asked in the transaction that writes, like any change, and leaves no entry in the trail.
    @discardableResult
    func note<Result: Sendable>(
        by viewer: Viewer,
        _ body: @escaping @Sendable (Noting) throws -> Result
    ) async throws -> Result {
        let (clock, rosters) = (clock, rosters)
        return try await database.write { transaction in
            try transaction.lock(viewer.organisation.number)
            let (state, now) = try rosters.state(of: viewer.organisation, in: transaction, clock)
            return try body(Noting(transaction, state, by: viewer, at: now))
        }
    }
}

/// A snapshot that can write down what is of no concern to anybody but the viewer.
final class Noting: Snapshot {
    private let writer: any Transaction

    init(_ transaction: any Transaction, _ state: OrganisationState, by viewer: Viewer, at now: Instant) {
        writer = transaction
        super.init(transaction, state, by: viewer, at: now)
    }

    /// Runs a statement that writes; answers how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int { try writer.execute(sql) }
}
