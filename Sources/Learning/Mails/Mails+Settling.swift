// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Mails {
    /// Notes what became of a mail.
    package func settle(_ claim: Claim, _ result: Result) async throws {
        let now = platform.clock()
        try await platform.database.write { transaction in
            let row = try transaction.row("SELECT made_at, tries FROM mail WHERE \(claim.condition)")
            guard let row else { return }
            let madeAt: Instant = try row.read("made_at")
            let tries: Int = try row.read("tries")
            try transaction.execute(
                "UPDATE mail SET \(Self.settling(result, tries: tries, madeAt: madeAt, at: now)) WHERE \(claim.condition)"
            )
        }
    }

    /// What became of a mail that was handed over.
    package enum Result: Sendable, Hashable {
        case sent
        /// It will never be taken.
        case refused(String)
        /// This one was not taken now.
        case later(String)
        /// The server cannot be talked to: none of this mail's doing, so it counts as no try.
        case unreachable(String)
    }

    private static func settling(_ result: Result, tries: Int, madeAt: Instant, at now: Instant) -> SQL {
        let isOld = now.seconds - madeAt.seconds > ageSecondsMaximum
        let free: SQL = "lease = NULL, leased_until = NULL"
        switch result {
        case .sent: return "\(free), done_at = \(now), outcome = 'sent', reason = NULL, tries = \(tries + 1)"
        case .refused(let reason):
            return "\(free), done_at = \(now), outcome = 'given-up', reason = \(reason), tries = \(tries + 1)"
        case .later(let reason), .unreachable(let reason):
            var counted = tries
            if case .later = result { counted += 1 }
            if isOld || counted >= waits.count {
                return "\(free), done_at = \(now), outcome = 'given-up', reason = \(reason), tries = \(counted)"
            }
            let wait = counted == tries ? 60 : waits[tries]
            return "\(free), due_at = \(now.seconds + wait), reason = \(reason), tries = \(counted)"
        }
    }

    /// After each try that failed, in seconds: a minute first, a day last, some four days in all.
    private static let waits: [Int64] = [
        60, 300, 900, 3_600, 2 * 3_600, 4 * 3_600, 8 * 3_600, 12 * 3_600, 86_400, 86_400, 86_400,
    ]
}
