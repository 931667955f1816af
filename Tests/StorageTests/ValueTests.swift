// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage
import TestSupport
import Testing

@Suite struct `Values come back as they went in` {
    @Test(arguments: Backing.all)
    func `numbers, and the ends of their range`(backing: Backing) async throws {
        let numbers = ([0, 1, -1, 255, -256, 1 << 40, .max, .min] as [Int64]).map { Value.integer($0) }
        #expect(try await back(numbers, from: backing) == numbers)
    }

    @Test(arguments: Backing.all)
    func `texts: empty, of many scripts, and a million characters`(backing: Backing) async throws {
        let texts = [
            "", " ", "NULL", "'; DROP TABLE kept; --", "\\x00", "{a,b}", "Ærøskøbing 東京 العربية 🎓🏽", "a\r\n\tb",
        ]
        let values = (texts + [String(repeating: "ñ🎓", count: 500_000)]).map { Value.text($0) }
        #expect(try await back(values, from: backing) == values)
    }

    @Test(arguments: Backing.all)
    func `bytes: none, all there are, and a million`(backing: Backing) async throws {
        let values = [[], [0], Array(0...255), [UInt8](repeating: 0, count: 1_000_000)].map { Value.bytes($0) }
        #expect(try await back(values, from: backing) == values)
    }

    @Test(arguments: Backing.all)
    func `nothing is not the empty text`(backing: Backing) async throws {
        #expect(try await back([.null, .text(""), .null], from: backing) == [.null, .text(""), .null])
    }

    @Test(arguments: Backing.all)
    func `texts that differ in letter case or in how an accent is written are two`(backing: Backing) async throws {
        let names = ["ada", "Ada", "caf\u{e9}", "cafe\u{301}"]
        try await backing.withDatabase { database in
            try await database.write { transaction in
                try transaction.execute("CREATE TABLE kept (name TEXT NOT NULL PRIMARY KEY)")
                for name in names { try transaction.execute("INSERT INTO kept (name) VALUES (\(name))") }
            }
            let found = try await database.read { transaction in
                try names.map { try transaction.rows("SELECT name FROM kept WHERE name = \($0)").count }
            }
            #expect(found == [1, 1, 1, 1])
            // Swift takes the two accents as equal, so the bytes are compared.
            let ordered = try await database.read { transaction in
                try transaction.rows("SELECT name FROM kept ORDER BY name").map { try $0.read("name", as: String.self) }
            }
            #expect(
                ordered.map { Array($0.utf8) } == ["Ada", "ada", "cafe\u{301}", "caf\u{e9}"].map { Array($0.utf8) }
            )
        }
    }

    @Test(arguments: Backing.all)
    func `a text with a NUL character is refused`(backing: Backing) async throws {
        await #expect(throws: StorageError.failed("a text has a NUL character: refuse it where it comes in")) {
            _ = try await back([.text("a\0b")], from: backing)
        }
    }

    @Test(arguments: Backing.all)
    func `whether something is so, and how many there are, are numbers`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            let row = try await database.read { transaction in
                try transaction.row(
                    "SELECT EXISTS (SELECT 1) AS one, 1 > 2 AS two, count(*) AS three FROM (SELECT 1) AS t"
                )
            }
            #expect(try row?.read("one") == true)
            #expect(try row?.read("two") == false)
            #expect(try row?.read("three") == 1)
            #expect(throws: StorageError.unreadable(column: "four")) { try row?.read("four", as: Int.self) }
            #expect(throws: StorageError.unreadable(column: "one")) { try row?.read("one", as: String.self) }
        }
    }

    @Test(arguments: Backing.all)
    func `a number that is not whole is refused`(backing: Backing) async throws {
        try await backing.withDatabase { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read {
                    _ = try $0.rows("SELECT avg(n) AS mean FROM (SELECT 1 AS n UNION SELECT 2) AS t")
                }
            }
            guard case .failed(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(message.contains("cast it to BIGINT"))
        }
    }

    /// Writes each into a column of its type, and reads all columns back.
    private func back(_ values: [Value], from backing: Backing) async throws -> [Value] {
        try await backing.withDatabase { database in
            try await database.write { transaction in
                try transaction.execute("CREATE TABLE kept (id BIGINT PRIMARY KEY, n BIGINT, t TEXT, b BYTEA)")
                for (id, value) in values.enumerated() {
                    let kept = Kept(value: value)
                    switch value {
                    case .null, .text: try transaction.execute("INSERT INTO kept (id, t) VALUES (\(id), \(kept))")
                    case .integer: try transaction.execute("INSERT INTO kept (id, n) VALUES (\(id), \(kept))")
                    case .bytes: try transaction.execute("INSERT INTO kept (id, b) VALUES (\(id), \(kept))")
                    }
                }
            }
            return try await database.read { transaction in
                try transaction.rows("SELECT n, t, b FROM kept ORDER BY id").map { row in
                    let columns = try ["n", "t", "b"].map { try row.read($0, as: Kept.self).value }
                    return columns.first { $0 != .null } ?? .null
                }
            }
        }
    }

    /// Any value as it is.
    private struct Kept: Storable {
        var value: Value
        init(value: Value) { self.value = value }
        init?(_ value: Value) { self.value = value }
    }
}
