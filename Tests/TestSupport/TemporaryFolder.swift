// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation

/// A folder that is gone after the test.
package enum TemporaryFolder {
    package static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lyceum-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path)
    }
}
