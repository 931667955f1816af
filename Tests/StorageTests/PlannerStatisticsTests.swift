// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import SQLiteDriver
import Storage
import TestSupport
import Testing

/// Each key of the platform begins with the organisation, of which SQLite knows nothing by itself.
@Suite struct `What SQLite knows of its tables` {
    @Test func `leads to a few rows of a large organisation by the index that finds them, and follows as a file grows`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let database = try SQLiteDatabase(path: folder + "/growing.sqlite")
            try await database.write { transaction in
                try transaction.run(
                    script: """
                        CREATE TABLE entry (organisation_id BIGINT NOT NULL, id BIGINT NOT NULL, thing BIGINT NOT NULL,
                            PRIMARY KEY (organisation_id, id));
                        CREATE INDEX entry_of_thing ON entry (organisation_id, thing);
                        """
                )
            }
            try await fill(database, 0..<3_000)
            #expect(try await plan(in: database).contains("entry_of_thing"))
            await database.close()
        }
    }

    private func fill(_ database: SQLiteDatabase, _ numbers: Range<Int>) async throws {
        try await database.write { transaction in
            for number in numbers {
                try transaction.execute("INSERT INTO entry VALUES (1, \(number), \(number / 3))")
            }
        }
        // What is gathered after a change has been gathered when the next one is made.
        try await database.write {
            _ = try $0.execute("UPDATE entry SET thing = 1 WHERE organisation_id = 1 AND id = 1")
        }
    }

    /// How a reader finds three things, the last entry first.
    private func plan(in database: SQLiteDatabase) async throws -> String {
        try await database.read { transaction in
            try transaction.rows(
                """
                EXPLAIN QUERY PLAN
                SELECT id FROM entry WHERE organisation_id = 1 AND thing \(in: [4, 5, 6]) ORDER BY id DESC
                """
            ).map { try $0.read("detail", as: String.self) }.joined(separator: "; ")
        }
    }
}
