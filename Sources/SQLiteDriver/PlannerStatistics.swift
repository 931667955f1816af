// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import GRDB
import Synchronization

/// What SQLite knows of its tables when it plans a statement: how many rows a value of an index stands for.
///
/// Without it SQLite takes it that an organisation has ten rows of everything. As each key begins with the organisation, it
/// then reads all rows of a large one where an index on the rest would have found three.
final class PlannerStatistics: Sendable {
    private let due = Mutex(0)

    /// Gathers them as a file is opened; on the writer's thread.
    init(_ connection: GRDB.Database) throws {
        try gather(connection)
    }

    /// Gathers them anew when there were about as many changes as before; on the writer's thread.
    ///
    /// - Returns: whether it did. Readers that are open go by the former ones.
    func keepFresh(_ connection: GRDB.Database) -> Bool {
        let changes = connection.totalChangesCount
        guard due.withLock({ changes >= $0 }) else { return false }
        // A failure changes nothing: plans are as they were.
        try? gather(connection)
        return true
    }

    private func gather(_ connection: GRDB.Database) throws {
        // As many entries of an index are looked at, which takes some milliseconds however large it is.
        try connection.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE")
        due.withLock { $0 = max(Self.changesMinimum, connection.totalChangesCount * 2) }
    }

    private static let changesMinimum = 2_000
}
