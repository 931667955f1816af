// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDB
import Storage

/// One transaction on one of the pool's connections, on that connection's thread.
final class SQLiteTransaction: Storage.Transaction {
    var dialect: Dialect { .sqlite }

    private let connection: GRDB.Database
    private let statements: KeptStatements
    private let alarm: Alarm
    private var failure: (any Error)?

    init(_ connection: GRDB.Database, _ statements: KeptStatements, _ statementTime: Duration) {
        self.connection = connection
        self.statements = statements
        alarm = Alarm(on: connection.sqliteConnection, after: statementTime)
    }

    func rows(_ sql: Storage.SQL) throws -> [Storage.Row] {
        try running(sql) { try $0.rows() }
    }

    func execute(_ sql: Storage.SQL) throws -> Int {
        try running(sql) { statement in
            let before = connection.totalChangesCount
            try statement.finish()
            // Statements that change no rows leave the number of the one before.
            return connection.totalChangesCount == before ? 0 : connection.changesCount
        }
    }

    /// Nothing to wait for: there is one writer, and it has begun.
    func lock(_ key: Int64) throws {
        try checkFailure()
    }

    func run(script: String) throws {
        try remembering {
            alarm.turnOff()
            try connection.execute(sql: script)
        }
    }

    /// Ends what may still be interrupted: a commit may not.
    func end() {
        alarm.turnOff()
    }

    func checkFailure() throws {
        if let failure { throw failure }
    }

    private func running<Result>(_ sql: Storage.SQL, _ body: (RunningStatement) throws -> Result) throws -> Result {
        try remembering {
            let rendered = sql.rendered(for: .sqlite)
            try rendered.checkValues()
            let prepared = try statements.statement(rendered.text, on: connection)
            alarm.set()
            defer { alarm.turnOff() }
            // The pointer is good for as long as `prepared` is.
            return try withExtendedLifetime(prepared) {
                let statement = RunningStatement(prepared.sqliteStatement, rendered.text)
                defer { statement.reset() }
                try statement.bind(rendered.values)
                return try body(statement)
            }
        }
    }

    private func remembering<Result>(_ body: () throws -> Result) throws -> Result {
        try checkFailure()
        do {
            return try body()
        } catch {
            let known = StorageError.known(error)
            failure = known
            throw known
        }
    }
}
