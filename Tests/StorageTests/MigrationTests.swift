// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import TestSupport
import Testing

@Suite struct `A schema is brought up step by step` {
    private let first = Migration(number: 1, name: "pets", script: "CREATE TABLE pet (id BIGINT PRIMARY KEY);")
    private let second = Migration(
        number: 2,
        name: "toys_and_names",
        script: """
            CREATE TABLE toy (id BIGINT PRIMARY KEY);
            ALTER TABLE pet ADD COLUMN name TEXT;
            """
    )

    @Test(arguments: Backing.all)
    func `each step is done once, however often it is asked for`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await database.migrate([first])
            try await database.migrate([first])
            try await database.migrate([first, second])
            try await database.write { try $0.execute("INSERT INTO pet (id, name) VALUES (1, 'Ada')") }
            try await database.migrate([first, second])
            #expect(try await steps(database) == [1, 2])
        }
    }

    @Test(arguments: Backing.all)
    func `a step that was edited after it ran is refused`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await database.migrate([first])
            var edited = first
            edited.script += " "
            let migrations = [edited]
            await #expect(throws: StorageError.schema("migration 1 was edited after it ran")) {
                try await database.migrate(migrations)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `a database that is newer than the program is refused`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await database.migrate([first, second])
            await #expect(throws: StorageError.schema("the database has migration 2, which this version does not know"))
            {
                try await database.migrate([first])
            }
        }
    }

    @Test(arguments: Backing.all)
    func `a step that fails is undone whole, and may be mended`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            var broken = second
            broken.script += "CREATE TABLE toy (id BIGINT PRIMARY KEY);"
            let migrations = [first, broken]
            await #expect(throws: StorageError.self) { try await database.migrate(migrations) }
            #expect(try await steps(database) == [1])
            try await database.migrate([first, second])
            #expect(try await steps(database) == [1, 2])
        }
    }

    @Test(arguments: Backing.all)
    func `where two bring it up at once, each step is done once`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...4 { group.addTask { try await database.migrate([first, second]) } }
                try await group.waitForAll()
            }
            #expect(try await steps(database) == [1, 2])
        }
    }

    private func steps(_ database: any Database) async throws -> [Int] {
        try await database.read { transaction in
            try transaction.rows("SELECT number FROM schema_migration ORDER BY number").map { try $0.read("number") }
        }
    }
}
