// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import RoleModels
import TestSupport
import Testing

@testable import Learning
@testable import Web

/// The hospitals of `Samples/healthcare.yaml`, whose learners have a small Step 1 to work through.
struct LearningStage {
    let stage: Stage
    let described: Organisations.Organisation
    let step: NodeID

    /// Three that a sign-off needs, and one that it does not.
    static let proficiencies = [
        proficiency(1, "Breathing", "1.1.1", "Counts breaths before looking at the monitor"),
        proficiency(2, "Breathing", "1.1.2", "Gives oxygen by the prescribed device"),
        proficiency(3, "Circulation", "1.2.1", "Keeps a fluid balance"),
        proficiency(4, "Circulation", "1.2.2", "Reads an arterial line", isRequired: false),
    ]

    static func with(_ play: (LearningStage) async throws -> Void) async throws {
        try await Backing.sqlite.withDatabase { database in
            let time = StageTime()
            let platform = Platform(database, passwords: Passwords(.least, threads: 1), clock: { time.now })
            try await platform.prepare()
            let file =
                #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/Samples/healthcare.yaml"
            let described = try #require(Organisation.read(atPath: file, now: time.now).value)
            let id = try await Founding(platform).found(described, slug: Stage.slug, password: Stage.password)
            let stage = try Stage(platform, database, id, time, isDemo: false)
            let framework = try await Frameworks(platform).load(proficiencies, for: "Step 1 proficiencies", of: id)
            _ = try await Frameworks(platform).publish(version: 1, of: "Step 1 proficiencies", in: id)
            try await play(LearningStage(stage: stage, described: described, step: framework.node))
        }
    }

    private static func proficiency(
        _ number: Int,
        _ heading: String,
        _ code: String,
        _ statement: String,
        isRequired: Bool = true
    ) -> Proficiency {
        Proficiency(
            number: number,
            heading: heading,
            code: code,
            statement: statement,
            guidance: "Looks and listens first.",
            evidence: "direct observation; discussion",
            answers: PossibleAnswer.usual,
            isRequired: isRequired
        )
    }

    func person(_ name: String) throws -> PersonID {
        guard case .person(let id) = described.directory[name] else { throw NotFound() }
        return id
    }

    func viewer(_ name: String) throws -> Viewer { stage.viewer(try person(name)) }

    func browser(_ name: String) async throws -> StageBrowser { try await stage.browser(of: try person(name)) }

    /// The page of the Step below the organisation, or one below that.
    func path(_ rest: String = "") -> String { "learning/steps/\(step.index)\(rest)" }

    var fingerprint: [String] {
        get async throws { try await stage.fingerprint }
    }

    /// Has somebody assess themselves as having achieved some proficiencies.
    func achieve(_ numbers: Int..., by name: String) async throws {
        for number in numbers {
            try await SelfAssessments(stage.platform)
                .give("Achieved", evidence: "On three shifts.", to: number, on: step, by: try viewer(name))
        }
    }

    func ask(_ other: String, about numbers: Int..., by name: String) async throws {
        try await Confirmations(stage.platform)
            .ask([try person(other)], about: numbers, on: step, by: try viewer(name))
    }

    /// What somebody answered last to a proficiency.
    func answer(_ number: Int, of name: String) async throws -> Int64 {
        let record = try await Learning.Steps(stage.platform)
            .record(of: try person(name), on: step, by: try viewer(name))
        return try #require(record.line(number)?.answer?.id)
    }

    func confirm(_ numbers: Int..., of name: String, by other: String) async throws {
        for number in numbers {
            try await Confirmations(stage.platform)
                .confirm([try await answer(number, of: name)], by: try viewer(other))
        }
    }

    func sendBack(_ number: Int, of name: String, saying comment: String, by other: String) async throws {
        try await Confirmations(stage.platform)
            .sendBack([try await answer(number, of: name)], comment: comment, by: try viewer(other))
    }

    /// Has somebody's Step signed off, with all that it needs.
    func complete(_ name: String) async throws {
        try await achieve(1, 2, 3, by: name)
        try await ask("nadia", about: 1, 2, 3, by: name)
        try await confirm(1, 2, 3, of: name, by: "nadia")
        try await SignOffs(stage.platform).ask(saying: "I look before I count.", on: step, by: try viewer(name))
        try await SignOffs(stage.platform)
            .give(to: try person(name), on: step, saying: "Well done.", by: try viewer("farah"))
    }

    /// The code of somebody's certificate.
    func code(of name: String) async throws -> String {
        let own = try await Learning.Steps(stage.platform).own(step, by: try viewer(name))
        return try #require(own.record.signOff?.code)
    }
}
