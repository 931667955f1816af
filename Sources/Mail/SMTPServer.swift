// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import NIOPosix
import Synchronization

/// The server that takes our mails, spoken to by libcurl.
///
/// libcurl blocks, so it is called on a few threads of its own, each with a connection that serves one mail after another.
package final class SMTPServer: Sendable {
    package let address: SMTPAddress
    private let password: String?
    private let authorities: String?
    private let threads: NIOThreadPool
    private let idle = Mutex<[SMTPConnection]>([])

    /// How many mails are handed over at the same time.
    package static let atOnceMaximum = 3

    /// Authorities are a file of certificates to trust in place of the system's.
    package init(_ address: SMTPAddress, password: String? = nil, authorities: String? = nil) {
        self.address = address
        self.password = password
        self.authorities = authorities
        threads = NIOThreadPool(numberOfThreads: Self.atOnceMaximum)
        threads.start()
    }

    /// Hands a letter over, and answers what the server said.
    ///
    /// It takes ``SMTPConnection/secondsMaximum`` at most.
    package func send(_ letter: Letter) async -> Handover {
        do {
            return try await threads.runIfActive { [self] in
                guard let connection = takeConnection() else { return .unreachable("there is no memory for libcurl") }
                let answer = connection.send(letter)
                // A connection on which something went wrong is not used again.
                if answer == .accepted { idle.withLock { $0.append(connection) } }
                return answer
            }
        } catch {
            return .unreachable("this server is ending")
        }
    }

    /// Ends its connections.
    package func close() async {
        try? await threads.shutdownGracefully()
        idle.withLock { $0 = [] }
    }

    private func takeConnection() -> SMTPConnection? {
        idle.withLock { $0.popLast() } ?? SMTPConnection(to: address, password: password, authorities: authorities)
    }
}

/// What became of a letter that was handed over.
package enum Handover: Sendable, Hashable {
    /// The server answers for it from now on.
    case accepted
    /// It does not take this letter, and will not.
    case refused(String)
    /// It does not take this letter now.
    case later(String)
    /// It cannot be talked to, whatever the letter is: the network, the certificate, the login.
    case unreachable(String)
}
