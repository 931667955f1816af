// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPostgreSQL
package import Storage

/// One connection to the server.
///
/// `@unchecked Sendable`: it goes from thread to thread, and whoever took it out of the idle ones uses it alone.
package final class Connection: @unchecked Sendable {
    private(set) var pointer: OpaquePointer?
    let limits: Limits
    var prepared = PreparedStatements()
    /// Whether the server undid the transaction under way for the sake of another.
    var isUndone = false
    /// Whether the tables changed under what it has prepared.
    var isStale = false

    /// Connects, and sets what every transaction here relies on.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` where the server cannot be reached, lets us not in, or orders and
    ///   compares text in a way of its own.
    package init(_ url: String, limits: Limits = Limits()) throws(StorageError) {
        self.limits = limits
        pointer = Self.open(url, limits)
        guard let pointer, PQstatus(pointer) == CONNECTION_OK else {
            let reason = pointer.map(Self.message) ?? "out of memory"
            close()
            throw .unavailable("cannot connect to PostgreSQL: \(reason)")
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        do {
            try setUp()
        } catch {
            close()
            throw .unavailable("cannot use this PostgreSQL database: \(error)")
        }
    }

    deinit { close() }

    package func close() {
        PQfinish(pointer)
        pointer = nil
    }

    /// Whether the next transaction can begin on it.
    var isReady: Bool {
        !isStale && PQstatus(pointer) == CONNECTION_OK && PQtransactionStatus(pointer) == PQTRANS_IDLE
    }

    var isLost: Bool { PQstatus(pointer) != CONNECTION_OK }

    /// The last thing that went wrong, in libpq's words, which do not name the password.
    static func message(_ pointer: OpaquePointer) -> String {
        let lines = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        return lines.split(separator: "\n").joined(separator: "; ")
    }
}

extension Connection {
    /// Whether an address can be read; what is wrong with it is not told, as a password may stand in it.
    static func check(_ url: String) throws(StorageError) {
        let options = PQconninfoParse(url, nil)
        guard let options else {
            throw .unavailable("the database's address cannot be read: write `postgresql://user@host:port/database`")
        }
        PQconninfoFree(options)
    }

    /// What stands before the address may be said differently in it; what comes after may not.
    private static func open(_ url: String, _ limits: Limits) -> OpaquePointer? {
        let wait = limits.waitingTime.milliseconds
        let options: [(String, String)] = [
            ("connect_timeout", "\(max(2, wait / 1_000))"),
            ("tcp_user_timeout", "\(limits.statementTime.milliseconds + wait)"),
            ("keepalives_idle", "30"),
            ("keepalives_interval", "10"),
            ("keepalives_count", "3"),
            ("fallback_application_name", "lyceum"),
            ("dbname", url),
            ("client_encoding", "UTF8"),
        ]
        return withCStrings(options.map(\.0)) { names in
            withCStrings(options.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
    }

    /// Two ways of ordering text would make two platforms: this one is SQLite's, by bytes.
    private func setUp() throws {
        let wait = limits.waitingTime.milliseconds
        let run = limits.statementTime.milliseconds
        try command(
            """
            SET statement_timeout = \(run);
            SET lock_timeout = \(wait);
            SET idle_in_transaction_session_timeout = \(run);
            SET plan_cache_mode = force_custom_plan;
            SET client_min_messages = warning;
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """
        )
        let settings: SQL = """
            SELECT getdatabaseencoding()::text AS encoding,
                ('a' > 'B' AND 'é' > 'z' AND 'a b' < 'aa' AND 'a-b' < 'aa') AS by_bytes
            """
        guard let row = try rows(settings.rendered(for: .postgreSQL)).first else { return }
        let encoding: String = try row.read("encoding")
        guard try encoding == "UTF8" && row.read("by_bytes") else {
            throw StorageError.unavailable(
                """
                its encoding is `\(encoding)`, or it orders text by a language; create it with \
                TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'
                """
            )
        }
    }
}

/// Lends texts to C, with a null at the end.
private func withCStrings<Result>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
        starts.append(bytes.count)
        bytes += text.utf8CString
    }
    return bytes.withUnsafeBufferPointer { bytes in
        let pointers = starts.map { start in bytes.baseAddress.map { $0 + start } }
        return body(pointers + [nil])
    }
}
