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

    /// Works on one job, if one waits; answers whether there was one.
    package func workOnNext(as claim: String) async throws -> Bool {
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

    private func check(_ row: ImportJobRow, _ claim: String, by viewer: Viewer) async throws {
        let progress = platform.importProgress
        let sheet = try await lines(of: row)
        let (head, lines) = (sheet.prefix(1), Array(sheet.dropFirst()))
        async let _: Void = keep(claim, on: row)
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
        async let _: Void = keep(claim, on: row)
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
            try amendment.executeByRule(
                """
                UPDATE import_job
                SET state = 'done', outcome = \(try Spelled.write(outcome)), claim = NULL, claimed_until = NULL,
                    changed_at = \(amendment.now)
                WHERE organisation_id = \(row.id.organisation) AND id = \(row.id.number)
                """
            )
            try amendment.executeByRule(row.id.forgettingContent)
            try amendment.executeByRule(row.id.forgettingLines([.changed]))
        }
    }

    private func lines(of row: ImportJobRow) async throws -> [Sheet.Line] {
        try await platform.database.read { transaction in try transaction.content(of: row.id) }
    }
}
