// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Logging
import Storage
import Synchronization
import TestSupport

@testable import Web

/// A server with one organisation on a database of its own, whose founder is Claire Voss.
struct Stage {
    let platform: Platform
    let database: any Database
    let organisation: OrganisationID
    let time: StageTime
    let responder: RouterResponder<Arrival>
    let sitemap: Sitemap
    let logger: Logger

    static let slug = "ashford"
    static let password = "three quiet owls"
    static let claire = PersonID(index: 0)
    /// What links of the operator are signed with.
    static let operatorKey = OperatorKey(Array(repeating: 7, count: 32))

    /// Sets the stage with a shipped role model, and takes it away afterwards.
    static func with(
        _ model: String = "healthcare",
        isDemo: Bool = false,
        sendsMail: Bool = false,
        _ play: (Stage) async throws -> Void
    ) async throws {
        try await Backing.sqlite.withDatabase { database in
            let time = StageTime()
            let platform = Platform(database, passwords: Passwords(.least, threads: 1), clock: { time.now })
            try await platform.prepare()
            let organisation = try await Founding(platform).found(
                title: "Ashford Hospitals",
                slug: slug,
                model: model,
                owner: ("Claire Voss", "claire.voss@ashford.example", password)
            )
            try await play(try Stage(platform, database, organisation, time, isDemo: isDemo, sendsMail: sendsMail))
        }
    }

    init(
        _ platform: Platform,
        _ database: any Database,
        _ organisation: OrganisationID,
        _ time: StageTime,
        isDemo: Bool,
        sendsMail: Bool = false,
        operatorKey: OperatorKey? = Stage.operatorKey
    ) throws {
        var configuration = WebConfiguration()
        configuration.origins = [Origin(.https, host: "learn.example.org")]
        configuration.isDemo = isDemo
        configuration.sendsMail = sendsMail
        configuration.operatorKey = operatorKey
        configuration.logger.logLevel = .critical
        (self.platform, self.database, self.organisation, self.time) = (platform, database, organisation, time)
        let server = try WebServer(configuration, platform)
        (responder, sitemap) = (server.responder, server.sitemap)
        logger = configuration.logger
    }

    /// The founder, to set the stage with.
    var founder: Viewer { viewer(Self.claire) }

    func viewer(_ person: PersonID) -> Viewer { Viewer(.person(person), in: organisation) }

    /// Somebody new, with roles that the founder gives them; `ada.okafor@ashford.example` with everyone's password.
    func add(_ name: String, _ roles: String..., on node: NodeID = .organisation) async throws -> PersonID {
        let person = try await People(platform).register(
            name: name,
            email: Self.email(name),
            password: Self.password,
            by: founder
        )
        for role in roles { try await Roles(platform).give(Gift(of: role, to: person, on: node), by: founder) }
        return person
    }

    static func email(_ name: String) -> String {
        name.lowercased().split(separator: " ").joined(separator: ".") + "@ashford.example"
    }

    /// A browser that nobody is signed in with.
    func browser() -> StageBrowser { StageBrowser(self) }

    /// A browser in which somebody is signed in.
    func browser(of person: PersonID) async throws -> StageBrowser {
        let browser = StageBrowser(self)
        browser.cookies["__Host-session"] = try await Entrance(platform).begin(
            person,
            in: organisation,
            browser: "Firefox on Linux"
        )
        return browser
    }

    /// Everything that a refusal must leave as it was, a line for each row.
    var fingerprint: [String] {
        get async throws { try await database.fingerprint() }
    }
}

/// The time on a stage, which passes when somebody says so.
final class StageTime: Sendable {
    private let seconds = Mutex<Int64>(1_795_334_400)

    var now: Instant { Instant(seconds: seconds.withLock { $0 }) }

    func pass(seconds count: Int64) { seconds.withLock { $0 += count } }
}
