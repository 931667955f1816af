// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Letting go, day by day` {
    private static let day: Int64 = 86_400

    @Test(arguments: Backing.all)
    func `what a server did not come to the end of is taken up by the next`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            try await retention.keep(.deactivatedPeople, days: 1, by: grace)
            for name in ["ruth", "amara", "elena"] {
                try await People(centre.platform).deactivate(try centre.person(name), by: grace)
            }
            centre.clock.advance(seconds: 2 * Self.day)
            // As it could be after a mistake of ours: an entry about one of them cannot be read, which stops their erasure.
            let (ruth, spoilt) = (try centre.person("ruth"), "{}")
            let kept = try await centre.details(of: "person-deactivated", ruth)
            try await centre.write(spoilt, as: "person-deactivated", ruth)

            await #expect(throws: (any Error).self) { _ = try await retention.carryOutDaily(in: centre.id) }
            #expect(try await centre.erased() == ["amara", "elena"], "what goes wrong with one keeps nobody else")
            #expect(try await retention.carryOutDaily(in: centre.id) == nil, "another may be at it")

            try await centre.write(kept, as: "person-deactivated", ruth)
            centre.clock.advance(seconds: 3_600)
            let done = try #require(try await Retention(centre.elsewhere.platform).carryOutDaily(in: centre.id))
            #expect(done.map(\.count) == [1] && done[0].names == [ruth.erasedName])
            #expect(try await centre.erased() == ["ruth", "amara", "elena"])
            #expect(try await retention.carryOutDaily(in: centre.id) == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `counts only those whom it erased`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            try await retention.keep(.deactivatedPeople, days: 1, by: grace)
            for name in ["ruth", "amara"] {
                try await People(centre.platform).deactivate(try centre.person(name), by: grace)
            }
            centre.clock.advance(seconds: 2 * Self.day)
            // Two at once find the same people, and each erases some of them.
            async let here = retention.carryOut(in: centre.id)
            async let there = Retention(centre.elsewhere.platform).carryOut(in: centre.id)
            let counts = try await (here + there).filter { $0.kind == .deactivatedPeople }.map(\.count)
            let erased = try await centre.database.read { try $0.rows("SELECT person_id FROM erasure").count }
            #expect(counts.reduce(0, +) == erased && erased >= 2)
        }
    }

    @Test(arguments: Backing.all)
    func `much goes some at a time, until none is left`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            var retention = Retention(centre.platform)
            retention.rowsAtOnce = 3
            let grace = try centre.viewer("grace")
            for _ in 0..<7 {
                try await Readers(centre.platform).note(try centre.person("amara"), by: grace)
                centre.clock.advance(seconds: Self.day)
            }
            try await retention.keep(.pageViews, days: 1, by: grace)
            centre.clock.advance(seconds: 2 * Self.day)
            let done = try await retention.carryOut(in: centre.id)
            #expect(done.first { $0.kind == .pageViews }?.count == 7)
            let told = try await Audit(centre.platform)
                .entries(AuditFilter(act: "retention-carried-out"), by: grace).items
            #expect(told.filter { $0.words.contains("looked at whose page") }.count == 3)
        }
    }

    @Test(arguments: Backing.all)
    func `requests for an account lapse after sixty days, so that a thousand close no door for ever (A-5)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (retention, grace) = (Retention(centre.platform), try centre.viewer("grace"))
            let entrance = Entrance(centre.platform)
            func ask() async throws {
                try await entrance.askForAccount(
                    name: "Nour Haddad",
                    email: "nour@example.org",
                    password: "correct horse battery",
                    in: centre.id
                )
            }
            try await ask()
            centre.clock.advance(seconds: 60 * Self.day)
            #expect(try await !retention.carryOut(in: centre.id).contains { $0.kind == .waitingRegistrations })
            centre.clock.advance(seconds: 1)
            #expect(try await retention.due(in: centre.id).first { $0.kind == .waitingRegistrations }?.count == 1)
            #expect(try await retention.carryOut(in: centre.id).contains { $0.kind == .waitingRegistrations })

            #expect(try await People(centre.platform).registrations(by: grace).items.isEmpty)
            let entry = try await Audit(centre.platform).entries(by: grace).items.first
            #expect(
                entry?.words.hasPrefix("let go of 1 “Requests for an account that wait” that were kept long") == true
            )
            #expect(entry?.words.contains("whose names were taken out of entry ") == true)
            #expect(try await !centre.fingerprint().contains { $0.contains("Nour Haddad") }, "nor in the trail")
            #expect(try await Audit(centre.platform).verify(centre.id).isWhole)
            #expect(try await !centre.fingerprint().contains { $0.contains("nour@example.org") })
            try await ask()
            #expect(try await People(centre.platform).registrations(by: grace).items.count == 1, "they may ask again")
            for days in [nil, 0] {
                await #expect(throws: InvalidInput.self) {
                    try await retention.keep(.waitingRegistrations, days: days, by: grace)
                }
            }
            try await retention.keep(.waitingRegistrations, days: 14, by: grace)
        }
    }

    @Test(arguments: Backing.all)
    func `whoever may erase nobody has nobody erased by a rule either (A-5)`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let (owner, admin) = (
                Viewer(.person(cast.owner), in: centre.id), Viewer(.person(cast.admin), in: centre.id)
            )
            let retention = Retention(centre.platform)
            try await Settings(centre.platform).set("admins-manage-users", on: false, by: owner)
            let before = try await centre.fingerprint()
            await #expect(throws: Refused.self) {
                try await retention.keep(.deactivatedPeople, days: 1, by: admin)
            }
            await #expect(throws: Refused.self) {
                _ = try await retention.preview(.deactivatedPeople, days: 1, by: admin)
            }
            #expect(try await centre.fingerprint() == before)
            try await retention.keep(.pageViews, days: 100, by: admin)
            try await Settings(centre.platform).set("admins-manage-users", on: true, by: owner)
            try await retention.keep(.deactivatedPeople, days: 100, by: admin)
        }
    }
}

extension Centre {
    /// Who of the sample is erased by now.
    fileprivate func erased() async throws -> [String] {
        let erased = try await database.read { transaction in
            try transaction.rows("SELECT person_id FROM erasure").map { try $0.read("person_id") as PersonID }
        }
        return try ["ruth", "amara", "elena"].filter { erased.contains(try person($0)) }
    }

    fileprivate func details(of act: String, _ person: PersonID) async throws -> String {
        let row = try await database.read { transaction in
            try transaction.row("SELECT details FROM audit_entry WHERE act = \(act) AND about_person_id = \(person)")
        }
        return try #require(try row?.read("details"))
    }

    fileprivate func write(_ details: String, as act: String, _ person: PersonID) async throws {
        try await database.write { transaction in
            try transaction.execute(
                "UPDATE audit_entry SET details = \(details) WHERE act = \(act) AND about_person_id = \(person)"
            )
        }
    }
}
