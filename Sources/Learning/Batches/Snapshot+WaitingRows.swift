// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

/// A row of a batch that waits.
struct WaitingRow {
    let person: PersonID
    let work: Work

    /// What is to be done to them.
    enum Work {
        case act(BatchAct)
        /// What a batch did is taken back.
        case undoing(BatchTrace)
    }
}

extension Snapshot {
    /// The first row that waits of a batch that the viewer made.
    ///
    /// - Throws: ``NotFound`` where they made none of that number.
    func nextRow(of batch: Int64) throws -> Int64? {
        let row = try transaction.row(
            """
            SELECT batch.id, (
                SELECT MIN(batch_row.position)
                FROM batch_row
                WHERE batch_row.organisation_id = batch.organisation_id AND batch_row.batch_id = batch.id
                    AND batch_row.outcome IS NULL
            ) AS next
            FROM batch
            WHERE batch.organisation_id = \(organisation) AND batch.id = \(batch) AND batch.made_by = \(viewer.person)
            """
        )
        guard let row else { throw NotFound() }
        return try row.read("next")
    }

    /// A row of a batch that the viewer made, as long as it waits.
    func waitingRow(_ position: Int64, of batch: Int64) throws -> WaitingRow? {
        let row = try transaction.row(
            """
            SELECT batch_row.person_id, batch.act, batch.undoes, undone.trace
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
        let person: PersonID = try row.read("person_id")
        guard try row.read("undoes") as Int64? == nil else {
            let trace: String? = try row.read("trace")
            // Of whoever was erased meanwhile nothing is kept by which it could be undone.
            guard let trace else { throw NotFound() }
            return WaitingRow(person: person, work: .undoing(try Spelled.read(trace)))
        }
        guard let act = BatchAct(try Spelled.read(try row.read("act")) as BatchAct.Record) else {
            throw StorageError.unreadable(column: "act")
        }
        return WaitingRow(person: person, work: .act(act))
    }
}
