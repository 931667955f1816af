// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Learning
import PostgreSQLDriver
import SQLiteDriver
import Storage

/// The only place that chooses a driver.
enum Wiring {
    /// The database that an address names: `postgresql://…`, or else a file.
    static func database(_ address: String) throws -> any Database {
        let isPostgreSQL = address.hasPrefix("postgresql://") || address.hasPrefix("postgres://")
        return isPostgreSQL ? try PostgreSQLDatabase(address) : try SQLiteDatabase(path: address)
    }

    /// A platform on that database, its schema brought up to date.
    static func platform(
        _ address: String,
        passwords: Passwords.Cost = .interactive,
        scanner: VirusScanner? = nil,
        clock: @escaping @Sendable () -> Instant = { .now }
    ) async throws -> Platform {
        let platform = Platform(try database(address), passwords: Passwords(passwords), scanner: scanner, clock: clock)
        try await platform.prepare()
        return platform
    }
}

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A SQLite file, or the address of a PostgreSQL database: postgresql://user@host/name.",
            valueName: "address"
        )
    )
    var database = "var/lyceum.sqlite"
}
