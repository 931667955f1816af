// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

extension Imports {
    /// Has the check of a job stopped once the job is another's or nobody's, until the task is cancelled.
    ///
    /// One file could otherwise hold up the imports of every organisation also after it was withdrawn, perhaps by way of
    /// another server: the check is one long transaction and sees nothing of that itself.
    func stopOnceWithdrawn(_ row: ImportJobRow, _ claim: String, every pause: Duration = .seconds(1)) async {
        while !Task.isCancelled {
            // A database that is too busy to say is asked again.
            let isMeant = try? await platform.database.read { try $0.isBeingChecked(row.id, claim) }
            if isMeant == false { return platform.importProgress.stop(row.id) }
            try? await Task.sleep(for: pause)
        }
    }
}

/// What ends the work on a job that was withdrawn meanwhile.
struct ImportStopped: Error {}

extension Transaction {
    fileprivate func isBeingChecked(_ job: ImportID, _ claim: String) throws -> Bool {
        let row = try row(
            """
            SELECT id
            FROM import_job
            WHERE organisation_id = \(job.organisation) AND id = \(job.number) AND state = 'checking'
                AND claim = \(claim)
            """
        )
        return row != nil
    }
}
