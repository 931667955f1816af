// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Notes that a row is done, and by what it can be undone.
    func note(_ trace: BatchTrace, at position: Int64, of batch: Int64) throws {
        let text = trace.isEmpty ? nil : try Spelled.write(trace)
        try execute(
            """
            UPDATE batch_row
            SET outcome = \(BatchOutcome.done.rawValue), trace = \(text), done_at = \(now)
            WHERE organisation_id = \(organisation) AND batch_id = \(batch) AND position = \(position)
            """,
            .forEachRow
        )
    }

    /// Writes down what is to be done to whom; nothing of it is done yet.
    func writeBatch(_ act: BatchAct.Record, _ people: [PersonID], undoes: Int64?) throws -> Int64 {
        guard let maker = viewer.person else { throw NotFound() }
        let id = try nextNumber(in: "batch")
        try execute(
            """
            INSERT INTO batch (organisation_id, id, act, made_by, is_acting, made_at, undoes)
            VALUES (
                \(organisation), \(id), \(try Spelled.write(act)), \(maker), \(viewer.isActing), \(now), \(undoes)
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
