// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOPosix
import Storage
import Synchronization

/// Threads of their own for work that takes memory and time; so many wait for them, and no more.
final class Workbench: Sendable {
    private let threads: NIOThreadPool
    private let waiting = Mutex(0)
    private let waitingMaximum: Int

    init(threads count: Int, waitingMaximum: Int = 20) {
        threads = NIOThreadPool(numberOfThreads: count)
        self.waitingMaximum = waitingMaximum
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Does the work on one of the threads.
    ///
    /// - Throws: ``StorageError/tooBusy`` where too many wait already, or what the body throws.
    func work<Made: Sendable>(_ body: @escaping @Sendable () throws -> Made) async throws -> Made {
        try waiting.withLock { count in
            guard count < waitingMaximum else { throw StorageError.tooBusy }
            count += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        let made = try await threads.runIfActive { Result { try body() } }
        return try made.get()
    }
}
