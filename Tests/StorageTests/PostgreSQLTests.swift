// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import PostgreSQLDriver
import Storage
import TestSupport
import Testing

@Suite struct `A database on a server` {
    @Test(arguments: servers)
    func `of two that wait for each other one is undone and tried again, and both are done`(
        backing: Backing
    ) async throws {
        try await backing.withDatabase { database in
            try await Counter.create(in: database)
            try await database.write { try $0.execute("INSERT INTO counter (id, value) VALUES (2, 0)") }
            let (begun, holding) = (Told<Int>(), Told<Int>())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await database.write { transaction in
                            begun.tell(order[0])
                            try Counter.raise(id: order[0], in: transaction)
                            holding.tell(order[0])
                            // Each holds one before it asks for the other: however busy the machine, they meet.
                            holding.wait(until: 2, seconds: 20)
                            try Counter.raise(id: order[1], in: transaction)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(begun.all.count == 3)
            let values = try await database.read { transaction in
                try transaction.rows("SELECT value FROM counter ORDER BY id").map { try $0.read("value", as: Int.self) }
            }
            #expect(values == [2, 2])
        }
    }

    @Test(arguments: servers)
    func `two processes count exactly under one lock`(backing: Backing) async throws {
        try await backing.withFresh { fresh in
            let (one, other) = (try fresh.open(), try fresh.open())
            try await Counter.create(in: one)
            try await manyTimes(40) { number in
                try await (number % 2 == 0 ? one : other).write { transaction in
                    try transaction.lock(1)
                    let value = try #require(try Counter.value(in: transaction))
                    try Counter.set(value + 1, in: transaction)
                }
            }
            #expect(try await Counter.value(in: other) == 40)
            await one.close()
            await other.close()
        }
    }

    @Test(arguments: servers)
    func `a statement with a list is planned for its list, also after many times`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            try await database.write { transaction in
                try transaction.run(
                    script: """
                        CREATE TABLE item (id BIGINT PRIMARY KEY, kind BIGINT NOT NULL);
                        INSERT INTO item (id, kind) SELECT n, n % 10 FROM generate_series(1, 20000) AS n;
                        ANALYZE item;
                        """
                )
            }
            let expected = try await database.read { transaction in
                var counts: Set<Int> = []
                for _ in 1...20 {
                    let ids: [Int64] = [5, 6, 7]
                    counts.insert(try transaction.rows("SELECT kind FROM item WHERE id \(in: ids)").count)
                }
                let plans = try transaction.row(
                    "SELECT generic_plans AS generic, custom_plans AS custom FROM pg_prepared_statements WHERE statement LIKE \("SELECT kind%")"
                )
                return (counts, try plans?.read("generic", as: Int.self), try plans?.read("custom", as: Int.self))
            }
            #expect(expected.0 == [3])
            #expect(expected.1 == 0)
            #expect(expected.2 == 20)
        }
    }

    @Test(arguments: servers)
    func `a table that changed under a prepared statement is read anew`(backing: Backing) async throws {
        try await backing.withDatabase(Limits(atOnceMaximum: 1)) { database in
            try await Counter.create(in: database)
            let read: @Sendable (any Transaction) throws -> Row? = { try $0.row("SELECT * FROM counter") }
            _ = try await database.read(read)
            try await database.write { try $0.run(script: "ALTER TABLE counter ADD COLUMN name TEXT") }
            let row = try await database.read(read)
            #expect(try row?.read("name", as: String?.self) == .some(nil))
        }
    }

    @Test(arguments: servers)
    func `more statements than stay prepared are answered all the same`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            let sums = try await database.read { transaction in
                try (1...600).map { number in
                    let some = Array(repeating: "\(1)" as SQL, count: number)
                    return try transaction.row("SELECT 0 + \(SQL.joined(some, by: " + ")) AS sum")?.read(
                        "sum",
                        as: Int.self
                    )
                }
            }
            #expect(sums == Array(1...600))
        }
    }

    @Test func `an address that cannot be read is refused without repeating it`() throws {
        let error = #expect(throws: StorageError.self) { try PostgreSQLDatabase("postgresql//ada:secret@host") }
        #expect(!"\(error as Any)".contains("secret"))
    }

    @Test func `a server that is not there is unavailable`() async throws {
        let database = try PostgreSQLDatabase("postgresql://ada:secret@127.0.0.1:1/lyceum")
        let error = await #expect(throws: StorageError.self) { try await database.read { _ in } }
        guard case .unavailable(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(message.contains("cannot connect") && !message.contains("secret"))
        await database.close()
    }

    @Test(
        arguments: servers,
        [
            "ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'",
            "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'",
        ]
    )
    func `a database that writes or orders text in another way is refused with how to make one`(
        backing: Backing,
        options: String
    ) async throws {
        guard case .postgreSQL(let server) = backing else { return }
        try await TestServer(server).withDatabase(options) { url in
            let database = try PostgreSQLDatabase(url)
            let error = await #expect(throws: StorageError.self) { try await database.read { _ in } }
            guard case .unavailable(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(message.contains("LC_COLLATE 'C'"))
            await database.close()
        }
    }
}
