// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Glibc
package import Storage

/// The one door: every read and every change of an organisation goes through here.
///
/// The features' verbs are written on top of ``read(by:_:)`` and ``amend(by:_:)``; nothing else has the database.
package final class Platform: Sendable {
    let database: any Database
    let rosters: RosterCache
    let passwords: Passwords
    let pictures = Pictures()
    /// Whom each file is shown to before it is taken; nobody where none is configured.
    let scanner: VirusScanner?
    let clock: @Sendable () -> Instant
    /// How far the imports are that this process works on.
    let importProgress = ImportProgress()

    /// A platform on a database; the clock tells the present in whole seconds.
    package init(
        _ database: any Database,
        passwords: Passwords = Passwords(),
        scanner: VirusScanner? = nil,
        clock: @escaping @Sendable () -> Instant = { .now }
    ) {
        self.database = database
        self.passwords = passwords
        self.scanner = scanner
        self.clock = clock
        rosters = RosterCache()
    }

    /// Brings the schema up to date.
    package func prepare() async throws {
        try await database.migrate(try Schema.migrations())
    }

    /// Ends its connections; what is under way is finished first.
    package func close() async {
        await database.close()
    }

    /// Reads one organisation in one snapshot.
    ///
    /// The revision of access is read first, and the engine asked on a state at least that new: what was taken away and
    /// committed before, by whichever process, is gone.
    package func read<Result: Sendable>(
        by viewer: Viewer,
        _ body: @escaping @Sendable (Snapshot) throws -> Result
    ) async throws -> Result {
        let (clock, rosters) = (clock, rosters)
        return try await database.read { transaction in
            let (state, now) = try rosters.state(of: viewer.organisation, in: transaction, clock)
            return try body(Snapshot(transaction, state, by: viewer, at: now))
        }
    }

    /// Changes one organisation: asks, acts, keeps the model's rules, records, all in one transaction or not at all.
    ///
    /// Changes of one organisation happen one after another, so that each is decided on what the one before left.
    package func amend<Result: Sendable>(
        by viewer: Viewer,
        _ body: @escaping @Sendable (Amendment) throws -> Result
    ) async throws -> Result {
        let (clock, rosters) = (clock, rosters)
        let (result, state, now) = try await database.write { transaction in
            try transaction.lock(viewer.organisation.number)
            let (state, now) = try rosters.state(of: viewer.organisation, in: transaction, clock)
            let amendment = Amendment(transaction, state, by: viewer, at: now)
            let result = try body(amendment)
            try amendment.finish()
            return (result, amendment.state, now)
        }
        rosters.publish(state, of: viewer.organisation, at: now)
        return result
    }

    /// Changes one organisation as the operator does on the command line, where nobody is asked and the trail names no
    /// person: by ``Right/operator`` and nothing else.
    func operate<Result: Sendable>(
        on organisation: OrganisationID,
        _ body: @escaping @Sendable (Amendment) throws -> Result
    ) async throws -> Result {
        try await amend(by: Viewer(.visitor, in: organisation), body)
    }
}

extension Instant {
    /// The present second.
    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }
}
