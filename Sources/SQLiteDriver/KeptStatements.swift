// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDB
import Storage
import Synchronization

/// Which statements stay prepared: the first thousand there are, as each connection keeps what it is given without bound.
final class KeptStatements: Sendable {
    private let texts = Mutex<Set<String>>([])
    private let maximum = 1_000

    func statement(_ text: String, on connection: GRDB.Database) throws -> Statement {
        let isKept = texts.withLock { texts in
            if texts.contains(text) { return true }
            if texts.count < maximum { return texts.insert(text).inserted }
            return false
        }
        return isKept ? try connection.cachedStatement(sql: text) : try connection.makeStatement(sql: text)
    }

    /// Runs a body on a connection whose transaction has begun, and throws what failed even if the body caught it.
    func transact<Result>(
        _ connection: GRDB.Database,
        _ statementTime: Duration,
        _ body: (any Storage.Transaction) throws -> Result
    ) throws -> Result {
        let transaction = SQLiteTransaction(connection, self, statementTime)
        defer { transaction.end() }
        let result = try body(transaction)
        try transaction.checkFailure()
        return result
    }
}
