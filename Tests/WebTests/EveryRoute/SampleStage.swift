// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Learning
import Organisations
import RoleModels
import Storage
import TestSupport
import Testing

@testable import Web

/// An organisation of `Samples/`, whose file says what is due to whom.
struct SampleStage {
    let stage: Stage
    let described: Organisations.Organisation
    let holdings: [Int64: Holding]

    var slug: String { Stage.slug }

    static func with(_ model: String, _ play: (SampleStage) async throws -> Void) async throws {
        try await Backing.sqlite.withDatabase { database in
            let time = StageTime()
            let platform = Platform(database, passwords: Passwords(.least, threads: 1), clock: { time.now })
            try await platform.prepare()
            let file =
                #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
                + "/Samples/\(model).yaml"
            let described = try #require(Organisation.read(atPath: file, now: time.now).value)
            let id = try await Founding(platform).found(described, slug: Stage.slug, password: Stage.password)
            try? await Entrance(platform).askForAccount(
                name: "Nour Haddad",
                email: "nour@ashford.example",
                password: Stage.password,
                in: id
            )
            // Where people work through Steps there is something to work through.
            if model == "healthcare" { try await SmallFramework.publish(on: "Step 1 proficiencies", platform, id) }
            if model == "healthcare" { try await Self.askSupport(described, platform, id) }
            let stage = try Stage(platform, database, id, time, isDemo: false)
            let sample = SampleStage(
                stage: stage,
                described: described,
                holdings: try await Self.holdings(database, described)
            )
            // With one in use, so that each page about it has something to show.
            for person in Set(sample.cast + sample.visited) where described.roster.isActive(person) {
                _ = try await stage.setUpSecondFactor(of: person)
            }
            try await play(sample)
        }
    }

    /// Something that support was asked, and a question that is asked often.
    private static func askSupport(
        _ described: Organisations.Organisation,
        _ platform: Platform,
        _ id: OrganisationID
    ) async throws {
        guard case .person(let grace) = described.directory["grace"] else { return }
        let viewer = Viewer(.person(grace), in: id)
        let file = SentFile(name: "log.txt", bytes: Array("line 3".utf8))
        _ = try await SupportRequests(platform).ask(.other, "Dates", saying: "When?", files: [file], by: viewer)
        try await FrequentQuestions(platform).add("Who confirms?", "Assessors.", by: viewer)
    }

    private static func holdings(
        _ database: any Database,
        _ described: Organisations.Organisation
    ) async throws -> [Int64: Holding] {
        let rows = try await database.read { transaction in
            try transaction.rows("SELECT id, person_id, role, node_id, over_person_id FROM holding ORDER BY id").map {
                (
                    id: try $0.read("id") as Int64, person: try $0.read("person_id") as Int64,
                    role: try $0.read("role") as String, node: try $0.read("node_id") as Int64?,
                    over: try $0.read("over_person_id") as Int64?
                )
            }
        }
        var holdings: [Int64: Holding] = [:]
        for row in rows {
            let role = try #require(described.model.role(row.role))
            let node = row.over.map { NodeID(PersonID(index: UInt32($0))) } ?? NodeID(index: UInt32(row.node ?? 0))
            holdings[row.id] = Holding(PersonID(index: UInt32(row.person)), role, on: node)
        }
        return holdings
    }

    /// One active person for each role that somebody holds now.
    var cast: [PersonID] {
        var cast: [PersonID] = []
        for role in described.model.roles {
            let holder = described.roster.allPeople.first { person in
                described.roster.isActive(person)
                    && described.roster.holdings(of: person).contains {
                        $0.role == role.id && $0.isCurrent(at: described.today)
                    }
            }
            if let holder, !cast.contains(holder) { cast.append(holder) }
        }
        return cast
    }

    func name(of person: PersonID) -> String {
        let roles = described.roster.holdings(of: person).map { described.spelling(of: $0) }
        return "\(described.fullName(of: person)) (\(roles.joined(separator: ", ")))"
    }

    var fingerprint: [String] {
        get async throws { try await stage.fingerprint }
    }

    /// A browser of somebody, in which they are about to set up another app: so those pages have something to show.
    func browser(of person: PersonID) async throws -> StageBrowser {
        let browser = try await stage.browser(of: person)
        let session = try #require(browser.cookies["__Host-session"])
        let viewer = try #require(try await Entrance(stage.platform).visitor(with: session)).viewer
        let now = stage.time.now
        try await stage.database.write { transaction in
            try transaction.execute(
                """
                UPDATE second_factor
                SET key_to_be = key, begun_at = \(now), begun_in = \(viewer.session)
                WHERE person_id = \(person)
                """
            )
        }
        return browser
    }

    func stranger() -> StageBrowser { stage.browser() }
}
