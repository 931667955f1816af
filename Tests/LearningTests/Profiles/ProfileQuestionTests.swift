// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Priya is a centre administrator, Amara a learner, Farah an educator.
@Suite struct `Questions on registration` {
    private static let ward = ProfileQuestionDraft(words: "Where do you work?", kind: .text, isRequired: true)
    private static let shift = ProfileQuestionDraft(words: "Which shift?", kind: .choice, choices: "Day\nNight")

    @Test(arguments: Backing.all)
    func `are up to six, of three kinds, and each is asked once (H-11)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (questions, priya) = (ProfileQuestions(centre.platform), try centre.viewer("priya"))
            try await questions.add(Self.ward, by: priya)
            try await questions.add(Self.shift, by: priya)
            await #expect(throws: InvalidInput.self) {
                try await questions.add(.init(words: "where do you work?", kind: .yesNo), by: priya)
            }
            for choices in ["", "Day", "Day\nDay", String(repeating: "x", count: 300) + "\nDay"] {
                let draft = ProfileQuestionDraft(words: "Which unit?", kind: .choice, choices: choices)
                await #expect(throws: InvalidInput.self) { try await questions.add(draft, by: priya) }
            }
            for number in 3...6 {
                try await questions.add(.init(words: "Question \(number)?", kind: .yesNo), by: priya)
            }
            await #expect(throws: Objection.self) {
                try await questions.add(.init(words: "One too many?", kind: .yesNo), by: priya)
            }
            #expect(
                try await questions.list(by: priya).map(\.kind) == [.text, .choice, .yesNo, .yesNo, .yesNo, .yesNo]
            )

            let before = try await centre.fingerprint()
            for name in ["farah", "nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: Refused.self, "\(name)") { try await questions.list(by: viewer) }
                await #expect(throws: Refused.self, "\(name)") { try await questions.add(Self.ward, by: viewer) }
                await #expect(throws: Refused.self, "\(name)") {
                    try await questions.change(1, to: Self.ward, by: viewer)
                }
                await #expect(throws: Refused.self, "\(name)") { try await questions.remove(1, by: viewer) }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `go from the request for an account to the profile, and away if it is refused (H-2)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            try await ProfileQuestions(centre.platform).add(Self.ward, by: priya)
            try await ProfileQuestions(centre.platform).add(Self.shift, by: priya)
            let entrance = Entrance(centre.platform)
            let ask = { (name: String, answers: [Int64: String]) in
                try await entrance.askForAccount(
                    name: name,
                    email: "\(name.prefix(3).lowercased())@example.org",
                    password: Centre.password,
                    answering: answers,
                    in: centre.id
                )
            }
            await #expect(throws: InvalidInput("question-1", "Answer this.")) { try await ask("Tom Baker", [:]) }
            await #expect(throws: InvalidInput.self) { try await ask("Tom Baker", [1: "Ward 4", 2: "Never"]) }
            try await ask("Tom Baker", [1: "  Ward 4 ", 2: "Night", 99: "nothing"])
            try await ask("Una Reyes", [1: "Ward 5"])

