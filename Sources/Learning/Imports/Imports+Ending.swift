// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Imports {
    /// What breaks the server off so often is told as not done, and not tried for ever.
    static var attemptsMaximum: Int { 3 }
    /// What nobody finished, and lines that were left out, are kept for 30 days.
    static var keptSeconds: Int64 { 30 * 86_400 }

    /// Writes down that nothing was done and why; what was sent is kept, so that it can be tried again.
    func fail(_ row: ImportJobRow, _ claim: String, _ error: any Error) async throws {
        let now = platform.clock()
        let reason = Self.reason(error)
        try await platform.database.write { transaction in
            try transaction.execute(
                """
                UPDATE import_job
                SET state = 'failed', reason = \(reason), claim = NULL, claimed_until = NULL, changed_at = \(now)
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number) AND claim = \(claim)
                    AND state IN ('checking', 'running')
                """
            )
        }
        // What is ours to mend is told in the log as well.
        if reason == Self.fault { throw error }
    }

    /// Withdraws what nobody looked at for long, and deletes what was sent.
    func forgetOld(before time: Instant) async throws {
        let old: SQL = "changed_at < \(time) AND state IN ('columns', 'checked', 'failed')"
        try await platform.database.write { transaction in
            // First of all, so that whoever has one checked again either comes before or finds it withdrawn.
            try transaction.execute(
                "UPDATE import_job SET state = 'withdrawn', outcome = NULL, digest = NULL, reason = NULL WHERE \(old)"
            )
            let over: SQL = """
                (organisation_id, job_id) IN (
                    SELECT organisation_id, id FROM import_job
                    WHERE changed_at < \(time) AND state IN ('done', 'withdrawn')
                )
                """
            try transaction.execute("DELETE FROM import_content WHERE \(over)")
            try transaction.execute("DELETE FROM import_line WHERE \(over)")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as Objection: error.sentence
        case let error as InvalidInput: error.problems.map(\.message).joined(separator: " ")
        case let error as Refused: "You may not import people any more. \(error.sentences.first ?? "")"
        case is NotFound: "You may not import people any more."
        case StorageError.tooBusy, StorageError.unavailable: "The database had too much to do. Try again."
        default: fault
        }
    }

    private static var fault: String { "Something went wrong here, and nothing was imported. Try again." }
}
