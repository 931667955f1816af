// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Synchronization

/// How far the imports are that this process works on; kept in memory, as their transaction is seen by nobody else yet.
final class ImportProgress: Sendable {
    /// Told now and then: how many lines of how many.
    typealias Report = (_ done: Int, _ total: Int) -> Void

    private let known = Mutex<[ImportID: Int]>([:])

    func note(_ job: ImportID, _ done: Int?) {
        known.withLock { $0[job] = done }
    }

    func lines(of job: ImportID) -> Int? {
        known.withLock { $0[job] }
    }
}
