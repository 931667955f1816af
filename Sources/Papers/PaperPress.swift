// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOPosix
import Synchronization

/// Makes papers, one after another on a thread of its own: setting letters takes time, and so many wait and no more.
package final class PaperPress: Sendable {
    private let threads = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex(0)

    private static let waitingMaximum = 20

    package init() {
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// A certificate as PDF.
    ///
    /// - Throws: ``PaperProblem``.
    package func pdf(of certificate: CertificatePaper) async throws -> [UInt8] {
        try waiting.withLock { count in
            guard count < Self.waitingMaximum else { throw PaperProblem.tooBusy }
            count += 1
        }
        defer { waiting.withLock { $0 -= 1 } }
        let made = try await threads.runIfActive { Result { try certificate.pdf() } }
        return try made.get()
    }
}
