// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import NIOPosix
package import Storage
import Synchronization

/// A database on a PostgreSQL server, which several processes may share.
///
/// Statements block a thread each, of a pool of this database's own with as many threads as connections, so that
/// whoever is let in finds both.
package final class PostgreSQLDatabase: Database {
    package var dialect: Dialect { .postgreSQL }

    private let url: String
    private let limits: Limits
    private let turnstile: Turnstile
    private let threads: NIOThreadPool
    private let idle = Mutex<[Connection]>([])

    /// Reads the server's address, `postgresql://…` or `host=… dbname=…`, with all that libpq knows: `sslmode` and so on.
    ///
    /// It connects when it is first asked for something, so that a program may start before its database.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` where the address cannot be read.
    package init(_ url: String, limits: Limits = Limits()) throws(StorageError) {
        try Connection.check(url)
        self.url = url
        self.limits = limits
        turnstile = Turnstile(
            places: limits.atOnceMaximum,
            waitingMaximum: limits.waitingMaximum,
            waitingTime: limits.waitingTime
        )
        threads = NIOThreadPool(numberOfThreads: limits.atOnceMaximum)
        threads.start()
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await onThread { try $0.repeating { try $0.transact(.read, body) } }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await onThread { try $0.repeating { try $0.transact(.write, body) } }
    }

    package func close() async {
        await turnstile.close()
        closeIdle()
        try? await threads.shutdownGracefully()
    }

    deinit {
        closeIdle()
        threads.shutdownGracefully { _ in }
    }
}

extension PostgreSQLDatabase {
    /// Runs to its end what has begun, also where the task that asked for it is cancelled.
    private func onThread<Result: Sendable>(
        _ body: @escaping @Sendable (PostgreSQLDatabase) throws -> Result
    ) async throws -> Result {
        try await turnstile.pass {
            try await withCheckedThrowingContinuation { continuation in
                threads.submit { [self] _ in continuation.resume(with: Swift.Result { try body(self) }) }
            }
        }
    }

    /// Runs a transaction, and again where that is safe and may help.
    ///
    /// What the server undid for the sake of others is tried four times in all. A connection that turns out to be dead
    /// when its transaction is to begin is replaced by a new one, as nothing was asked of it.
    private func repeating<Result>(_ transaction: (Connection) throws -> Result) throws -> Result {
        var undone = 0
        while true {
            let (connection, isUsed) = try take()
            defer { putBack(connection) }
            do {
                return try transaction(connection)
            } catch Failure.notBegun(let error) {
                // The others that are idle have probably died with it.
                closeIdle()
                guard isUsed else { throw error }
            } catch Failure.undone(let error) {
                guard undone < 3 else { throw error }
                undone += 1
                Thread.sleep(forTimeInterval: Double.random(in: 0.005...0.025) * Double(undone))
            }
        }
    }

    /// A connection nobody uses, the last used first, or a new one.
    private func take() throws(StorageError) -> (Connection, isUsed: Bool) {
        if let connection = idle.withLock({ $0.popLast() }) { return (connection, true) }
        return (try Connection(url, limits: limits), false)
    }

    private func closeIdle() {
        let connections = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for connection in connections { connection.close() }
    }

    private func putBack(_ connection: Connection) {
        if connection.isReady { idle.withLock { $0.append(connection) } } else { connection.close() }
    }
}
