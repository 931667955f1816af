// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import SQLiteDriver
import Storage
import TestSupport
import Testing

@Suite struct `A database in a file` {
    @Test func `is written durably, with its rules on`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            let settings = try await database.write { transaction in
                try ["synchronous", "foreign_keys"].map { name in
                    let sql: SQL = name == "synchronous" ? "PRAGMA synchronous" : "PRAGMA foreign_keys"
                    return try transaction.row(sql)?.read(name, as: Int.self)
                }
            }
            // 2 is FULL.
            #expect(settings == [2, 1])
            let mode = try await database.read {
                try $0.row("PRAGMA journal_mode")?.read("journal_mode", as: String.self)
            }
            #expect(mode == "wal")
            await database.close()
        }
    }

    @Test func `leaves nothing in its log once it is closed`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await database.write { transaction in
                try transaction.run(script: "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)")
                try transaction.execute("INSERT INTO note (id, text) VALUES (1, \("Nour Haddad"))")
            }
            _ = try await database.read { try $0.row("SELECT text FROM note") }
            _ = try await database.write { try $0.execute("DELETE FROM note") }
            await database.close()
            let log = FileManager.default.contents(atPath: path + "-wal") ?? Data()
            #expect(log.isEmpty)
        }
    }

    @Test func `keeps nothing of what was deleted`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            let secret = "Nour Haddad, nour@ward.example"
            try await database.write { transaction in
                try transaction.run(script: "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)")
                for id in 0..<400 {
                    try transaction.execute("INSERT INTO note (id, text) VALUES (\(id), \("\(secret) \(id)"))")
                }
            }
            _ = try await database.write { try $0.execute("DELETE FROM note WHERE id > 3") }
            let isOn = try await database.write {
                try $0.row("PRAGMA secure_delete")?.read("secure_delete", as: Int.self)
            }
            #expect(isOn == 1)
            await database.close()
            let kept = try Data(contentsOf: URL(filePath: path))
            #expect(kept.range(of: Data("\(secret) 3".utf8)) != nil, "what stays is found")
            #expect(kept.range(of: Data("\(secret) 200".utf8)) == nil)
        }
    }

    @Test func `is opened once at a time`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            let expected = StorageError.unavailable(
                "`\(path)` is in use by another process, which holds `\(path).lock`; stop that one first"
            )
            #expect(throws: expected) { try SQLiteDatabase(path: path) }
            await database.close()
            await (try SQLiteDatabase(path: path)).close()
        }
    }

    @Test func `is read by its owner alone`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path)
            try await Counter.create(in: database)
            for file in [path, path + "-wal", path + ".lock"] {
                let access = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(access == 0o600, "\(file)")
            }
            await database.close()
        }
    }

    @Test func `in a folder that is not there is refused with what to do`() throws {
        let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: "/nowhere/at/all.sqlite") }
        guard case .unavailable(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(message.contains("`/nowhere/at/all.sqlite.lock`") && message.contains("make its folder"))
    }

    @Test func `that is no database is refused and left as it is`() async throws {
        try await withFile { path in
            let text = Data(String(repeating: "a letter to nobody. ", count: 100).utf8)
            try text.write(to: URL(filePath: path))
            let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: path) }
            guard case .unavailable(let message) = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(message.contains(path))
            #expect(try Data(contentsOf: URL(filePath: path)) == text)
        }
    }

    @Test func `keeps its log short, while readers overlap without end`() async throws {
        try await withFile { path in
            let database = try SQLiteDatabase(path: path, logBytesMaximum: 1 << 20)
            try await Counter.create(in: database)
            try await database.write { try $0.execute("CREATE TABLE page (bytes BYTEA NOT NULL)") }
            let readers = (0..<4).map { number in
                Task {
                    try await Task.sleep(for: .milliseconds(7 * number))
                    while !Task.isCancelled {
                        try await database.read { transaction in
                            _ = try Counter.value(in: transaction)
                            Thread.sleep(forTimeInterval: 0.03)
                        }
                    }
                }
            }
            let bytes = [UInt8](repeating: 7, count: 100_000)
            for _ in 1...100 {
                try await database.write { try $0.execute("INSERT INTO page (bytes) VALUES (\(bytes))") }
            }
            for reader in readers { reader.cancel() }
            let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
            #expect(try #require(log) < 3 << 20)
            await database.close()
        }
    }

    private func withFile(_ body: (String) async throws -> Void) async throws {
        try await TemporaryFolder.with { try await body($0 + "/lyceum.sqlite") }
    }
}
