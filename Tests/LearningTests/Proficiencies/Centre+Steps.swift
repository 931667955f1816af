// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

/// A centre whose Step 1 has a framework of five proficiencies.
struct Ward: Sendable {
    let centre: Centre
    let step: NodeID
    let learner: PersonID

    /// Amara is the learner, Nadia an assessor, Farah an educator.
    ///
    /// Lines of the role model can be others than those delivered.
    static func open(
        on backing: Backing,
        editing lines: [(String, String)] = [],
        _ body: (Ward) async throws -> Void
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await centre.editModel(lines)
            try await SmallFramework.publish(on: "Step 1 proficiencies", centre.platform, centre.id)
            try await body(
                Ward(centre: centre, step: try centre.node("step-1"), learner: try centre.person("amara"))
            )
        }
    }

    var answers: SelfAssessments { SelfAssessments(centre.platform) }
    var confirmations: Confirmations { Confirmations(centre.platform) }
    var signOffs: SignOffs { SignOffs(centre.platform) }
    var evidence: EvidenceFiles { EvidenceFiles(centre.platform) }
    var reviews: Reviews { Reviews(centre.platform) }

    func answer(
        _ number: Int,
        _ words: String = "Achieved",
        evidence: String = "",
        files: [SentFile] = [],
        keeping kept: Set<Int64> = [],
        by name: String = "amara"
    ) async throws {
        try await answers.give(
            words,
            evidence: evidence,
            files: files,
            keeping: kept,
            to: number,
            on: step,
            by: try centre.viewer(name)
        )
    }

    func ask(_ names: String..., about numbers: Int..., by name: String = "amara") async throws {
        let people = try names.map { try centre.person($0) }
        try await confirmations.ask(people, about: numbers, on: step, by: try centre.viewer(name))
    }

    /// The number of the present answer to a proficiency.
    func present(_ number: Int, of name: String = "amara") async throws -> Int64 {
        let line = try #require(try await record(of: name).line(number))
        return try #require(line.answer?.id)
    }

    func confirm(_ number: Int, by name: String) async throws {
        try await confirmations.confirm([try await present(number)], by: try centre.viewer(name))
    }

    func record(of name: String = "amara", by viewer: String? = nil) async throws -> StepRecord {
        try await Steps(centre.platform)
            .record(of: try centre.person(name), on: step, by: try centre.viewer(viewer ?? name))
    }

    func standing(_ number: Int) async throws -> Standing? { try await record().line(number)?.standing }

    /// Has all that is required confirmed by Nadia.
    func completeStep() async throws {
        for number in 1...4 { try await answer(number, number == 4 ? "Often" : "Achieved") }
        try await ask("nadia", about: 1, 2, 3, 4)
        for number in 1...4 { try await confirm(number, by: "nadia") }
    }

    /// That something is refused, with its reasons, and changes nothing.
    func expectRefused(
        _ comment: Comment,
        _ body: () async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await centre.fingerprint()
        await #expect(throws: (any Error).self, comment, sourceLocation: sourceLocation) { try await body() }
        #expect(try await centre.fingerprint() == before, comment, sourceLocation: sourceLocation)
    }
}
