// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// One transaction on one connection, on one thread.
final class PostgreSQLTransaction: Transaction {
    var dialect: Dialect { .postgreSQL }

    private var connection: Connection?
    private(set) var failure: StorageError?

    init(_ connection: Connection) {
        self.connection = connection
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try asking { connection throws(StorageError) in
            let rendered = sql.rendered(for: .postgreSQL)
            try rendered.checkValues()
            return try connection.rows(rendered)
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try asking { connection throws(StorageError) in
            let rendered = sql.rendered(for: .postgreSQL)
            try rendered.checkValues()
            return try connection.execute(rendered)
        }
    }

    func lock(_ key: Int64) throws {
        _ = try rows("SELECT pg_advisory_xact_lock(\(key))")
    }

    /// A migration takes as long as it takes.
    func run(script: String) throws {
        try asking { connection throws(StorageError) in
            try connection.command("SET LOCAL statement_timeout = 0")
            try connection.command(script, isUnlimited: true)
            try connection.command("SET LOCAL statement_timeout = \(connection.limits.statementTime.milliseconds)")
        }
    }

    /// Takes the connection away: who keeps a transaction beyond its body must not reach the next one's.
    func end() {
        connection = nil
    }

    func checkFailure() throws(StorageError) {
        if let failure { throw failure }
    }

    private func asking<Result>(
        _ body: (Connection) throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try checkFailure()
        guard let connection else { throw .failed("a transaction was used after its end") }
        do {
            return try body(connection)
        } catch {
            failure = error
            throw error
        }
    }
}
