// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
package import Storage

/// The tables of the platform, as numbered steps.
package enum Schema {
    /// The migrations, in order, out of `Schema/NNNN_what_it_does.sql`.
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.url(forResource: "Schema", withExtension: nil) else {
            throw StorageError.schema("the folder of migrations is missing beside the program")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.filter { $0.hasSuffix(".sql") }.sorted().map { file in
            let parts = file.dropLast(".sql".count).split(separator: "_", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]) else {
                throw StorageError.schema("`\(file)` is not named as a migration: NNNN_what_it_does.sql")
            }
            let script = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            return Migration(number: number, name: String(parts[1]), script: script)
        }
    }
}
