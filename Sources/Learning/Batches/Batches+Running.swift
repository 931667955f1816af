// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Batches {
    /// Does what waits of a batch of the viewer's, one after another, for at most so long; answers how many still wait.
    ///
    /// Two who do so at once, or a server that goes on after a crash, do each row once: whoever comes second finds its
    /// outcome in the transaction that would do it.
    ///
    /// - Throws: ``NotFound`` where the viewer made no such batch; what is wrong with the server, and is the row's fault
    ///   in nothing: then the rest waits.
    package func run(_ batch: Int64, for time: Duration = .seconds(8), by viewer: Viewer) async throws -> Int {
        let end = ContinuousClock.now.advanced(by: time)
        while ContinuousClock.now < end, !Task.isCancelled {
            let next = try await platform.read(by: viewer) { try $0.nextRow(of: batch) }
            guard let next else { return 0 }
            try await perform(next, of: batch, by: viewer)
        }
        return try await platform.read(by: viewer) { try $0.batch(batch).waitingCount }
    }

    private func perform(_ position: Int64, of batch: Int64, by viewer: Viewer) async throws {
        let isNothing: Bool
        do {
            isNothing = try await platform.amend(by: viewer) { amendment in
                guard let row = try amendment.waitingRow(position, of: batch) else { return false }
                let trace: BatchTrace
                switch row.work {
                case .undoing(let done):
                    try amendment.undo(done, of: row.person)
                    trace = BatchTrace()
                case .act(let act):
                    let changes = try amendment.changes(of: act, for: row.person)
                    if changes.isEmpty { return true }
                    trace = try amendment.carryOut(changes, of: row.person)
                }
                try amendment.note(trace, at: position, of: batch)
                return false
            }
        } catch {
            if let reason = BatchRow.reason(of: error) {
                return try await note(.refused, String(reason.prefix(2_000)), at: position, of: batch, by: viewer)
            }
            switch error {
            case is CancellationError, StorageError.tooBusy, StorageError.unavailable: throw error
            default:
                // What goes wrong with one each time stops none of the others; the log says more.
                try await note(.refused, BatchRow.fault, at: position, of: batch, by: viewer)
                throw error
            }
        }
        if isNothing { try await note(.nothing, nil, at: position, of: batch, by: viewer) }
    }

    /// Notes that nothing was done; there is nothing else to be written down.
    private func note(
        _ outcome: BatchOutcome,
        _ reason: String?,
        at position: Int64,
        of batch: Int64,
        by viewer: Viewer
    ) async throws {
        try await platform.note(by: viewer) { noting in
            try noting.execute(
                """
                UPDATE batch_row
                SET outcome = \(outcome.rawValue), reason = \(reason), done_at = \(noting.now)
                WHERE organisation_id = \(noting.organisation) AND batch_id = \(batch) AND position = \(position)
                    AND outcome IS NULL AND EXISTS (
                        SELECT 1 FROM batch
                        WHERE batch.organisation_id = batch_row.organisation_id AND batch.id = batch_row.batch_id
                            AND batch.made_by = \(viewer.person)
                    )
                """
            )
        }
    }
}
