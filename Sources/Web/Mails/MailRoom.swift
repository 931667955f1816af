// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Learning
package import Logging
package import Mail
import ServiceLifecycle
import Synchronization

/// Sends the mails that wait, for as long as the server runs; several servers on one database share the work.
///
/// Without a mail server it only keeps the queue from growing for ever.
package struct MailRoom: Service {
    private let mails: Mails
    private let server: SMTPServer?
    private let writing: LetterWriting?
    private let logger: Logger

    /// Where mails are handed over, from whom they come, and the address that their links begin with.
    package struct Setup: Sendable {
        let server: SMTPServer
        let sender: Mailbox
        let origin: Origin

        package init(_ server: SMTPServer, from sender: Mailbox, linkingTo origin: Origin) {
            self.server = server
            self.sender = sender
            self.origin = origin
        }
    }

    package init(_ platform: Platform, _ setup: Setup?, logger: Logger) {
        mails = Mails(platform)
        server = setup?.server
        writing = setup.map { LetterWriting(sender: $0.sender, origin: $0.origin) }
        self.logger = logger
    }

    private static let restSeconds = 2
    private static let sweepSeconds = 3_600
    /// After the mail server could not be talked to: at first, and doubled each time up to the last.
    private static let pauseSecondsMinimum = 5
    private static let pauseSecondsMaximum = 600
    private static let claimedAtOnce = 12

    package func run() async throws {
        let ending = Mutex(false)
        await withGracefulShutdownHandler {
            var (pause, sinceSweep) = (Self.pauseSecondsMinimum, Self.sweepSeconds)
            while !ending.withLock({ $0 }), !Task.isCancelled {
                if sinceSweep >= Self.sweepSeconds {
                    sinceSweep = 0
                    await noting("old mails could not be forgotten") { try await mails.sweep() }
                }
                var rest = Self.restSeconds
                switch await round() {
                case .nothing: break
                case .worked: rest = 0
                case .unreachable:
                    rest = pause
                    pause = min(pause * 2, Self.pauseSecondsMaximum)
                }
                if rest <= Self.restSeconds { pause = Self.pauseSecondsMinimum }
                sinceSweep += max(rest, 1)
                if rest > 0 {
                    let time = Duration.seconds(rest)
                    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: time) }
                }
            }
        } onGracefulShutdown: {
            ending.withLock { $0 = true }
        }
        await server?.close()
    }

    /// What came of a look into the queue.
    package enum Round: Sendable, Hashable {
        case nothing, worked
        /// The mail server could not be talked to; what waits, waits on.
        case unreachable
    }

    /// Sends what is due, some of it; never throws, since the next round comes.
    package func round() async -> Round {
        guard let server, let writing else { return .nothing }
        var claims: [Mails.Claim] = []
        await noting("no mails could be claimed") { claims = try await mails.claim(atMost: Self.claimedAtOnce) }
        guard !claims.isEmpty else { return .nothing }
        var rest = claims[...]
        while !rest.isEmpty {
            let some = rest.prefix(SMTPServer.atOnceMaximum)
            rest = rest.dropFirst(some.count)
            let found = await withTaskGroup(of: Contact.self) { group in
                for claim in some { group.addTask { await send(claim, writing, to: server) } }
                return await group.reduce(into: Set<Contact>()) { $0.insert($1) }
            }
            // What it took shows that it can be talked to, whatever it said beside that.
            guard found.contains(.accepted) || !found.contains(.unreachable) else {
                let untried = Array(rest)
                await noting("mails could not be given back") { try await mails.release(untried) }
                return .unreachable
            }
        }
        return .worked
    }

    /// How it was to talk to the mail server.
    private enum Contact { case accepted, unreachable, other }

    private func send(_ claim: Mails.Claim, _ writing: LetterWriting, to server: SMTPServer) async -> Contact {
        do {
            guard let mail = try await mails.open(claim) else { return .other }
            guard let letter = writing.letter(for: mail) else {
                try await mails.settle(claim, .refused("this is no address that mail can be sent to"))
                return .other
            }
            switch await server.send(letter) {
            case .accepted:
                try await mails.settle(claim, .sent)
                return .accepted
            case .refused(let reason): try await mails.settle(claim, .refused(reason))
            case .later(let reason): try await mails.settle(claim, .later(reason))
            case .unreachable(let reason):
                logger.warning(
                    "the mail server cannot be used",
                    metadata: ["server": .stringConvertible(server.address), "reason": .string(reason)]
                )
                try await mails.settle(claim, .unreachable(reason))
                return .unreachable
            }
        } catch {
            // The claim ends by itself, and the mail is tried again.
            logger.error("a mail was not settled", metadata: ["error": .string(String(reflecting: error))])
        }
        return .other
    }

    private func noting(_ what: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            logger.error("\(what)", metadata: ["error": .string(String(reflecting: error))])
        }
    }
}
