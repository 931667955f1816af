// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Storage

/// Each kind of database that a test runs on.
///
/// ```swift
/// @Test(arguments: Backing.all) func `a person is registered once`(backing: Backing) async throws {
///     try await backing.withDatabase { database in … }
/// }
/// ```
package enum Backing: Sendable, CustomStringConvertible {
    case sqlite
    /// The address of a server, on which each test has a database of its own.
    case postgreSQL(server: String)

    /// SQLite, and PostgreSQL where `LYCEUM_TEST_POSTGRESQL` names a server; `bin/test` starts one.
    ///
    /// A server that is named and does not answer fails the tests.
    package static let all: [Self] = {
        guard let server = TestServer.address else { return [.sqlite] }
        return [.sqlite, .postgreSQL(server: server)]
    }()

    /// Without the server's address, which differs from run to run.
    package var description: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgreSQL: "PostgreSQL"
        }
    }

    /// Gives the body a fresh, empty database, and takes it away afterwards.
    package func withDatabase<Result>(
        _ limits: Limits = .patient,
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        try await withFresh { fresh in
            let database = try fresh.open(limits)
            do {
                let result = try await body(database)
                await database.close()
                return result
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// Gives the body a fresh, empty place for a database, which it may open more than once.
    package func withFresh<Result>(_ body: (FreshDatabase) async throws -> Result) async throws -> Result {
        switch self {
        case .sqlite:
            try await TemporaryFolder.with { try await body(.sqlite(path: $0 + "/lyceum.sqlite")) }
        case .postgreSQL(let server):
            try await TestServer(server).withDatabase { try await body(.postgreSQL(url: $0)) }
        }
    }
}
