// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Priya is a centre administrator, Grace centre manager and educator, Farah an educator, Nadia an assessor, Amara, Jonas
/// and Siobhan learners, Ruth a delegate on no Step.
@Suite struct `Groups that fill themselves` {
    private static let ward = ProfileQuestionDraft(words: "Where do you work?", kind: .text)
    private static let shift = ProfileQuestionDraft(words: "Which shift?", kind: .choice, choices: "Day\nNight\nBoth")
    private static let nurse = ProfileQuestionDraft(words: "Are you a nurse?", kind: .yesNo)

    /// A group, three questions, and three people who answered them.
    private static func set(
        on backing: Backing,
        _ body: (Centre, Groups, NodeID, Viewer) async throws -> Void
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (groups, priya) = (Groups(centre.platform), try centre.viewer("priya"))
            for draft in [ward, shift, nurse] { try await ProfileQuestions(centre.platform).add(draft, by: priya) }
            try await answer("amara", [1: "Ward 4", 2: "Night", 3: "yes"], centre)
            try await answer("jonas", [1: "ward 4", 2: "Day", 3: "yes"], centre)
            try await answer("siobhan", [1: "Ward 5", 2: "Night"], centre)
            let group = try await groups.create("Night of ward 4", kind: "group", in: .organisation, by: priya)
            try await body(centre, groups, group, priya)
        }
    }

    private static func answer(_ name: String, _ answers: [Int64: String], _ centre: Centre) async throws {
        let person = try centre.person(name)
        try await People(centre.platform).answer(answers, for: person, by: centre.viewer("priya"))
    }

    /// Who is in it, by name, those by hand marked.
    private static func members(_ group: NodeID, _ centre: Centre) async throws -> [String] {
        let details = try await Structure(centre.platform).details(group, by: centre.viewer("priya"))
        let now = details.holdings.filter { $0.state == .current }
        // A server that reads everything anew finds the same.
        let anew = try await Structure(centre.elsewhere.platform).details(group, by: centre.viewer("priya"))
        #expect(anew.holdings == details.holdings)
        return now.map { $0.personName + ($0.source == .rule ? "" : " by hand") }.sorted()
    }

    @Test(arguments: Backing.all)
    func `have whoever answered what counts, from the moment that the rule is saved (H-10)`(
        backing: Backing
    ) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let rule = GroupRule([1: ["WARD 4 ", "Ward 9"], 2: ["Night", "Both"]])
            let preview = try await groups.preview(rule, of: group, by: priya)
            #expect(preview.joining == .init(names: ["Amara Nwosu"], count: 1) && preview.leaving.count == 0)
            #expect(try await Self.members(group, centre) == [], "a preview changes nothing")

            let saved = try await groups.setRule(rule, of: group, by: priya)
            #expect(saved.joined == 1 && saved.left == 0)
            #expect(try await Self.members(group, centre) == ["Amara Nwosu"])

            // Wider, then another: who stays is left alone, and who no longer fits goes.
            try await groups.setRule(GroupRule([1: ["ward 4"]]), of: group, by: priya)
            #expect(try await Self.members(group, centre) == ["Amara Nwosu", "Jonas Feldmann"])
            try await groups.setRule(GroupRule([2: ["Night"]]), of: group, by: priya)
            #expect(try await Self.members(group, centre) == ["Amara Nwosu", "Siobhan Kelly"])
            let kept = try await groups.rule(of: group, by: priya).details
            #expect(kept.rule.answers == [2: ["Night"]] && kept.questions.count == 3)

            try await groups.setRule(nil, of: group, by: priya)
            #expect(try await Self.members(group, centre) == [])
            await #expect(throws: Objection.self) { try await groups.setRule(nil, of: group, by: priya) }
        }
    }

    @Test(arguments: Backing.all)
    func `change with every answer, whoever gives it, and nobody is told (H-10)`(backing: Backing) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let other = try await groups.create("Nurses", kind: "group", in: .organisation, by: priya)
            try await groups.setRule(GroupRule([1: ["Ward 4"], 2: ["Night"]]), of: group, by: priya)
            try await groups.setRule(GroupRule([3: ["yes"]]), of: other, by: priya)
            #expect(try await Self.members(other, centre) == ["Amara Nwosu", "Jonas Feldmann"])
            let told = try await Self.notices(centre)

            // By themselves, by another, and taken back.
            let people = People(centre.platform)
            let jonas = try centre.person("jonas")
            try await people.answer([1: "Ward 4", 2: "Night"], for: jonas, by: centre.viewer("jonas"))
            #expect(try await Self.members(group, centre) == ["Amara Nwosu", "Jonas Feldmann"])
            #expect(try await Self.members(other, centre) == ["Amara Nwosu"], "he took back that he is a nurse")
            try await Self.answer("amara", [1: "Ward 5", 2: "Night", 3: "yes"], centre)
            #expect(try await Self.members(group, centre) == ["Jonas Feldmann"])
            #expect(try await Self.notices(centre) == told)

            // Who is registered with answers, and who registered themselves, once they are approved.
            let tom = try await people.register(
                name: "Tom Baker",
                email: "tom@example.org",
                password: nil,
                answering: [1: "Ward 4", 2: "Night", 3: "no"],
                by: priya
            )
            try await Entrance(centre.platform).askForAccount(
                name: "Una Reyes",
                email: "una@example.org",
                password: Centre.password,
                answering: [3: "yes"],
                in: centre.id
            )
            #expect(try await Self.members(other, centre) == ["Amara Nwosu"], "who waits is in no group")
            try await people.decide(1, approve: true, byMail: false, by: priya)
            #expect(try await Self.members(group, centre) == ["Jonas Feldmann", "Tom Baker"])
            #expect(try await Self.members(other, centre) == ["Amara Nwosu", "Una Reyes"])

            // Who is away keeps what follows from their answers; who is erased has none.
            try await people.deactivate(tom, by: priya)
            #expect(try await people.reactivate(tom, by: centre.viewer("grace")).isEmpty)
            #expect(try await Self.members(group, centre) == ["Jonas Feldmann", "Tom Baker"])
            try await Erasures(centre.platform).erase(tom, by: centre.viewer("grace"))
            #expect(try await Self.members(group, centre) == ["Jonas Feldmann"])
            #expect(try await Audit(centre.platform).verify(by: centre.viewer("grace")).firstBroken == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `keep who was put in by hand, and let nobody be taken out whom the rule lets in`(
        backing: Backing
    ) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let (roles, ruth) = (Roles(centre.platform), try centre.person("ruth"))
            try await roles.give(Gift(of: "group-member", to: ruth, on: group), by: priya)
            try await groups.setRule(GroupRule([1: ["Ward 4"]]), of: group, by: priya)
            let all = ["Amara Nwosu", "Jonas Feldmann", "Ruth Goldberg by hand"]
            #expect(try await Self.members(group, centre) == all)

            let held = try await centre.holding("group-member", of: "amara", by: "priya")
            #expect(!held.mayEnd)
            let id = try #require(held.id)
            await #expect(throws: Objection.self) { try await roles.end(id, by: priya) }
            let end = BatchAct.end(role: "group-member", node: group)
            let batches = Batches(centre.platform)
            let both = [held.person, ruth]
            #expect(try await batches.preview(end, for: both, by: priya).rows.map(\.outcome) == [.refused, .done])
            let amara = Gift(of: "group-member", to: held.person, on: group)
            await #expect(throws: InvalidInput.self) { try await roles.give(amara, by: priya) }
            #expect(try await Self.members(group, centre) == all)

            try await groups.setRule(nil, of: group, by: priya)
            #expect(try await Self.members(group, centre) == ["Ruth Goldberg by hand"])
            try await groups.setRule(GroupRule([1: ["Ward 4"]]), of: group, by: priya)
            try await groups.remove(group, by: priya)
            let left = try await centre.database.read { transaction in
                try transaction.rows("SELECT answer FROM group_rule_answer").count
                    + transaction.rows("SELECT id FROM holding WHERE source = 'rule' AND ended_at IS NULL").count
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `are no affair of educators, assessors, learners and delegates (H-10)`(backing: Backing) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let rule = GroupRule([1: ["Ward 4"]])
            try await groups.setRule(rule, of: group, by: priya)
            let structure = Structure(centre.platform)
            for name in ["farah", "nadia", "siobhan", "ruth"] {
                let viewer = try centre.viewer(name)
                let before = try await centre.fingerprint()
                await #expect(throws: NotFound.self, "\(name)") { try await structure.details(group, by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") { try await groups.rule(of: group, by: viewer) }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await groups.preview(rule, of: group, by: viewer)
                }
                await #expect(throws: (any Error).self, "\(name)") {
                    try await groups.setRule(nil, of: group, by: viewer)
                }
                #expect(try await !structure.tree(by: viewer).places.contains { $0.node == group }, "\(name)")
                #expect(try await centre.fingerprint() == before, "\(name)")
            }
            // Nor on the page of somebody who is in it; who is in it finds it among their own, without the others.
            let amara = try centre.person("amara")
            let people = People(centre.platform)
            let seen = try await people.details(amara, by: centre.viewer("farah")).holdings
            #expect(seen.contains { $0.role == "learner" } && !seen.contains { $0.role == "group-member" })
            #expect(try await groups.choices(by: centre.viewer("farah")).isEmpty)
            await #expect(throws: (any Error).self) { try await groups.members(of: group, by: centre.viewer("farah")) }
            #expect(try await groups.choices(by: centre.viewer("amara")).isEmpty, "her own is none to choose others by")
            #expect(try await groups.members(of: group, by: priya).map(\.name) == ["Amara Nwosu", "Jonas Feldmann"])
            let own = try await structure.details(group, by: centre.viewer("amara"))
            #expect(own.holdings.map(\.personName) == ["Amara Nwosu"] && own.rule == nil)
            let file = try await PersonalData(centre.platform).own(by: centre.viewer("amara"))
            let roles = try #require(file.sections.first { $0.heading == .roles })
            #expect(roles.rows.contains { $0.contains { $0.contains("Night of ward 4") } })
        }
    }

    @Test(arguments: Backing.all)
    func `say what is wrong with a rule, and with removing what it asks about`(backing: Backing) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let questions = ProfileQuestions(centre.platform)
            let before = try await centre.fingerprint()
            let wrong: [[Int64: [String]]] = [
                [:], [1: ["  "]], [1: ["two\nlines"]], [2: ["Never"]], [3: ["maybe"]], [99: ["x"]],
                [1: (0...GroupRule.answersMaximum).map { "Ward \($0)" }],
            ]
            for answers in wrong {
                await #expect(throws: InvalidInput.self, "\(answers)") {
                    try await groups.setRule(GroupRule(answers), of: group, by: priya)
                }
            }
            #expect(try await centre.fingerprint() == before)

            try await groups.setRule(GroupRule([1: ["Ward 4", "ward 4"], 2: ["Night"]]), of: group, by: priya)
            #expect(try await groups.rule(of: group, by: priya).details.rule.answers[1] == ["Ward 4"])
            await #expect(throws: Objection.self) { try await questions.remove(2, by: priya) }
            try await questions.remove(3, by: priya)
            // A choice that is not offered any more is still the answer of who had chosen it.
            try await questions.change(
                2,
                to: .init(words: "Which shift?", kind: .choice, choices: "Day\nBoth"),
                by: priya
            )
            try await groups.setRule(GroupRule([2: ["Night", "Both"]]), of: group, by: priya)
            #expect(try await Self.members(group, centre) == ["Amara Nwosu", "Siobhan Kelly"])
            try await groups.setRule(nil, of: group, by: priya)
            await #expect(throws: InvalidInput.self) {
                try await groups.setRule(GroupRule([2: ["Night"]]), of: group, by: priya)
            }
            try await questions.remove(2, by: priya)
        }
    }

    @Test(arguments: Backing.all)
    func `stay right when answers and the rule change at once`(backing: Backing) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            let elsewhere = centre.elsewhere
            let names = ["amara", "jonas", "siobhan", "rashid", "elena", "ruth"]
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for (place, name) in names.enumerated() {
                    tasks.addTask {
                        let platform = place.isMultiple(of: 2) ? centre.platform : elsewhere.platform
                        for ward in ["Ward 1", "Ward 2", "Ward \(place % 2 + 1)"] {
                            try await People(platform).answer([1: ward], for: centre.person(name), by: priya)
                        }
                    }
                }
                for ward in ["Ward 1", "Ward 2"] {
                    tasks.addTask {
                        try await Groups(elsewhere.platform).setRule(GroupRule([1: [ward]]), of: group, by: priya)
                    }
                }
                try await tasks.waitForAll()
            }
            let ward = try await groups.rule(of: group, by: priya).details.rule.answers[1]
            let due =
                ward == ["Ward 1"]
                ? ["Amara Nwosu", "Elena Marković", "Siobhan Kelly"]
                : ["Jonas Feldmann", "Rashid Karimi", "Ruth Goldberg"]
            #expect(try await Self.members(group, centre) == due)
        }
    }

    @Test(
        arguments: zip(
            ["university", "talent", "workforce", "collaborative"],
            ["helen", "miriam", "ines", "ragnhild"]
        )
    )
    func `are not to be had where something depends on who is in a group`(model: String, top: String) async throws {
        try await Centre.found(model, on: .sqlite) { centre in
            let state = try await centre.platform.read(by: centre.viewer(top)) { snapshot in
                try snapshot.visibleRows(of: snapshot.placeKinds.filter(\.isGroup).map(\.name)).map { row in
                    snapshot.roleByRule(of: row.node) == nil
                }
            }
            #expect(!state.isEmpty && state.allSatisfy { $0 })
        }
    }

    @Test(arguments: Backing.all)
    func `take in 2,000 people at once, within seconds`(backing: Backing) async throws {
        try await Self.set(on: backing) { centre, groups, group, priya in
            // As an import leaves them: everybody of whom the file says where they work.
            try await Self.fill(centre, with: 2_000)
            let begin = ContinuousClock.now
            let saved = try await groups.setRule(GroupRule([1: ["Ward 8"]]), of: group, by: priya)
            #expect(saved.joined == 2_000)
            #expect(ContinuousClock.now - begin < .seconds(30))
            #expect(try await groups.setRule(GroupRule([1: ["Ward 9"]]), of: group, by: priya).left == 2_000)
            #expect(try await Self.members(group, centre) == [])
        }
    }

    private static func fill(_ centre: Centre, with count: Int) async throws {
        try await centre.platform.amend(by: centre.viewer("priya")) { amendment in
            let permit = try amendment.permit(.personRegister, Resource(.organisation))
            let first = amendment.roster.peopleCount
            try amendment.change(.addPeople(count: count))
            for number in first..<(first + count) {
                let person = PersonID(index: UInt32(number))
                try amendment.execute(
                    """
                    INSERT INTO person (organisation_id, id, name, name_key, created_at)
                    VALUES (\(amendment.organisation), \(person), 'Many', 'many', \(amendment.now))
                    """,
                    permit
                )
                try amendment.write([1: "Ward 8"], for: person, .permit(permit))
            }
            amendment.record(.remindersTold(count: 0), permit)
        }
    }

    private static func notices(_ centre: Centre) async throws -> Int {
        try await centre.database.read { try $0.rows("SELECT person_id FROM outbox").count }
    }
}
