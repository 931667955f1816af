// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import PostgreSQLDriver
import Storage

/// The PostgreSQL server that tests make their databases on.
package struct TestServer: Sendable {
    private let address: String

    package init(_ address: String) {
        self.address = address
    }

    /// From `LYCEUM_TEST_POSTGRESQL`; without it, says on the error stream that tests run on SQLite only.
    static let address: String? = {
        if let address = ProcessInfo.processInfo.environment["LYCEUM_TEST_POSTGRESQL"], !address.isEmpty {
            return address
        }
        FileHandle.standardError.write(
            Data("LYCEUM_TEST_POSTGRESQL names no server: tests run on SQLite only; bin/test starts one\n".utf8)
        )
        return nil
    }()

    /// Gives the body the address of an empty database, and drops it afterwards, whoever still uses it.
    package func withDatabase<Result>(
        _ options: String = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        let name = "lyceum_test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await command("CREATE DATABASE \(name) TEMPLATE template0 \(options)")
        do {
            let result = try await body(try url(of: name))
            try await command("DROP DATABASE \(name) WITH (FORCE)")
            return result
        } catch {
            try? await command("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            throw error
        }
    }

    /// One after another on a thread of their own: they block, and the server copies files for each.
    private func command(_ text: String) async throws {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async { [address] in
                continuation.resume(
                    with: Swift.Result {
                        let connection = try Connection(address, limits: .patient)
                        defer { connection.close() }
                        try connection.command(text)
                    }
                )
            }
        }
    }

    private static let queue = DispatchQueue(label: "test databases")

    /// The address with another database in its place.
    private func url(of name: String) throws -> String {
        var components = URLComponents(string: address)
        components?.path = "/" + name
        guard components?.scheme?.hasPrefix("postgres") == true, let url = components?.string else {
            throw StorageError.unavailable(
                "LYCEUM_TEST_POSTGRESQL is to be written `postgresql://user@host:port/database`"
            )
        }
        return url
    }
}
