// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Imports {
    /// A process that has not been heard of for so long is taken for dead.
    ///
    /// One that is not and comes back finds that the job is not its own any more, and does nothing.
    static var claimSeconds: Int64 { 600 }
    /// Whoever is at work says so as often.
    private static var claimRenewalSeconds: Int64 { 60 }

    /// Takes the job that waits longest, or one that another process left behind.
    func take(as claim: String) async throws -> ImportJobRow? {
        let now = platform.clock()
        let isAlone = platform.database.dialect == .sqlite
        // A database of one process has no other that could be at work: what another claimed was left behind.
        let left: SQL = isAlone ? "claim <> \(claim)" : "claimed_until < \(now)"
        let isWaiting: SQL = "(state IN ('waiting', 'queued') OR (state IN ('checking', 'running') AND \(left)))"
        let next: SQL = """
            SELECT \(ImportJobRow.columns)
            FROM import_job
            WHERE \(isWaiting)
            ORDER BY changed_at, organisation_id, id
            LIMIT 1
            """
        // Mostly nothing waits, and to see that disturbs nobody.
        guard try await platform.database.read({ try $0.row(next) }) != nil else { return nil }
        return try await platform.database.write { transaction in
            let found = try transaction.row(next)
            guard let found else { return nil }
            let row = try ImportJobRow(found)
            let state: ImportJob.State = row.state == .waiting || row.state == .checking ? .checking : .running
            let taken = try transaction.execute(
                """
                UPDATE import_job
                SET state = \(state.rawValue), claim = \(claim), claimed_until = \(now.seconds + Self.claimSeconds),
                    attempts = attempts + 1, changed_at = \(now)
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number)
                    AND \(isWaiting)
                """
            )
            guard taken == 1 else { return nil }
            return try transaction.row(
                """
                SELECT \(ImportJobRow.columns)
                FROM import_job
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number)
                """
            ).map(ImportJobRow.init)
        }
    }

    /// Says again and again that this process is at work on a job, and has its check stopped once the job is another's or
    /// nobody's, until the task is cancelled.
    ///
    /// A large import takes longer than a claim is good for, and would be begun by another server beside this one. And one
    /// file could hold up the imports of every organisation also after it was withdrawn, perhaps by way of another server:
    /// the check is one long transaction and sees nothing of that itself.
    func keep(_ claim: String, on row: ImportJobRow, every pause: Duration = .seconds(1)) async {
        var saidAt = platform.clock().seconds
        while !Task.isCancelled {
            // A database that is too busy to say is asked again.
            let isMeant = try? await platform.database.read { try $0.isAtWork(on: row.id, claim) }
            if isMeant == false { return platform.importProgress.stop(row.id) }
            let now = platform.clock().seconds
            if now - saidAt >= Self.claimRenewalSeconds, await renew(claim, on: row.id) { saidAt = now }
            try? await Task.sleep(for: pause)
        }
    }

    /// Without the organisation's lock, which is held while a job is carried out.
    private func renew(_ claim: String, on job: ImportID) async -> Bool {
        // A file has one process, which is busy writing, and whose claim is good for as long as it lives.
        if platform.database.dialect == .sqlite { return true }
        let until = platform.clock().seconds + Self.claimSeconds
        let renewed = try? await platform.database.write { transaction in
            try transaction.execute(
                """
                UPDATE import_job
                SET claimed_until = \(until)
                WHERE organisation_id = \(job.organisation) AND id = \(job.number) AND claim = \(claim)
                    AND state IN ('checking', 'running')
                """
            )
        }
        return renewed == 1
    }
}

/// What ends the work on a job that was withdrawn meanwhile.
struct ImportStopped: Error {}

extension ReadTransaction {
    /// Which process works on a job.
    func claim(of job: ImportID) throws -> String? {
        try row(
            "SELECT claim FROM import_job WHERE organisation_id = \(job.organisation) AND id = \(job.number)"
        )?.read("claim")
    }

    fileprivate func isAtWork(on job: ImportID, _ claim: String) throws -> Bool {
        let row = try row(
            """
            SELECT id
            FROM import_job
            WHERE organisation_id = \(job.organisation) AND id = \(job.number) AND state IN ('checking', 'running')
                AND claim = \(claim)
            """
        )
        return row != nil
    }
}
