// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import RoleModels
import Storage
import Synchronization
import TestSupport
import Testing

/// An organisation of `Samples/` on a real database, with its cast by their names in the file and a clock of its own.
struct Centre: Sendable {
    let platform: Platform
    let database: any Database
    let id: OrganisationID
    let described: Organisations.Organisation
    let clock: TestClock

    /// The password of everyone in it.
    static let password = "correct horse battery"

    /// Founds the sample of a role model on a fresh database.
    static func found(
        _ model: String,
        on backing: Backing,
        _ body: (Centre) async throws -> Void
    ) async throws {
        try await backing.withDatabase { database in
            let clock = TestClock()
            let platform = Platform(database, passwords: Passwords(.least), clock: { clock.now })
            try await platform.prepare()
            let described = try #require(
                Organisation.read(atPath: sample(model), now: clock.now).value,
                "the sample can be read"
            )
            let id = try await Founding(platform).found(described, slug: model, password: password)
            try await body(
                Centre(platform: platform, database: database, id: id, described: described, clock: clock)
            )
        }
    }

    /// Another process on the same database: it has a memory of its own.
    var elsewhere: Centre {
        let clock = clock
        return Centre(
            platform: Platform(database, passwords: Passwords(.least), clock: { clock.now }),
            database: database,
            id: id,
            described: described,
            clock: clock
        )
    }

    func person(_ name: String) throws -> PersonID {
        guard case .person(let id) = described.directory[name] else { throw Missing(name: name) }
        return id
    }

    func node(_ name: String) throws -> NodeID {
        guard case .node(let id) = described.directory[name] else { throw Missing(name: name) }
        return id
    }

    /// Somebody of the cast as who asks.
    func viewer(_ name: String) throws -> Viewer {
        Viewer(.person(try person(name)), in: id)
    }

    /// The holding of somebody's role that is not ended, as a role manager sees it.
    func holding(_ role: String, of name: String, by viewer: String) async throws -> HoldingSummary {
        let details = try await People(platform).details(try person(name), by: try self.viewer(viewer))
        return try #require(details.holdings.first { $0.role == role && $0.state != .ended })
    }

    private static func sample(_ model: String) -> String {
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Samples/\(model).yaml"
    }

    private struct Missing: Error {
        let name: String
    }
}

/// A clock that a test turns on.
final class TestClock: Sendable {
    private let seconds = Mutex<Int64>(1_795_348_800)

    var now: Instant { Instant(seconds: seconds.withLock { $0 }) }

    func advance(seconds count: Int64) {
        seconds.withLock { $0 += count }
    }
}
