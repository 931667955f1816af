// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Dispatch
import GRDB
package import Storage

/// A database in a file of this process's own: one writer, and readers that it does not disturb.
///
/// What is committed is on disk: the log is synced at each commit.
package final class SQLiteDatabase: Storage.Database {
    package var dialect: Dialect { .sqlite }

    private let pool: DatabasePool
    private let lockFile: LockFile
    private let writing: Turnstile
    private let reading: Turnstile
    private let limits: Limits
    private let statements: KeptStatements
    private let log: WriteAheadLog
    private let statistics: PlannerStatistics

    /// Opens the file, and makes it where there is none, readable by this user alone.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` where it cannot be opened, or another process has it open.
    package init(path: String, limits: Limits = Limits(), logBytesMaximum: Int = 64 << 20) throws(StorageError) {
        lockFile = try LockFile(besides: path)
        do {
            try createPrivateFile(at: path)
            pool = try DatabasePool(path: path, configuration: Self.configuration(limits))
            // In WAL mode the pool sets NORMAL while it opens, which may lose what was committed last.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let synchronous = try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
            guard synchronous == 2 else { throw StorageError.unavailable("`\(path)` cannot be written durably") }
            statistics = try pool.writeWithoutTransaction(PlannerStatistics.init)
            pool.invalidateReadOnlyConnections()
        } catch {
            throw StorageError(error, opening: path)
        }
        writing = Turnstile(places: 1, waitingMaximum: limits.waitingMaximum, waitingTime: limits.waitingTime)
        reading = Turnstile(
            places: limits.atOnceMaximum,
            waitingMaximum: limits.waitingMaximum,
            waitingTime: limits.waitingTime
        )
        self.limits = limits
        statements = KeptStatements()
        log = WriteAheadLog(path: path + "-wal", bytesMaximum: logBytesMaximum)
    }

    private static func configuration(_ limits: Limits) -> Configuration {
        var configuration = Configuration()
        configuration.label = "lyceum.sqlite"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(limits.waitingTime.milliseconds) / 1_000)
        configuration.maximumReaderCount = limits.atOnceMaximum
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { connection in
            // What is deleted is written over, so that whoever was erased is not read out of free pages. Debian's SQLite
            // does so unless it is told otherwise; another may not.
            try connection.execute(
                sql: "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON"
            )
        }
        return configuration
    }
}

extension SQLiteDatabase {
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Storage.Transaction) throws -> Result
    ) async throws -> Result {
        try await reading.pass {
            try await withCheckedThrowingContinuation { continuation in
                pool.asyncRead { [statements, limits] connection in
                    continuation.resume(
                        with: Swift.Result {
                            try statements.transact(connection.get(), limits.statementTime, body)
                        }.mapError(StorageError.known)
                    )
                }
            }
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Storage.Transaction) throws -> Result
    ) async throws -> Result {
        try await writing.pass {
            try await withCheckedThrowingContinuation { continuation in
                pool.asyncWriteWithoutTransaction { [self] connection in
                    continuation.resume(
                        with: Swift.Result { try change(connection, body) }.mapError(StorageError.known)
                    )
                    log.keepSmall(connection)
                    if statistics.keepFresh(connection) { pool.invalidateReadOnlyConnections() }
                }
            }
        }
    }

    private func change<Result>(
        _ connection: GRDB.Database,
        _ body: (any Storage.Transaction) throws -> Result
    ) throws -> Result {
        try connection.beginTransaction(.immediate)
        do {
            let result = try statements.transact(connection, limits.statementTime, body)
            do { try connection.commit() } catch { throw StorageError(committing: error) }
            return result
        } catch {
            try? connection.rollback()
            throw error
        }
    }

    package func close() async {
        await writing.close()
        await reading.close()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [pool, lockFile] in
                // The last connection to go may be one that reads, and leaves in the log what was erased from the file.
                _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
                try? pool.close()
                lockFile.release()
                continuation.resume()
            }
        }
    }
}