            let waiting = try await people.registrations(by: priya).items
            #expect(waiting.map { $0.answers.map(\.shown) } == [["Ward 4", "Night"], ["Ward 5"]])
            guard case .signsIn(let tom) = try await people.decide(1, approve: true, byMail: false, by: priya) else {
                Issue.record("they sign in with the password they chose"); return
            }
            try await people.decide(2, approve: false, byMail: false, by: priya)
            #expect(try await people.details(tom, by: priya).answers.map(\.shown) == ["Ward 4", "Night"])
            #expect(try await people.details(tom, by: centre.viewer("farah")).answers.isEmpty)
            let left = try await centre.database.read { transaction in
                try transaction.rows("SELECT answers FROM registration").map { try $0.read("answers") as String }
            }
            #expect(left.allSatisfy { $0.isEmpty })
        }
    }

    @Test(arguments: Backing.all)
    func `keep what was answered when a choice or the question goes, until the person is erased`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (questions, people) = (ProfileQuestions(centre.platform), People(centre.platform))
            let (priya, amara) = (try centre.viewer("priya"), try centre.person("amara"))
            try await questions.add(Self.ward, by: priya)
            try await questions.add(Self.shift, by: priya)
            try await people.answer([1: "Ward 4", 2: "Night"], for: amara, by: priya)
            try await questions.change(
                2,
                to: .init(words: "Which shift?", kind: .text, choices: "Early\nLate"),
                by: priya
            )
            #expect(try await questions.list(by: priya).last?.kind == .choice, "the kind stays")

            // Her own, as it was; another's former choice is none of hers.
            try await people.answer([1: "Ward 5", 2: "Night"], for: amara, by: centre.viewer("amara"))
            await #expect(throws: InvalidInput.self) {
                try await people.answer([1: "Ward 5", 2: "Night"], for: centre.person("jonas"), by: priya)
            }
            await #expect(throws: InvalidInput.self) { try await people.answer([2: "Late"], for: amara, by: priya) }
            try await questions.remove(2, by: priya)
            #expect(try await people.details(amara, by: priya).answers.map(\.shown) == ["Ward 5", "Night"])
            let data = try await PersonalData(centre.platform).own(by: centre.viewer("amara"))
            #expect(data.sections.first { $0.heading == .answers }?.rows.map { $0[1] } == ["Ward 5", "Night"])

            let before = try await centre.fingerprint()
            for name in ["farah", "nadia", "jonas", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: (any Error).self) { try await people.answer([1: "x"], for: amara, by: viewer) }
                await #expect(throws: (any Error).self) { try await people.answers(of: amara, by: viewer) }
            }
            #expect(try await centre.fingerprint() == before)
            try await Erasures(centre.platform).erase(amara, by: centre.viewer("grace"))
            let left = try await centre.database.read { try $0.rows("SELECT answer FROM profile_answer").count }
            #expect(left == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `are asked when somebody is registered, and nobody is half registered (H-1)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            try await ProfileQuestions(centre.platform).add(Self.ward, by: priya)
            let before = try await centre.fingerprint()
            await #expect(throws: InvalidInput.self) {
                try await people.register(
                    name: "Tom Baker",
                    email: "tom@example.org",
                    password: nil,
                    answering: [:],
                    by: priya
                )
            }
            #expect(try await centre.fingerprint() == before)
            let tom = try await people.register(
                name: "Tom Baker",
                email: "tom@example.org",
                password: nil,
                answering: [1: "Ward 4"],
                by: priya
            )
            #expect(try await people.details(tom, by: priya).answers.map(\.shown) == ["Ward 4"])
        }
    }

    @Test(arguments: Backing.all)
    func `several who wait are decided on at once, each for themselves (H-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            for (name, email) in [("Tom Baker", "tom"), ("Una Reyes", "una"), ("Vik Rao", "vik"), ("Wu Li", "wu")] {
                try await Entrance(centre.platform).askForAccount(
                    name: name,
                    email: "\(email)@example.org",
                    password: Centre.password,
                    in: centre.id
                )
            }
            // Una's address is somebody's by now; Vik was refused by another.
            _ = try await people.register(name: "Una R.", email: "una@example.org", password: nil, by: priya)
            try await people.decide(3, approve: false, by: priya)

            let outcomes = try await people.decide([4, 2, 1, 3, 99], approve: true, byMail: false, by: priya)
            #expect(outcomes.map(\.name) == ["Tom Baker", "Una Reyes", "Wu Li"])
            guard case .decided(.signsIn) = outcomes[0].result, case .notDone(let why) = outcomes[1].result,
                case .decided(.signsIn) = outcomes[2].result
            else {
                Issue.record("two are approved, one is not: \(outcomes)"); return
            }
            #expect(why.contains("Somebody has this address already"))
            #expect(try await people.registrations(by: priya).items.map(\.name) == ["Una Reyes"])

            let before = try await centre.fingerprint()
            await #expect(throws: InvalidInput.self) {
                try await people.decide([], approve: true, byMail: false, by: priya)
            }
            for name in ["farah", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: Refused.self) {
                    try await people.decide([2], approve: true, byMail: false, by: viewer)
                }
                await #expect(throws: Refused.self) { try await people.waiting([2], by: viewer) }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }
}
