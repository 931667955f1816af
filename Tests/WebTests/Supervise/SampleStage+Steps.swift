// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@testable import Learning
@testable import Web

/// The sample of the hospital, in which every Step has three proficiencies, the last of them optional.
extension SampleStage {
    static func withSteps(_ play: (SampleStage) async throws -> Void) async throws {
        try await with("healthcare") { sample in
            for number in 1...3 {
                let title = "Step \(number) proficiencies"
                let frameworks = Frameworks(sample.stage.platform)
                let loaded = try await frameworks.load(
                    Self.proficiencies(of: number),
                    for: title,
                    of: sample.stage.organisation
                )
                _ = try await frameworks.publish(
                    version: loaded.version,
                    of: title,
                    in: sample.stage.organisation
                )
            }
            try await play(sample)
        }
    }

    static func proficiencies(of step: Int) -> [Proficiency] {
        let statements = ["Keeps an airway open", "Keeps a fluid balance", "Explains a monitor"]
        return statements.enumerated().map { place, statement in
            Proficiency(
                number: place + 1,
                heading: place == 0 ? "Breathing" : "Circulation",
                code: "\(step).\(place + 1)",
                statement: statement,
                guidance: "Safely, and without being told.",
                evidence: "Direct observation",
                answers: PossibleAnswer.usual,
                isRequired: place < 2
            )
        }
    }

    func viewer(_ name: String) throws -> Viewer { stage.viewer(try person(name)) }

    /// Somebody answers that they can do it, with evidence.
    func answer(
        _ name: String,
        _ numbers: Int...,
        on step: String = "step-1",
        evidence: String = "Ward 4, in the night of the 12th"
    ) async throws {
        for number in numbers {
            try await SelfAssessments(stage.platform)
                .give("Achieved", evidence: evidence, to: number, on: node(step), by: viewer(name))
        }
    }

    /// Somebody asks others to confirm it.
    func ask(_ name: String, of others: String..., about numbers: [Int], on step: String = "step-1") async throws {
        try await Confirmations(stage.platform)
            .ask(others.map(person), about: numbers, on: node(step), by: viewer(name))
    }

    /// Somebody answers, asks and is confirmed in all that is required.
    func complete(_ name: String, by other: String, on step: String = "step-1") async throws {
        try await answer(name, 1, 2, on: step)
        try await ask(name, of: other, about: [1, 2], on: step)
        let ids = [try await number(of: name, 1, on: step), try await number(of: name, 2, on: step)]
        try await Confirmations(stage.platform).confirm(ids, by: viewer(other))
    }

    /// The number of somebody's present answer.
    func number(of name: String, _ proficiency: Int, on step: String = "step-1") async throws -> Int64 {
        let record = try await record(of: name, on: step)
        return try #require(record.line(proficiency)?.answer?.id)
    }

    func standing(of name: String, _ proficiency: Int, on step: String = "step-1") async throws -> Standing? {
        try await record(of: name, on: step).line(proficiency)?.standing
    }

    func record(of name: String, on step: String = "step-1") async throws -> StepRecord {
        try await Learning.Steps(stage.platform).record(of: person(name), on: node(step), by: viewer(name))
    }

    /// The path of a page about a learner's Step.
    func path(to name: String, on step: String = "step-1") throws -> String {
        "supervise/learners/\(try person(name).index)/steps/\(try node(step).index)"
    }
}
