// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import PostgreSQLDriver
import SQLiteDriver
package import Storage

/// Where a test's database is; it can be opened again, as another process or a later one would.
package enum FreshDatabase: Sendable {
    case sqlite(path: String)
    case postgreSQL(url: String)

    package func open(_ limits: Limits = .patient) throws -> any Database {
        switch self {
        case .sqlite(let path): try SQLiteDatabase(path: path, limits: limits)
        case .postgreSQL(let url): try PostgreSQLDatabase(url, limits: limits)
        }
    }
}

extension Limits {
    /// For tests that are not about limits: many run at once, on few processors.
    package static let patient = Limits(waitingTime: .seconds(60), statementTime: .seconds(60))
}
