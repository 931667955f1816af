// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDB
import GRDBSQLite
import Storage

/// A prepared statement while it runs.
///
/// Values go in and out by SQLite's own functions: an empty run of bytes would become NULL on the way through `Data`.
struct RunningStatement {
    private let statement: OpaquePointer
    private let text: String

    init(_ statement: OpaquePointer, _ text: String) {
        self.statement = statement
        self.text = text
    }

    func bind(_ values: [Value]) throws(StorageError) {
        for (number, value) in values.enumerated() {
            try check(bind(value, at: CInt(number) + 1))
        }
    }

    func rows() throws(StorageError) -> [Storage.Row] {
        let columns = 0..<sqlite3_column_count(statement)
        let names = Storage.Row.Columns(
            columns.map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
        )
        var rows: [Storage.Row] = []
        while try step() {
            var values: [Value] = []
            values.reserveCapacity(columns.count)
            for column in columns { values.append(try value(in: column)) }
            rows.append(Storage.Row(names, values))
        }
        return rows
    }

    func finish() throws(StorageError) {
        while try step() {}
    }

    /// Lets go of the values and of what the statement holds.
    func reset() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    private func step() throws(StorageError) -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        try check(code)
        return false
    }

    private func check(_ code: CInt) throws(StorageError) {
        guard code != SQLITE_OK else { return }
        let connection = sqlite3_db_handle(statement)
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "no reason given"
        let extended = ResultCode(rawValue: sqlite3_extended_errcode(connection))
        throw StorageError(code: extended, message: message, statement: text)
    }
}

extension RunningStatement {
    private func bind(_ value: Value, at number: CInt) -> CInt {
        // SQLite copies what it is given this destructor for.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, number)
        case .integer(let integer): return sqlite3_bind_int64(statement, number, integer)
        case .text(var text):
            if text.isEmpty { return sqlite3_bind_text(statement, number, "", 0, copied) }
            return text.withUTF8 { text in
                text.withMemoryRebound(to: CChar.self) { text in
                    sqlite3_bind_text64(
                        statement,
                        number,
                        text.baseAddress,
                        UInt64(text.count),
                        copied,
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, number, 0) }
            return bytes.withUnsafeBytes { bytes in
                sqlite3_bind_blob64(statement, number, bytes.baseAddress, UInt64(bytes.count), copied)
            }
        }
    }

    private func value(in column: CInt) throws(StorageError) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            // The text is asked for before its length, which is that of the last form asked for.
            let start = sqlite3_column_text(statement, column)
            let text = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            return .text(String(decoding: text, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
            return .bytes(Array(bytes))
        default:
            throw .failed("an answer has a number that is not whole: cast it to BIGINT, in `\(text)`")
        }
    }
}
