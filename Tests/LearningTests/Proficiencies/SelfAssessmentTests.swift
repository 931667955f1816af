// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Assessing oneself` {
    @Test(arguments: Backing.all)
    func `a learner answers each proficiency of their Step, and sees how far they are (H-6, H-13)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, evidence: "Three night shifts.")
            try await ward.answer(2, "With support")
            let progress = try await ward.record().progress
            #expect(progress[.achieved] == 1 && progress[.begun] == 1 && progress[.open] == 3)
            #expect(progress.required == 4 && progress.confirmed == 0)
            let own = try await Steps(ward.centre.platform).own(by: try ward.centre.viewer("amara"))
            #expect(own.map(\.title) == ["Step 1 proficiencies"])
        }
    }

    @Test(arguments: Backing.all)
    func `nobody answers for a learner, whatever roles they hold (H-6)`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            for name in ["grace", "farah", "nadia", "priya", "martin", "ruth"] {
                try await ward.expectRefused("\(name) is on no Step 1") { try await ward.answer(1, by: name) }
            }
            // Who is on the Step answers for themselves alone.
            try await ward.answer(1, by: "siobhan")
            #expect(try await ward.standing(1) == .open)
        }
    }

    @Test(arguments: Backing.all)
    func `others on the Step do not see it, those who confirm do, and administrators do not (H-10)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, evidence: "Three night shifts.")
            for name in ["nadia", "farah", "grace", "amara"] {
                #expect(try await ward.record(by: name).line(1)?.answer?.evidence == "Three night shifts.")
            }
            for name in ["jonas", "priya", "martin", "ruth"] {
                await #expect(throws: (any Error).self, "\(name)") { _ = try await ward.record(by: name) }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `an answer that is none is refused, and one of 4,001 characters`(backing: Backing) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.expectRefused("no such answer") { try await ward.answer(1, "Splendid") }
            try await ward.expectRefused("no such proficiency") { try await ward.answer(6) }
            try await ward.expectRefused("too long") {
                try await ward.answer(1, evidence: String(repeating: "a", count: 4_001))
            }
            try await ward.answer(1)
            try await ward.expectRefused("the same again") { try await ward.answer(1) }
        }
    }

    @Test(arguments: Backing.all)
    func `a changed answer withdraws its confirmation, and both stay in the record (H-8)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1, evidence: "First.")
            try await ward.ask("nadia", about: 1)
            try await ward.confirm(1, by: "nadia")
            #expect(try await ward.standing(1) == .confirmed)
            try await ward.answer(1, evidence: "Second.")
            #expect(try await ward.standing(1) == .achieved)
            let history = try await Steps(ward.centre.platform)
                .history(of: ward.learner, on: ward.step, proficiency: 1, by: try ward.centre.viewer("amara"))
            #expect(history.answers.map(\.evidence) == ["Second.", "First."])
            #expect(history.answers.last?.confirmations.map(\.state) == [.superseded])
            #expect(history.answers.last?.confirmations.first?.decidedBy == "Nadia Haddad")
            #expect(history.answers.last?.confirmations.first?.decidedAs == "Assessor")
        }
    }

    @Test(arguments: Backing.all)
    func `who began a version stays on it, and who begins later begins the next (H-18)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.answer(1)
            try await SmallFramework.publish(on: "step 1 PROFICIENCIES", ward.centre.platform, ward.centre.id)
            #expect(try await ward.record().version == 1)
            #expect(try await ward.record(of: "jonas").version == 2)
            let frameworks = Frameworks(ward.centre.platform)
            #expect(try await frameworks.list(of: ward.centre.id).map(\.state) == [.retired, .published])
            await #expect(throws: Objection.self) {
                _ = try await frameworks.publish(version: 1, of: "Step 1 proficiencies", in: ward.centre.id)
            }
        }
    }

    @Test func `a framework's file is held to its rules, each problem with its line`() throws {
        let broken = """
            group,code,statement,required,answers
            Breathing,1.1,One,yes,
            Fluids,1.1,Two,perhaps,
            Breathing,1.3,,yes,Yes; No

            """
        let problems = FrameworkFile(try SmallFramework.sheet(broken)).problems
        #expect(problems.map(\.line) == [3, 3, 4, 4, 4])
        let bare = FrameworkFile(try SmallFramework.sheet("code\n1\n"))
        #expect(bare.problems.count == 2)
        let whole = try SmallFramework.proficiencies()
        #expect(whole.map(\.answers.count) == [3, 3, 3, 3, 3])
    }

    @Test func `other role models have no Steps`() async throws {
        try await Centre.found("talent", on: .sqlite) { centre in
            await #expect(throws: Objection.self) {
                _ = try await Frameworks(centre.platform)
                    .load(try SmallFramework.proficiencies(), for: "Sales", of: centre.id)
            }
            let (steps, priya) = (Steps(centre.platform), try centre.viewer("priya"))
            await #expect(throws: NotFound.self) { _ = try await steps.own(by: priya) }
            #expect(try await steps.sentBack(by: priya).isEmpty)
        }
    }
}
