// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `What is left of something done to many` {
    private let act = BatchAct.give(role: "assessor", node: .organisation)

    @Test(arguments: Backing.all)
    func `is done by a server, once nobody is at work on it, by the rights of who began it`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, farah) = (Batches(centre.platform), try centre.viewer("farah"))
            let people = try ["amara", "elena"].map { try centre.person($0) }
            let id = try await batches.begin(act, for: people, by: farah)
            try await batches.workOnce()
            #expect(try await batches.details(id, by: farah).batch.waitingCount == 2, "its own request may be at it")

            centre.clock.advance(seconds: 20)
            try await Batches(centre.elsewhere.platform).workOnce()

            #expect(try await batches.details(id, by: farah).batch.counts == [.done: 2])
            let given = try await Audit(centre.platform)
                .entries(AuditFilter(act: "role-given"), by: try centre.viewer("grace")).items
            #expect(given.prefix(2).map(\.actorName) == ["Farah Siddiqui", "Farah Siddiqui"])
        }
    }

    @Test(arguments: Backing.all)
    func `is refused where its maker lost the right or is inactive, and left alone after a day`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, farah) = (Batches(centre.platform), try centre.viewer("farah"))
            let amara = try centre.person("amara")
            let old = try await batches.begin(act, for: [amara], by: farah)
            centre.clock.advance(seconds: 86_401)
            let id = try await batches.begin(act, for: [amara], by: farah)
            try await People(centre.platform).deactivate(try centre.person("farah"), by: try centre.viewer("grace"))
            centre.clock.advance(seconds: 20)

            try await batches.workOnce()

            let outcomes = try await centre.database.read { transaction in
                try transaction.rows("SELECT batch_id, outcome FROM batch_row ORDER BY batch_id").map {
                    "\(try $0.read("batch_id") as Int64) \(try $0.read("outcome") as String? ?? "waits")"
                }
            }
            #expect(outcomes == ["\(old) waits", "\(id) refused"])
            let held = try await People(centre.platform).details(amara, by: try centre.viewer("grace"))
            #expect(!held.summary.roles.contains { $0.role == "assessor" })
        }
    }

    @Test(arguments: Backing.all)
    func `is left to who began it while acting as another, since both had to be allowed (T-18)`(
        backing: Backing
    ) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let acting = try await centre.acting(cast.owner, as: cast.admin)
            let batches = Batches(centre.platform)
            let id = try await batches.begin(.deactivate, for: [cast.learner], by: acting.viewer)
            centre.clock.advance(seconds: 60)
            try await batches.workOnce()
            #expect(try await batches.details(id, by: acting.viewer).batch.waitingCount == 1)
            #expect(try await batches.run(id, by: acting.viewer) == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `one that always fails is told as not done, and the rest is done`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let people = try ["amara", "elena"].map { try centre.person($0) }
            let id = try await batches.begin(act, for: people, by: grace)
            _ = try await batches.run(id, for: .seconds(300), by: grace)
            let undoing = try await batches.beginUndo(of: id, by: grace)
            // As it could be after a mistake of ours: what was done to one of them cannot be read.
            try await centre.database.write { transaction in
                try transaction.execute(
                    "UPDATE batch_row SET trace = 'x' WHERE batch_id = \(id) AND person_id = \(people[1])"
                )
            }
            await #expect(throws: (any Error).self) { _ = try await batches.run(undoing, by: grace) }
            #expect(try await batches.run(undoing, by: grace) == 0)
            let rows = try await batches.details(undoing, by: grace).rows.items
            #expect(rows.map(\.outcome) == [.refused, .done] && rows[0].reason == BatchRow.fault)
        }
    }

    @Test(arguments: Backing.all)
    func `is nobody else's to go on with`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let batches = Batches(centre.platform)
            let id = try await batches.begin(act, for: [try centre.person("amara")], by: try centre.viewer("grace"))
            let before = try await centre.fingerprint()
            for name in ["priya", "farah", "amara"] {
                await #expect(throws: NotFound.self, "\(name)") {
                    _ = try await batches.run(id, by: try centre.viewer(name))
                }
            }
            #expect(try await centre.fingerprint() == before)
            await #expect(throws: NotFound.self) { try await batches.demand(by: try centre.viewer("amara")) }
            try await batches.demand(by: try centre.viewer("grace"))
        }
    }
}
