// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import PostgreSQLDriver
import Storage
import TestSupport

/// The servers there are: none where none is named, which `Backing.all` says.
let servers = Backing.all.filter { $0.description == "PostgreSQL" }

/// Ends every connection to a database but the one that does it, as a server that starts anew would.
func endOthers(_ backing: Backing, _ database: any Database) async throws {
    guard case .postgreSQL(let server) = backing else { return }
    let name = try await database.read {
        try $0.row("SELECT current_database() AS name")?.read("name", as: String.self)
    }
    let connection = try Connection(server)
    defer { connection.close() }
    // It waits until each is gone.
    try connection.command(
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '\(name ?? "")'
        """
    )
}

/// The server's number for the process that serves this connection.
func process(of transaction: any Transaction) throws -> Int {
    try transaction.row("SELECT pg_backend_pid() AS id")?.read("id") ?? 0
}

/// Does something so many times at once.
func manyTimes(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...count { group.addTask { try await body(number) } }
        try await group.waitForAll()
    }
}

func manyTimes(_ count: Int, _ body: @escaping @Sendable () async throws -> Void) async throws {
    try await manyTimes(count) { _ in try await body() }
}

extension Thread {
    /// Keeps a transaction's own thread busy for so many seconds.
    static func wait(_ seconds: Double) { sleep(forTimeInterval: seconds) }
}
