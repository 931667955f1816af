// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Batches {
    /// Does what waits of a batch, one after another, for at most so long; answers how many still wait.
    ///
    /// Two who do so at once, or a server that goes on after a crash, do each row once: whoever comes second finds its
    /// outcome in the transaction that would do it.
    package func run(_ batch: Int64, for time: Duration = .seconds(8), by viewer: Viewer) async throws -> Int {
        let end = ContinuousClock.now.advanced(by: time)
        while ContinuousClock.now < end {
            let next = try await platform.read(by: viewer) { snapshot in
                _ = try snapshot.batch(batch)
                return try snapshot.nextRow(of: batch)
            }
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
                if let undone = row.undone {
                    try amendment.undo(undone, of: row.person)
                    trace = BatchTrace()
                } else {
                    let steps = try amendment.steps(of: row.act, for: row.person)
                    if steps.isEmpty { return true }
                    trace = try amendment.carryOut(steps, of: row.person)
                }
                try amendment.note(.done, nil, trace, at: position, of: batch)
                return false
            }
        } catch {
            guard let reason = BatchRow.reason(of: error) else { throw error }
            return try await note(.refused, String(reason.prefix(2_000)), at: position, of: batch, by: viewer)
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
        let now = platform.clock()
        try await platform.database.write { transaction in
            try transaction.execute(
                """
                UPDATE batch_row
                SET outcome = \(outcome.rawValue), reason = \(reason), done_at = \(now)
                WHERE organisation_id = \(viewer.organisation) AND batch_id = \(batch) AND position = \(position)
                    AND outcome IS NULL
                """
            )
        }
    }
}

/// A row that waits.
private struct WaitingRow {
    var person: PersonID
    var act: BatchAct
    /// What is to be undone.
    var undone: BatchTrace?
}

extension Snapshot {
    fileprivate func nextRow(of batch: Int64) throws -> Int64? {
        let row = try transaction.row(
            """
            SELECT MIN(position) AS next
            FROM batch_row
            WHERE organisation_id = \(organisation) AND batch_id = \(batch) AND outcome IS NULL
            """
        )
        return try row?.read("next")
    }

    fileprivate func waitingRow(_ position: Int64, of batch: Int64) throws -> WaitingRow? {
        let row = try transaction.row(
            """
            SELECT batch_row.person_id, batch.act, undone.trace
            FROM batch_row
            JOIN batch ON batch.organisation_id = batch_row.organisation_id AND batch.id = batch_row.batch_id
            LEFT JOIN batch_row AS undone
                ON undone.organisation_id = batch.organisation_id AND undone.batch_id = batch.undoes
                AND undone.person_id = batch_row.person_id
            WHERE batch_row.organisation_id = \(organisation) AND batch_row.batch_id = \(batch)
                AND batch_row.position = \(position) AND batch_row.outcome IS NULL AND batch.made_by = \(viewer.person)
            """
        )
        guard let row else { return nil }
        let record = try JSONDecoder().decode(
            BatchAct.Record.self,
            from: Data((try row.read("act") as String).utf8)
        )
        let trace: String? = try row.read("trace")
        let undone = try trace.map { try JSONDecoder().decode(BatchTrace.self, from: Data($0.utf8)) }
        guard let act = BatchAct(record) ?? (undone == nil ? nil : .deactivate) else { throw NotFound() }
        return WaitingRow(person: try row.read("person_id"), act: act, undone: undone)
    }
}

extension Amendment {
    fileprivate func note(
        _ outcome: BatchOutcome,
        _ reason: String?,
        _ trace: BatchTrace,
        at position: Int64,
        of batch: Int64
    ) throws {
        let text = trace.isEmpty ? nil : String(decoding: try JSONEncoder().encode(trace), as: UTF8.self)
        try execute(
            """
            UPDATE batch_row
            SET outcome = \(outcome.rawValue), reason = \(reason), trace = \(text), done_at = \(now)
            WHERE organisation_id = \(organisation) AND batch_id = \(batch) AND position = \(position)
            """,
            .forEachRow
        )
    }

    /// Makes the rows of a batch.
    func writeBatch(_ act: BatchAct.Record, _ people: [PersonID], undoes: Int64?) throws -> Int64 {
        guard let maker = viewer.person else { throw NotFound() }
        let id = try nextNumber(in: "batch")
        try execute(
            """
            INSERT INTO batch (organisation_id, id, act, made_by, made_at, undoes)
            VALUES (
                \(organisation), \(id), \(String(decoding: try JSONEncoder().encode(act), as: UTF8.self)), \(maker),
                \(now), \(undoes)
            )
            """,
            .forEachRow
        )
        for (position, person) in people.enumerated() {
            try execute(
                """
                INSERT INTO batch_row (organisation_id, batch_id, position, person_id)
                VALUES (\(organisation), \(id), \(position), \(person))
                """,
                .forEachRow
            )
        }
        record(.batchBegun(people: people.count, undoes: undoes != nil), .forEachRow)
        return id
    }
}

extension Right {
    fileprivate static let forEachRow = Right.rule("asked anew for each person")
}
