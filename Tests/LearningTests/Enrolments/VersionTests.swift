// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Moving to another version of a Step` {
    /// The small framework with its first two in another order, the third in other words, and one more.
    private static func publishNext(_ ward: Ward) async throws {
        let frameworks = Frameworks(ward.centre.platform)
        let listed = try await frameworks.list(of: ward.centre.id).first { $0.node == ward.step }
        let framework = try #require(listed)
        let now = try await ward.centre.database.read { transaction in
            try transaction.proficiencies(of: framework.id, in: ward.centre.id)
        }
        var next = [now[1], now[0]]
        next.append(now[2].saying("Something that is worded anew"))
        next += now.dropFirst(3)
        let numbered = next.enumerated().map { $1.numbered($0 + 1) }
        let loaded = try await frameworks.load(numbered, for: "Step 1 proficiencies", of: ward.centre.id)
        _ = try await frameworks.publish(
            version: loaded.version,
            of: "Step 1 proficiencies",
            in: ward.centre.id
        )
    }

    private static func move(_ names: [String], in ward: Ward, by name: String = "farah") async throws -> [BatchRow] {
        let (batches, viewer) = (Batches(ward.centre.platform), try ward.centre.viewer(name))
        let people = try names.map { try ward.centre.person($0) }
        let id = try await batches.begin(.moveVersion(step: ward.step), for: people, by: viewer)
        #expect(try await batches.run(id, for: .seconds(300), by: viewer) == 0)
        return try await batches.details(id, by: viewer).rows.items
    }

    @Test(arguments: Backing.all)
    func `carries over what is the same with its confirmations, and leaves the rest in the record (H-18)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            for number in 1...3 { try await ward.answer(number, evidence: "Evidence \(number)") }
            try await ward.ask("nadia", about: 1, 2, 3)
            try await ward.confirm(1, by: "nadia")
            try await ward.confirm(3, by: "nadia")
            try await Self.publishNext(ward)
            #expect(try await ward.record().version == 1, "who began goes on with it")
            let outdated = try await Versions(ward.centre.platform).outdated(by: try ward.centre.viewer("farah"))
            #expect(outdated?.first?.learners.map(\.name) == ["Amara Nwosu"])

            let preview = try await Batches(ward.centre.platform).preview(
                .moveVersion(step: ward.step),
                for: [ward.learner],
                by: try ward.centre.viewer("farah")
            )
            #expect(
                preview.rows.first?.reason?.contains("2 answers are carried over. To be assessed anew: 2.1.") == true
            )
            #expect(try await Self.move(["amara"], in: ward).map(\.outcome) == [.done])

            let record = try await ward.record()
            #expect(record.version == 2)
            let byCode = Dictionary(uniqueKeysWithValues: record.lines.map { ($0.proficiency.code, $0) })
            #expect(byCode["1.1"]?.standing == .confirmed && byCode["1.1"]?.answer?.evidence == "Evidence 1")
            #expect(byCode["1.2"]?.standing == .waiting && byCode["1.2"]?.answer?.evidence == "Evidence 2")
            #expect(byCode["2.1"]?.standing == .open)
            let number = try #require(byCode["2.1"]?.proficiency.number)
            let history = try await Steps(ward.centre.platform)
                .history(of: ward.learner, on: ward.step, proficiency: number, by: try ward.centre.viewer("nadia"))
            #expect(history.answers.map(\.evidence) == ["Evidence 3"])
            #expect(history.answers.first?.confirmations.first?.state == .superseded)
            let told = try await Notices(ward.centre.platform).own(by: try ward.centre.viewer("amara")).items
            #expect(told.first?.words.hasPrefix("You were moved to version 2 of Step 1 proficiencies.") == true)
            // It goes on from there.
            try await ward.confirm(try #require(byCode["1.2"]?.proficiency.number), by: "nadia")
            try await ward.answer(number)
        }
    }

    @Test(arguments: Backing.all)
    func `is for who may enrol, not of a Step that is signed off, and nothing for who is there already (H-5, H-9)`(
        backing: Backing
    ) async throws {
        try await Ward.open(on: backing) { ward in
            try await ward.completeStep()
            try await ward.answer(1, by: "jonas")
            try await ward.signOffs
                .give(to: ward.learner, on: ward.step, saying: "", by: try ward.centre.viewer("farah"))
            try await Self.publishNext(ward)
            #expect(try await Versions(ward.centre.platform).outdated(by: try ward.centre.viewer("nadia")) == nil)
            let rows = try await Self.move(["amara", "wren", "ruth", "jonas"], in: ward)
            #expect(rows.map(\.outcome) == [.refused, .nothing, .refused, .done])
            #expect(try await ward.record().version == 1)
            #expect(try await ward.record(of: "jonas").version == 2)
            let martin = try ward.centre.viewer("martin")
            let refused = try await Batches(ward.centre.platform)
                .preview(.moveVersion(step: ward.step), for: [try ward.centre.person("jonas")], by: martin)
            #expect(refused.rows.map(\.outcome) == [.refused])
        }
    }
}

extension Proficiency {
    fileprivate func numbered(_ number: Int) -> Proficiency { with(number, statement) }
    fileprivate func saying(_ statement: String) -> Proficiency { with(number, statement) }

    private func with(_ number: Int, _ statement: String) -> Proficiency {
        Proficiency(
            number: number,
            heading: heading,
            code: code,
            statement: statement,
            guidance: guidance,
            evidence: evidence,
            answers: answers,
            isRequired: isRequired
        )
    }
}
