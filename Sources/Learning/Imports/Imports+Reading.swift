// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOPosix
package import Sheets

extension Imports {
    /// The largest file that is taken.
    package static let fileBytesMaximum = 32 << 20

    /// Reads a file as a table, on a thread that nothing else waits for.
    ///
    /// - Throws: ``InvalidInput`` that says why it is none.
    package static func read(_ bytes: [UInt8], field: String = "file") async throws -> Sheet {
        do {
            return try await NIOThreadPool.singleton.runIfActive { try Sheet.read(bytes) }
        } catch let problem as SheetProblem {
            throw InvalidInput(field, problem.sentence)
        }
    }
}
