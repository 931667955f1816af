// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Storage
import Synchronization

/// A table with one number in it, which tests raise and read.
enum Counter {
    static func create(in database: any Database) async throws {
        try await database.write { transaction in
            try transaction.run(
                script: """
                    CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL);
                    INSERT INTO counter (id, value) VALUES (1, 0);
                    """
            )
        }
    }

    static func value(in database: any Database) async throws -> Int? {
        try await database.read { try value(in: $0) }
    }

    static func value(in transaction: any Transaction) throws -> Int? {
        try transaction.row("SELECT value FROM counter WHERE id = 1")?.read("value")
    }

    static func raise(id: Int = 1, in transaction: any Transaction) throws {
        try transaction.execute("UPDATE counter SET value = value + 1 WHERE id = \(id)")
    }

    static func set(_ value: Int, in transaction: any Transaction) throws {
        try transaction.execute("UPDATE counter SET value = \(value) WHERE id = 1")
    }
}

/// What bodies of transactions saw, told to the test around them.
final class Told<Element: Sendable>: Sendable {
    private let kept = Mutex<[Element]>([])

    var all: [Element] { kept.withLock { $0 } }

    func tell(_ element: Element) { kept.withLock { $0.append(element) } }

    /// Blocks until so many were told, or the time is over; for a driver's own threads alone.
    func wait(until count: Int, seconds: Double) {
        let end = Date().timeIntervalSince1970 + seconds
        while all.count < count, Date().timeIntervalSince1970 < end { Thread.wait(0.005) }
    }
}

/// A statement that counts for hours, in both databases' words.
let endless: SQL = """
    WITH RECURSIVE step (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 2000000000)
    SELECT count(*) AS count FROM step
    """
