// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDB
import Storage

extension StorageError {
    /// What SQLite's result codes mean to us; an extended one is matched by its primary one too.
    init(code: ResultCode, message: String, statement: String?) {
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .broken(.unique, detail: message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .broken(.foreignKey, detail: message)
        case .SQLITE_CONSTRAINT_CHECK: self = .broken(.check, detail: message)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .broken(.notNull, detail: message)
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT: self = .tooBusy
        case .SQLITE_FULL: self = .unavailable("the disk is full: make room for the database")
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_NOMEM, .SQLITE_CORRUPT,
            .SQLITE_NOTADB:
            self = .unavailable(message)
        default: self = .failed(message + (statement.map { ", in `\($0)`" } ?? ""))
        }
    }

    private init(_ error: DatabaseError) {
        self.init(
            code: error.extendedResultCode,
            message: error.message ?? "no reason given",
            statement: error.sql
        )
    }

    /// What opening a file threw, with the file.
    init(_ error: any Error, opening path: String) {
        switch Self.known(error) {
        case StorageError.unavailable(let message), StorageError.failed(let message):
            self = .unavailable("cannot open `\(path)`: \(message)")
        case let error as StorageError: self = error
        default: self = .unavailable("cannot open `\(path)`: \(error)")
        }
    }

    /// What a commit threw.
    ///
    /// A deferred rule that is broken undoes it. When the disk fails, nobody knows what is on it.
    init(committing error: any Error) {
        switch error {
        case let error as DatabaseError where error.resultCode == .SQLITE_IOERR: self = .outcomeUnknown
        case let error as DatabaseError: self.init(error)
        default: self = .failed("\(error)")
        }
    }

    /// The driver's errors in words of ours; a body's own stay as they are.
    static func known(_ error: any Error) -> any Error {
        (error as? DatabaseError).map { StorageError($0) } ?? error
    }
}
