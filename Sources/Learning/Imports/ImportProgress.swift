// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Synchronization

/// How far the imports are that this process works on, and which of them are to stop.
///
/// Kept in memory, as their transaction is seen by nobody else yet, and sees nothing itself of what comes after it began.
final class ImportProgress: Sendable {
    /// Told now and then: how many lines of how many; what it throws ends the work.
    typealias Report = (_ done: Int, _ total: Int) throws -> Void

    private let known = Mutex<[ImportID: Int]>([:])
    private let stopped = Mutex<Set<ImportID>>([])

    func note(_ job: ImportID, _ done: Int) {
        known.withLock { $0[job] = done }
    }

    /// Whoever works on it stops at its next report.
    func stop(_ job: ImportID) {
        _ = stopped.withLock { $0.insert(job) }
    }

    func isStopped(_ job: ImportID) -> Bool {
        stopped.withLock { $0.contains(job) }
    }

    /// Nobody works on it any more.
    func forget(_ job: ImportID) {
        known.withLock { $0[job] = nil }
        _ = stopped.withLock { $0.remove(job) }
    }

    func lines(of job: ImportID) -> Int? {
        known.withLock { $0[job] }
    }
}
