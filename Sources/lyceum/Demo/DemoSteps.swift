// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Learning
import Organisations

/// Has the learners of a demonstration work through their Steps for some weeks, each by the verbs of their own pages.
struct DemoSteps {
    private let platform: Platform
    private let id: OrganisationID
    private let organisation: Organisation
    private let clock: DemoClock

    init(_ platform: Platform, _ id: OrganisationID, _ organisation: Organisation, _ clock: DemoClock) {
        (self.platform, self.id, self.organisation, self.clock) = (platform, id, organisation, clock)
    }

    /// Loads the frameworks that lie beside an organisation's file, `Frameworks/…-NAME.csv` for the Step of that name,
    /// and lets its learners begin.
    func run(besides file: String) async throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Frameworks")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        for node in organisation.directory.nodes {
            guard let name = files.first(where: { $0.hasSuffix("-\(node.name).csv") }),
                organisation.model.kinds[Int(organisation.roster.kind(of: node.id).index)].kind.name == "step"
            else { continue }
            let proficiencies = try FrameworkReading.proficiencies(atPath: folder.appending(path: name).path())
            let framework = try await Frameworks(platform).load(proficiencies, for: node.title, of: id)
            _ = try await Frameworks(platform).publish(version: framework.version, of: node.title, in: id)
            if node.name == "step-1" { try await DemoSessions(platform, id, organisation).run(around: clock.now) }
            try await work(on: node.id, proficiencies)
        }
    }

    /// Everyone who is enrolled gets some way, each another one.
    private func work(on step: NodeID, _ proficiencies: [Proficiency]) async throws {
        var number = 0
        for entry in organisation.directory.people {
            let learner = viewer(entry.id)
            guard try await isEnrolled(entry.id, on: step) else { continue }
            defer { number += 1 }
            let share = number < Self.shares.count ? Self.shares[number] : number % 3 * 5
            let count = proficiencies.count * share / 100
            try await answer(proficiencies.prefix(count), on: step, by: learner, number)
            guard share > 0 else { continue }
            // The first one of each Step but the first is done with it.
            let isDone = number == 0 && step != firstStep
            let ready = isDone ? proficiencies : Array(proficiencies.prefix(count * 3 / 4))
            try await haveConfirmed(ready, on: step, of: learner, number)
            if isDone { try await signOff(entry.id, on: step) }
        }
    }

    /// How much of their Step the first ones have answered, in hundredths; the others have just begun.
    private static let shares = [100, 45, 20, 70, 10, 0, 30, 5]

    private var firstStep: NodeID? {
        organisation.directory.nodes.first { $0.name == "step-1" }?.id
    }

    /// Has whoever may sign a learner's Step off, after they asked for it.
    private func signOff(_ learner: PersonID, on step: NodeID) async throws {
        guard let permission = organisation.model.permission("sign-off.give"),
            let educator = organisation.authorizer
                .who(may: permission, Resource(in: step, owner: learner), at: organisation.today).first
        else { return }
        clock.advance(minutes: 1_500)
        let thanks = "Thank you to everyone who took the time to look at what I do."
        try await SignOffs(platform).ask(saying: thanks, on: step, by: viewer(learner))
        clock.advance(minutes: 3_000)
        let words = "A pleasure to watch. Ready for the next one."
        try await SignOffs(platform).give(to: learner, on: step, saying: words, by: viewer(educator))
    }

    private func isEnrolled(_ person: PersonID, on step: NodeID) async throws -> Bool {
        guard organisation.roster.isActive(person) else { return false }
        return try await Steps(platform).own(by: viewer(person)).contains { $0.node == step && $0.isEnrolled }
    }

    private func answer(
        _ proficiencies: ArraySlice<Proficiency>,
        on step: NodeID,
        by learner: Viewer,
        _ number: Int
    ) async throws {
        for proficiency in proficiencies {
            clock.advance(minutes: 7)
            // Of nine one is not there yet; the very first learner can do everything.
            let isThere = number == 0 || (proficiency.number + number) % 9 != 0
            let answer = proficiency.answers.last { $0.isAchieved == isThere } ?? proficiency.answers[0]
            let evidence = isThere ? Self.evidence[(proficiency.number + number) % Self.evidence.count] : ""
            try await SelfAssessments(platform)
                .give(answer.words, evidence: evidence, to: proficiency.number, on: step, by: learner)
        }
    }

    /// Asks for what is achieved; most is confirmed, some is sent back, and the last waits.
    private func haveConfirmed(
        _ proficiencies: [Proficiency],
        on step: NodeID,
        of learner: Viewer,
        _ number: Int
    ) async throws {
        let askable = try await Confirmations(platform).askable(on: step, by: learner)
        guard let person = learner.person, !askable.isEmpty else { return }
        let asked = askable[number % askable.count]
        let record = try await Steps(platform).record(of: person, on: step, by: learner)
        let ready = proficiencies.compactMap { record.line($0.number) }.filter { $0.standing == .achieved }
        guard !ready.isEmpty else { return }
        clock.advance(minutes: 30)
        try await Confirmations(platform).ask([asked.id], about: ready.map(\.proficiency.number), on: step, by: learner)
        clock.advance(minutes: 600)
        let decided = ready.dropLast(number == 0 ? 0 : 2).compactMap(\.answer?.id)
        let sentBack = number == 0 ? [] : Array(decided.suffix(decided.count / 10))
        let confirmed = decided.filter { !sentBack.contains($0) }
        let reviewer = viewer(asked.id)
        if !confirmed.isEmpty { try await Confirmations(platform).confirm(confirmed, by: reviewer) }
        guard !sentBack.isEmpty else { return }
        let comment =
            "Nearly there. Show me once more with a patient who is not stable, and write down what you watch for."
        try await Confirmations(platform).sendBack(sentBack, comment: comment, by: reviewer)
    }

    private static let evidence = [
        "Done on three night shifts with my preceptor beside me, and twice on my own with her in the next bay.",
        "Simulation in March, then with a patient after theatre. We talked through what I would do next time.",
        "Written up as a reflection, which we discussed in supervision.",
        "Observed by the charge nurse during handover and the first hour of the shift.",
    ]

    private func viewer(_ person: PersonID) -> Viewer { Viewer(.person(person), in: id) }
}
