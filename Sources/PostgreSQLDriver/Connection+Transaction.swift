// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// Why a transaction came to nothing, where it may help to run it again.
enum Failure: Error {
    /// The connection was dead before anything was asked of it.
    case notBegun(StorageError)
    /// The server undid it for the sake of another.
    case undone(StorageError)
}

extension Connection {
    enum Purpose {
        /// One snapshot, taken at its first statement.
        case read
        /// Each statement sees what others committed before it: after a lock was waited for, that is needed.
        case write

        fileprivate var begin: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            }
        }
    }

    func transact<Result>(_ purpose: Purpose, _ body: (any Transaction) throws -> Result) throws -> Result {
        isUndone = false
        do {
            try command(purpose.begin)
        } catch {
            throw isLost ? Failure.notBegun(error) : StorageError.unavailable("it lets no transaction begin: \(error)")
        }
        let transaction = PostgreSQLTransaction(self)
        defer { transaction.end() }
        let result: Result
        do {
            result = try body(transaction)
            try transaction.checkFailure()
        } catch {
            // A connection on which even this fails is not used again.
            if !isLost { _ = try? command("ROLLBACK") }
            throw isUndone ? Failure.undone(transaction.failure ?? .tooBusy) : error
        }
        try commit(purpose)
        return result
    }

    /// Without the time limit of statements: it would end the wait for a replica, and report as done what is not there.
    private func commit(_ purpose: Purpose) throws {
        do throws(StorageError) {
            let status = try command("SET LOCAL statement_timeout = 0; COMMIT")
            guard status == "COMMIT" else { throw StorageError.failed("the transaction was undone, not committed") }
        } catch {
            guard isLost else { throw isUndone ? Failure.undone(error) : error }
            // Nothing was to be changed, and the answers are there.
            if purpose == .read { return }
            throw StorageError.outcomeUnknown
        }
    }
}
