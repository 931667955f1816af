// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import TestSupport
import Testing

@Suite struct `Lists travel as one value` {
    @Test(arguments: Backing.all)
    func `an empty list has nothing in it`(backing: Backing) async throws {
        try await withNumbers(backing) { transaction in
            let (numbers, names): ([Int64], [String]) = ([], [])
            let found = try ids(transaction.rows("SELECT id FROM number WHERE id \(in: numbers) OR name \(in: names)"))
            #expect(found.isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `of numbers and of names, those in it are found and no others`(backing: Backing) async throws {
        try await withNumbers(backing) { transaction in
            let byNumber = try transaction.rows("SELECT id FROM number WHERE id \(in: [2, 5, 77]) ORDER BY id")
            #expect(try ids(byNumber) == [2, 5])
            let names = ["a \"b\" c", "back\\slash", "{brace,comma}", "none", "NULL"]
            let byName = try transaction.rows("SELECT id FROM number WHERE name \(in: names) ORDER BY id")
            #expect(try ids(byName) == [1, 2, 3])
        }
    }

    @Test(arguments: Backing.all)
    func `of a hundred thousand`(backing: Backing) async throws {
        try await withNumbers(backing) { transaction in
            let many = Array(-99_995...Int64(5))
            let byNumber = try transaction.rows("SELECT id FROM number WHERE id \(in: many)")
            #expect(byNumber.count == 5)
            let names = many.map { "number \($0)" } + ["back\\slash"]
            let byName = try transaction.rows("SELECT id FROM number WHERE name \(in: names)")
            #expect(byName.count == 3)
        }
    }

    @Test(arguments: Backing.all)
    func `between other values, in the order they stand`(backing: Backing) async throws {
        try await withNumbers(backing) { transaction in
            let some: [Int64] = [1, 2, 3, 4]
            let sql: SQL =
                "SELECT id FROM number WHERE id > \(1) AND id \(in: some) AND name <> \("back\\slash") ORDER BY id"
            let found = try transaction.rows(sql)
            #expect(try ids(found) == [3, 4])
        }
    }

    private func ids(_ rows: [Row]) throws -> [Int] { try rows.map { try $0.read("id") } }

    private func withNumbers(_ backing: Backing, _ body: @escaping @Sendable (any Transaction) throws -> Void)
        async throws
    {
        try await backing.withDatabase { database in
            try await database.write { transaction in
                try transaction.run(script: "CREATE TABLE number (id BIGINT PRIMARY KEY, name TEXT NOT NULL)")
                let names = ["a \"b\" c", "back\\slash", "{brace,comma}", "number 4", "number 5"]
                for (id, name) in names.enumerated() {
                    try transaction.execute("INSERT INTO number (id, name) VALUES (\(id + 1), \(name))")
                }
            }
            try await database.read(body)
        }
    }
}
