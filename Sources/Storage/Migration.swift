// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One step of a schema, numbered from 1; never edited once it has been released.
package struct Migration: Sendable, Hashable {
    package var number: Int
    /// What it does, as its file is named: `people_groups_and_roles`.
    package var name: String
    package var script: String

    package init(number: Int, name: String, script: String) {
        self.number = number
        self.name = name
        self.script = script
    }

    /// A number that changes with the script: FNV-1a, as it guards against mistakes and not against forgery.
    package var checksum: Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in script.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
    }
}

extension Database {
    /// Brings the schema up to the newest migration, each in a transaction of its own.
    ///
    /// Several processes may do so at once; one does it and the others wait.
    ///
    /// - Throws: ``StorageError/schema(_:)`` where a migration was edited after it ran, or the database is newer.
    package func migrate(_ migrations: [Migration]) async throws {
        precondition(
            migrations.map(\.number) == Array((0..<migrations.count).map { $0 + 1 }),
            "migrations go 1, 2, 3, …"
        )
        for migration in migrations { try await write { try $0.bring(to: migration, of: migrations) } }
    }
}

extension Transaction {
    private static var migrationLock: Int64 { 4_711_000_000_000_001 }

    fileprivate func bring(to migration: Migration, of migrations: [Migration]) throws {
        try lock(Self.migrationLock)
        try execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                number BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                checksum BIGINT NOT NULL
            )
            """
        )
        var known: [Int: Int64] = [:]
        for row in try rows("SELECT number, checksum FROM schema_migration ORDER BY number") {
            known[try row.read("number")] = try row.read("checksum")
        }
        if let newest = known.keys.max(), newest > migrations.count {
            throw StorageError.schema("the database has migration \(newest), which this version does not know")
        }
        if let checksum = known[migration.number] {
            guard checksum == migration.checksum else {
                throw StorageError.schema("migration \(migration.number) was edited after it ran")
            }
            return
        }
        try run(script: migration.script)
        try execute(
            """
            INSERT INTO schema_migration (number, name, checksum)
            VALUES (\(migration.number), \(migration.name), \(migration.checksum))
            """
        )
    }
}
