// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `The same for many at once` {
    @Test(arguments: Backing.all)
    func `has an outcome for each, and who is refused stops nobody`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let people = try ["amara", "ruth", "nadia", "elena"].map { try centre.person($0) }
            try await People(centre.platform).deactivate(try centre.person("ruth"), by: grace)
            let act = BatchAct.give(role: "assessor", node: .organisation)

            let preview = try await batches.preview(act, for: people, by: grace)
            #expect(preview.rows.map(\.outcome) == [.done, .refused, .nothing, .done])
            #expect(preview.words == "Give the role Assessor" && preview.change.peopleCount >= 2)
            let id = try await batches.begin(act, for: people, by: grace)
            #expect(try await batches.run(id, for: .seconds(300), by: grace) == 0)

            let (batch, rows) = try await batches.details(id, by: grace)
            #expect(rows.items.map(\.outcome) == preview.rows.map(\.outcome))
            #expect(rows.items[1].reason == "Ruth Goldberg is inactive. Reactivate them first.")
            #expect(batch.counts == [.done: 2, .nothing: 1, .refused: 1] && batch.mayUndo)
            #expect(try await centre.holding("assessor", of: "amara", by: "grace").state == .current)
            let given = try await Audit(centre.platform).entries(AuditFilter(act: "role-given"), by: grace).items
            let words = given.prefix(2).map { "\($0.actorName ?? ""): \($0.words)" }
            #expect(
                words == [
                    "Grace Adeyemi: gave Elena Marković the role Assessor",
                    "Grace Adeyemi: gave Amara Nwosu the role Assessor",
                ]
            )
        }
    }

    @Test(arguments: Backing.all)
    func `goes on after a crash, in another server, and does nothing twice`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            let people = try ["amara", "ruth", "elena"].map { try centre.person($0) }
            let act = BatchAct.give(role: "assessor", node: .organisation)
            let id = try await Batches(centre.platform).begin(act, for: people, by: grace)
            #expect(try await Batches(centre.platform).run(id, for: .zero, by: grace) == 3)

            async let here = Batches(centre.platform).run(id, for: .seconds(300), by: grace)
            async let there = Batches(centre.elsewhere.platform).run(id, for: .seconds(300), by: grace)
            #expect(try await here + there == 0)

            let count = try await centre.database.read { transaction -> Int in
                let row = try transaction.row(
                    "SELECT COUNT(*) AS total FROM holding WHERE role = 'assessor' AND given_by = \(grace.person) AND person_id \(in: people.map { Int64($0.index) })"
                )
                return try row?.read("total") ?? 0
            }
            #expect(count == 3)
            #expect(try await Batches(centre.platform).details(id, by: grace).batch.counts == [.done: 3])
        }
    }

    @Test(arguments: Backing.all)
    func `asks anew for each: a right lost in the middle is lost for the rest`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, farah) = (Batches(centre.platform), try centre.viewer("farah"))
            let people = try ["amara", "ruth"].map { try centre.person($0) }
            let id = try await batches.begin(.give(role: "assessor", node: .organisation), for: people, by: farah)
            let educator = try await centre.holding("educator", of: "farah", by: "grace")
            try await Roles(centre.platform).end(try #require(educator.id), by: try centre.viewer("grace"))

            _ = try await batches.run(id, for: .seconds(300), by: farah)

            let rows = try await batches.details(id, by: farah).rows.items
            #expect(rows.allSatisfy { $0.outcome == .refused && $0.reason?.isEmpty == false })
            #expect(!rows.contains { $0.reason?.contains("Grace") == true }, "no names are kept in reasons")
        }
    }

    @Test(arguments: Backing.all)
    func `is undone for each, but for what was touched since`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let people = try ["amara", "ruth"].map { try centre.person($0) }
            let id = try await batches.begin(.give(role: "assessor", node: .organisation), for: people, by: grace)
            _ = try await batches.run(id, for: .seconds(300), by: grace)
            let ofRuth = try await centre.holding("assessor", of: "ruth", by: "grace")
            try await Roles(centre.platform).end(try #require(ofRuth.id), by: grace)

            let undoing = try await batches.beginUndo(of: id, by: grace)
            _ = try await batches.run(undoing, for: .seconds(300), by: grace)

            let rows = try await batches.details(undoing, by: grace).rows.items
            #expect(
                Dictionary(uniqueKeysWithValues: rows.map { ($0.person, $0.outcome) }) == [
                    people[0]: .done, people[1]: .refused,
                ]
            )
            let amara = try await People(centre.platform).details(people[0], by: grace)
            #expect(!amara.summary.roles.contains { $0.role == "assessor" })
            await #expect(throws: Objection.self, "once") { _ = try await batches.beginUndo(of: id, by: grace) }
        }
    }

    @Test(arguments: Backing.all)
    func
        `gives back what it ended or kept out, with days to complete by, and later no role that its maker may not give`(
            backing: Backing
        ) async throws
    {
        try await Ward.open(on: backing) { ward in
            let (centre, batches) = (ward.centre, Batches(ward.centre.platform))
            let (farah, priya) = (try centre.viewer("farah"), try centre.viewer("priya"))
            func undo(_ id: Int64, by viewer: Viewer) async throws -> BatchOutcome? {
                let undoing = try await batches.beginUndo(of: id, by: viewer)
                _ = try await batches.run(undoing, for: .seconds(300), by: viewer)
                return try await batches.details(undoing, by: viewer).rows.items.first?.outcome
            }
            func done(_ act: BatchAct, by viewer: Viewer) async throws -> Int64 {
                let id = try await batches.begin(act, for: [ward.learner], by: viewer)
                _ = try await batches.run(id, for: .seconds(300), by: viewer)
                return id
            }
            func record() async throws -> StepRecord {
                try await Steps(centre.platform).record(of: ward.learner, on: ward.step, by: farah)
            }
            let day = Instant(seconds: (centre.clock.now.seconds / 86_400 + 100) * 86_400)
            try await CompletionDates(centre.platform).set(day, for: ward.learner, on: ward.step, by: farah)

            let ended = try await done(.end(role: "learner", node: ward.step), by: farah)
            #expect(try await !record().isEnrolled)
            #expect(try await undo(ended, by: farah) == .done)
            #expect(try await record().isEnrolled)
            #expect(try await record().completeBy?.day == day)

            let slip = try await done(.deactivate, by: priya)
            #expect(try await undo(slip, by: priya) == .done)
            #expect(try await record().isEnrolled, "an administrator enrols nobody, and ends no enrolment by a slip")

            let meant = try await done(.deactivate, by: priya)
            centre.clock.advance(seconds: 2 * 86_400)
            #expect(try await undo(meant, by: priya) == .refused)
            #expect(try await !People(centre.platform).details(ward.learner, by: priya).summary.isActive)
        }
    }

    @Test(arguments: Backing.all)
    func `ends and deactivates, never oneself nor the last of the top role (A-2), and brings back`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let people = try ["nadia", "grace", "amara"].map { try centre.person($0) }
            let ended = try await batches.begin(.end(role: "assessor", node: .organisation), for: people, by: grace)
            _ = try await batches.run(ended, for: .seconds(300), by: grace)
            #expect(try await batches.details(ended, by: grace).rows.items.map(\.outcome)[0] == .done)
            let id = try await batches.begin(.deactivate, for: people, by: grace)
            _ = try await batches.run(id, for: .seconds(300), by: grace)
            #expect(try await batches.details(id, by: grace).rows.items.map(\.outcome) == [.done, .refused, .done])

            for one in [id, ended] {
                let undoing = try await batches.beginUndo(of: one, by: grace)
                _ = try await batches.run(undoing, for: .seconds(300), by: grace)
                #expect(try await batches.details(undoing, by: grace).batch.counts[.refused] == nil)
            }
            #expect(try await centre.holding("assessor", of: "nadia", by: "grace").state == .current)
            let martin = try centre.viewer("martin")
            let both = try ["grace", "martin"].map { try centre.person($0) }
            let last = try await batches.begin(.end(role: "centre-manager", node: .organisation), for: both, by: martin)
            _ = try await batches.run(last, for: .seconds(300), by: martin)
            #expect(try await batches.details(last, by: martin).rows.items.count { $0.outcome == .done } == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `is undone to what was, and never to more: a role for later is for later again`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let ruth = try centre.person("ruth")
            let begins = Instant(seconds: centre.clock.now.seconds + 9 * 86_400)
            let gift = Gift(of: "assessor", to: ruth, from: begins)
            try await Roles(centre.platform).give(gift, by: grace)
            let id = try await batches.begin(.end(role: "assessor", node: .organisation), for: [ruth], by: grace)
            _ = try await batches.run(id, for: .seconds(300), by: grace)

            let undoing = try await batches.beginUndo(of: id, by: grace)
            _ = try await batches.run(undoing, for: .seconds(300), by: grace)

            let held = try await People(centre.platform).details(ruth, by: grace).holdings
                .filter { $0.role == "assessor" && $0.state != .ended }
            #expect(held.map(\.state) == [.future] && held.map(\.from) == [begins])
        }
    }

    @Test(arguments: Backing.all)
    func `invites whoever has no password once more, which nothing takes back`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, priya) = (Batches(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            try await centre.sendMails()
            try await People(centre.platform).deactivate(try centre.person("ruth"), by: try centre.viewer("grace"))
            let people = try [nour] + ["amara", "ruth"].map { try centre.person($0) }

            let preview = try await batches.preview(.invite, for: people, by: priya)
            #expect(preview.rows.map(\.outcome) == [.done, .nothing, .refused])
            #expect(try await centre.sendMails().isEmpty, "to look invites nobody")
            let id = try await batches.begin(.invite, for: people, by: priya)
            _ = try await batches.run(id, for: .seconds(300), by: priya)

            let (batch, rows) = try await batches.details(id, by: priya)
            #expect(rows.items.map(\.outcome) == preview.rows.map(\.outcome))
            #expect(rows.items[2].reason == "Ruth Goldberg is inactive. Reactivate them first.")
            #expect(batch.words == "Send an invitation" && !batch.mayUndo)
            await #expect(throws: Objection.self) { _ = try await batches.beginUndo(of: id, by: priya) }
            #expect(try await centre.sendMails().map(\.address) == ["nour@example.org"])
            let farah = try centre.viewer("farah")
            let refused = try await batches.begin(.invite, for: [nour], by: farah)
            _ = try await batches.run(refused, for: .seconds(300), by: farah)
            #expect(try await batches.details(refused, by: farah).rows.items.map(\.outcome) == [.refused])
            #expect(try await centre.sendMails().isEmpty, "who registers nobody invites nobody")
        }
    }

    @Test(arguments: Backing.all)
    func `moves people from group to group, and back`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let (batches, top) = (Batches(centre.platform), try centre.described.topHolder(in: centre))
            let groups = try await batches.groups(by: top)
            let model = centre.described.model
            let roster = centre.described.roster
            let group = try #require(groups.first)
            let role = try #require(model.kinds[Int(roster.kind(of: group.node).index)].memberRole)
            let member = try #require(
                centre.described.directory.people.first { entry in
                    roster.isActive(entry.id) && entry.id != top.person
                        && roster.holdings(of: entry.id).contains {
                            $0.role == role && $0.node != group.node && $0.source == .hand
                                && $0.isCurrent(at: centre.described.today)
                        }
                }
            )
            func groupsOf() async throws -> Set<NodeID> {
                let details = try await People(centre.platform).details(member.id, by: top)
                return Set(details.summary.roles.filter { $0.role == model.roles[Int(role.index)].name }.map(\.node))
            }
            let before = try await groupsOf()

            let id = try await batches.begin(.move(group: group.node), for: [member.id], by: top)
            _ = try await batches.run(id, for: .seconds(300), by: top)
            let moved = try await batches.details(id, by: top)
            #expect(moved.rows.items.map(\.outcome) == [.done], "\(moved.rows.items)")
            #expect(try await groupsOf() == [group.node])

            let undoing = try await batches.beginUndo(of: id, by: top)
            _ = try await batches.run(undoing, for: .seconds(300), by: top)
            #expect(try await groupsOf() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `is for those who may do something, is theirs alone, and has bounds`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let amara = try centre.person("amara")
            let before = try await centre.fingerprint()
            await #expect(throws: (any Error).self) {
                _ = try await batches.begin(.deactivate, for: [amara], by: try centre.viewer("amara"))
            }
            for people in [[], [amara, amara], (0..<1_001).map { PersonID(index: $0) }] as [[PersonID]] {
                await #expect(throws: InvalidInput.self) {
                    _ = try await batches.begin(.deactivate, for: people, by: grace)
                }
            }
            await #expect(throws: NotFound.self) {
                _ = try await batches.begin(.deactivate, for: [PersonID(index: 99_999)], by: grace)
            }
            #expect(try await centre.fingerprint() == before)
            let id = try await batches.begin(.deactivate, for: [amara], by: grace)
            await #expect(throws: NotFound.self) { _ = try await batches.details(id, by: try centre.viewer("martin")) }
            await #expect(throws: NotFound.self) {
                _ = try await batches.run(id, for: .seconds(300), by: try centre.viewer("martin"))
            }
            let everyone = try await batches.people(PeopleFilter(), by: grace)
            #expect(everyone.people.count > 15 && everyone.othersCount == 0)
        }
    }
}
