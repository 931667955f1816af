// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `How long things are kept` {
    private static let day: Int64 = 86_400

    @Test(arguments: Backing.all)
    func `as delivered only signed-out browsers, wrong tries and requests that nobody decides go`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            let rules = try await retention.rules(by: grace)
            #expect(
                rules.filter { $0.days != nil }.map(\.kind) == [.endedSessions, .signInFailures, .waitingRegistrations]
            )

            let entrance = Entrance(centre.platform)
            let token = try await entrance.begin(try centre.person("amara"), in: centre.id, browser: "Firefox")
            try await entrance.signOut(token)
            _ = try? await entrance.signIn(
                email: "a@b.example",
                password: "x",
                to: centre.id,
                from: Browser("", at: "::1")
            )
            try await People(centre.platform).deactivate(try centre.person("ruth"), by: grace)
            centre.clock.advance(seconds: 89 * Self.day)
            #expect(try await retention.carryOut(in: centre.id).map(\.kind) == [.signInFailures])
            centre.clock.advance(seconds: 2 * Self.day)
            #expect(try await retention.carryOut(in: centre.id).map(\.kind) == [.endedSessions])
            #expect(try await retention.carryOut(in: centre.id).isEmpty)
            let ruth = try await People(centre.platform).details(try centre.person("ruth"), by: grace)
            #expect(!ruth.isErased)
            #expect(try await Audit(centre.platform).verify(centre.id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `closed requests to support go with what was said and sent, and open ones stay (H-12)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (requests, farah) = (SupportRequests(centre.platform), try centre.viewer("farah"))
            let file = SentFile(name: "list.txt", bytes: Array("a list".utf8))
            let closed = try await requests.ask(.other, "Dates", saying: "When?", files: [file], by: farah)
            try await requests.close(closed, by: farah)
            let open = try await requests.ask(.other, "Places", saying: "Where?", files: [file], by: farah)
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            centre.clock.advance(seconds: 400 * Self.day)
            #expect(try await !retention.carryOut(in: centre.id).contains { $0.kind == .closedSupport })

            #expect(try await retention.preview(.closedSupport, days: 365, by: grace).count == 1)
            try await retention.keep(.closedSupport, days: 365, by: grace)
            let due = try await retention.carryOut(in: centre.id)
            #expect(due.first { $0.kind == .closedSupport }?.count == 1)
            await #expect(throws: NotFound.self) { _ = try await requests.details(closed, by: farah) }
            #expect(try await requests.details(open, by: farah).messages.map(\.text) == ["Where?"])
            let files = try await centre.database.read { try $0.rows("SELECT id FROM support_file").count }
            #expect(files == 1)
            #expect(try await Audit(centre.platform).verify(centre.id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `whoever was inactive long enough is erased, and the dry run says who before`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            let before = try await retention.due(in: centre.id)
            #expect(before.first { $0.kind == .deactivatedPeople }?.count == 0)
            try await retention.keep(.deactivatedPeople, days: 30, by: grace)
            try await People(centre.platform).deactivate(try centre.person("ruth"), by: grace)
            centre.clock.advance(seconds: 10 * Self.day)
            try await People(centre.platform).deactivate(try centre.person("amara"), by: grace)
            centre.clock.advance(seconds: 21 * Self.day)

            let due = try await retention.due(in: centre.id).first { $0.kind == .deactivatedPeople }
            #expect(due?.names.contains("Ruth Goldberg") == true && due?.names.contains("Amara Nwosu") == false)
            #expect(try await retention.carryOut(in: centre.id).contains { $0.kind == .deactivatedPeople })

            let people = People(centre.platform)
            let ruth = try await people.details(try centre.person("ruth"), by: grace)
            let amara = try await people.details(try centre.person("amara"), by: grace)
            #expect(ruth.isErased && !amara.isErased)
            let entry = try await Audit(centre.platform).entries(AuditFilter(act: "person-erased"), by: grace).items
                .first
            #expect(entry?.actorName == nil && entry?.reasons == "the rule of how long things are kept")
        }
    }

    @Test(arguments: Backing.all)
    func `is changed by who may change settings, within bounds, and written down`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let retention = Retention(centre.platform)
            for name in ["priya", "farah", "amara"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    try await retention.keep(.pageViews, days: 3, by: try centre.viewer(name))
                }
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await retention.rules(by: try centre.viewer(name))
                }
            }
            let grace = try centre.viewer("grace")
            for days in [0, -1, 36_501] {
                await #expect(throws: InvalidInput.self) { try await retention.keep(.pageViews, days: days, by: grace) }
            }
            try await retention.keep(.signInFailures, days: nil, by: grace)
            #expect(try await retention.rules(by: grace).first { $0.kind == .signInFailures }?.days == nil)
            let entry = try await Audit(centre.platform).entries(by: grace).items.first
            #expect(entry?.words == "set how long “Wrong tries to sign in” are kept: without end")
        }
    }

    @Test(arguments: Backing.all)
    func `is carried out once a day, by whichever server comes first`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (here, there) = (Retention(centre.platform), Retention(centre.elsewhere.platform))
            let first = try await here.carryOutDaily(in: centre.id)
            let second = try await there.carryOutDaily(in: centre.id)
            centre.clock.advance(seconds: Self.day)
            let third = try await there.carryOutDaily(in: centre.id)
            #expect(first != nil && second == nil && third != nil)
        }
    }
}

@Suite struct `Who looked at a page` {
    @Test(arguments: Backing.all)
    func `is noted once a day, and never oneself`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (readers, amara) = (Readers(centre.platform), try centre.person("amara"))
            for _ in 0..<3 { try await readers.note(amara, by: try centre.viewer("grace")) }
            try await readers.note(amara, by: try centre.viewer("amara"))
            centre.clock.advance(seconds: 86_400)
            try await readers.note(amara, by: try centre.viewer("grace"))
            try await readers.note(amara, by: try centre.viewer("farah"))

            let own = try await readers.own(by: try centre.viewer("amara"))
            #expect(own.total == 3)
            #expect(own.items.allSatisfy { $0.reader.hasPrefix("somebody who is ") }, "a learner sees roles, no names")
            await #expect(throws: NotFound.self) { try await readers.note(amara, by: try centre.viewer("elena")) }
            #expect(try await readers.own(by: try centre.viewer("amara")).total == 3)
        }
    }

    @Test(arguments: Backing.all)
    func `of others is shown where the model shows it, and to nobody else (U-40)`(backing: Backing) async throws {
        try await Centre.found("university", on: backing) { centre in
            let (readers, zoe) = (Readers(centre.platform), try centre.person("zoe"))
            let helen = try centre.viewer("helen")
            try await readers.note(zoe, by: try centre.viewer("joaquin"))
            #expect(try await readers.list(of: zoe, by: helen).views.items.map(\.reader) == ["Joaquín Salas"])
            for name in ["thandiwe", "yasmin", "zoe"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await readers.list(of: zoe, by: try centre.viewer(name))
                }
            }
        }
        try await Centre.found("healthcare", on: backing) { centre in
            await #expect(throws: (any Error).self, "the healthcare model shows it to nobody") {
                _ = try await Readers(centre.platform).list(
                    of: try centre.person("amara"),
                    by: try centre.viewer("grace")
                )
            }
        }
    }
}
