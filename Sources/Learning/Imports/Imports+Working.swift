// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import Storage

extension Imports {
    /// Works on what waits until the task is cancelled, looking for more every now and then.
    package func work(every pause: Duration = .milliseconds(500), telling tell: @Sendable (any Error) -> Void) async {
        let claim = Token.random()
        var cleared: Int64 = 0
        while !Task.isCancelled {
            let now = platform.clock()
            do {
                while try await workOnNext(as: claim) {}
                if now.seconds - cleared > 3_600 {
                    try await forgetOld(before: Instant(seconds: now.seconds - Self.keptSeconds))
                    cleared = now.seconds
                }
            } catch is CancellationError {
                return
            } catch {
                tell(error)
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Works on everything that waits, and returns.
    package func workOnAll() async throws {
        let claim = Token.random()
        while try await workOnNext(as: claim) {}
    }

    /// A process that has not been heard of for so long is taken for dead.
    ///
    /// One that is not and comes back finds that the job is not its own any more, and does nothing.
    static var claimSeconds: Int64 { 600 }
    /// What breaks the server off so often is told as not done, and not tried for ever.
    static var attemptsMaximum: Int { 3 }

    /// What nobody finished, and lines that were left out, are kept for 30 days.
    static var keptSeconds: Int64 { 30 * 86_400 }

    /// Withdraws what nobody looked at for long, and deletes what was sent.
    func forgetOld(before time: Instant) async throws {
        let old: SQL = "changed_at < \(time) AND state IN ('columns', 'checked', 'failed', 'done', 'withdrawn')"
        let jobs: SQL = "SELECT organisation_id, id FROM import_job WHERE \(old)"
        try await platform.database.write { transaction in
            try transaction.execute("DELETE FROM import_content WHERE (organisation_id, job_id) IN (\(jobs))")
            try transaction.execute("DELETE FROM import_line WHERE (organisation_id, job_id) IN (\(jobs))")
            try transaction.execute(
                "UPDATE import_job SET state = 'withdrawn', outcome = NULL WHERE \(old) AND state <> 'done'"
            )
        }
    }

    /// Works on one job, if one waits; answers whether there was one.
    private func workOnNext(as claim: String) async throws -> Bool {
        guard let row = try await take(as: claim) else { return false }
        let viewer = Viewer(.person(row.owner), in: row.id.organisation)
        defer { platform.importProgress.forget(row.id) }
        do {
            guard row.attempts <= Self.attemptsMaximum else {
                throw Objection(
                    "the server was stopped \(row.attempts - 1) times while it was at it",
                    remedy: "try again"
                )
            }
            if row.state == .checking {
                try await check(row, claim, by: viewer)
            } else {
                try await carryOut(row, claim, by: viewer)
            }
        } catch is ImportStopped {
            // It was withdrawn, and what is to be said of it was said then.
        } catch {
            try await fail(row, claim, error)
        }
        return true
    }

    /// Takes the job that waits longest, or one that another process left behind.
    private func take(as claim: String) async throws -> ImportJobRow? {
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

    private func check(_ row: ImportJobRow, _ claim: String, by viewer: Viewer) async throws {
        let progress = platform.importProgress
        let sheet = try await lines(of: row)
        let (head, lines) = (sheet.prefix(1), Array(sheet.dropFirst()))
        async let _: Void = stopOnceWithdrawn(row, claim)
        let found = try await ImportedPeople(platform).check(lines, row.mapping, by: viewer) { done, _ in
            if progress.isStopped(row.id) { throw ImportStopped() }
            progress.note(row.id, done)
        }
        let now = platform.clock()
        let outcome = ImportJob.Outcome(counts: found.counts, gains: found.gains, objection: found.objection)
        let words = try Spelled.write(outcome)
        try await platform.database.write { transaction in
            let moved = try transaction.execute(
                """
                UPDATE import_job
                SET state = 'checked', outcome = \(words), digest = \(found.digest), attempts = 0, claim = NULL,
                    claimed_until = NULL, changed_at = \(now)
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number) AND state = 'checking'
                    AND claim = \(claim)
                """
            )
            guard moved == 1 else { return }
            let heads = head.map { ImportCheck.Remark(line: $0, says: "") }
            try transaction.keep([.head: heads, .refused: found.refused, .changed: found.changed], of: row.id)
        }
    }

    /// All of it in one transaction, in which the job also becomes done: so it is never done twice.
    private func carryOut(_ row: ImportJobRow, _ claim: String, by viewer: Viewer) async throws {
        let progress = platform.importProgress
        let lines = Array(try await lines(of: row).dropFirst())
        let prepared = try await ImportedPeople(platform).prepare(lines, row.mapping, by: viewer)
        try await platform.amend(by: viewer) { amendment in
            let still = try amendment.ownJob(row.id.number)
            guard still.state == .running, try amendment.transaction.claim(of: row.id) == claim else { return }
            let counts = try amendment.importing(
                lines,
                row.mapping,
                prepared,
                named: row.fileName,
                expecting: row.digest,
                progress: { done, _ in progress.note(row.id, done) }
            )
            // Of those who were taken in, only how many they were is kept here; the rest stands in the trail.
            let outcome = ImportJob.Outcome(counts: counts)
            try amendment.transaction.execute(
                """
                UPDATE import_job
                SET state = 'done', outcome = \(try Spelled.write(outcome)), claim = NULL, claimed_until = NULL,
                    changed_at = \(amendment.now)
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number)
                """
            )
            try amendment.transaction.forgetContent(of: row.id)
            try amendment.transaction.forgetLines(of: row.id, .changed)
        }
    }

    private func lines(of row: ImportJobRow) async throws -> [Sheet.Line] {
        try await platform.database.read { transaction in try transaction.content(of: row.id) }
    }

    /// Writes down that nothing was done and why; what was sent is kept, so that it can be tried again.
    private func fail(_ row: ImportJobRow, _ claim: String, _ error: any Error) async throws {
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

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as Objection: error.asSentences
        case let error as InvalidInput: error.problems.map(\.message).joined(separator: " ")
        case let error as Refused: "You may not import people any more. \(error.sentences.first ?? "")"
        case is NotFound: "You may not import people any more."
        case StorageError.tooBusy, StorageError.unavailable: "The database had too much to do. Try again."
        default: fault
        }
    }

    private static var fault: String { "Something went wrong here, and nothing was imported. Try again." }
}

extension Transaction {
    /// Which process works on a job.
    fileprivate func claim(of job: ImportID) throws -> String? {
        try row(
            "SELECT claim FROM import_job WHERE organisation_id = \(job.organisation) AND id = \(job.number)"
        )?.read("claim")
    }
}
