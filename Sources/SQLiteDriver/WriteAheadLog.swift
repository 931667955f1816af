// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import GRDB

/// The file in which SQLite writes what is committed before it is moved into the database.
///
/// SQLite moves it at every thousandth page and then starts the file anew, but only in a moment without readers. Readers
/// that overlap without end would let it grow without end.
struct WriteAheadLog: Sendable {
    let path: String
    let bytesMaximum: Int

    /// Waits for the readers under way, where the file has grown too long; on the writer's thread.
    ///
    /// A failure changes nothing: it is tried again after the next change.
    func keepSmall(_ connection: GRDB.Database) {
        var status = stat()
        guard stat(path, &status) == 0, Int(status.st_size) > bytesMaximum else { return }
        _ = try? connection.checkpoint(.truncate)
    }
}
