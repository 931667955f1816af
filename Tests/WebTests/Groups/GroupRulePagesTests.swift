// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

/// Priya is a centre administrator, Grace centre manager and educator, Farah an educator, Amara a learner.
@Suite struct `Groups that fill themselves, in the browser` {
    /// A question about the ward and one about the shift, which Amara answered, and Priya's browser.
    private static func set(_ play: (SampleStage, StageBrowser, UInt32) async throws -> Void) async throws {
        try await SampleStage.with("healthcare") { sample in
            let priya = try await sample.browser("priya")
            try await priya.open("registration-questions")
            try await priya.send("registration-questions/new", ["kind": "text", "words": "Which ward?"])
            try await priya.send(
                "registration-questions/new",
                ["kind": "choice", "words": "Which shift?", "choices": "Day\nNight"]
            )
            let amara = try sample.person("amara").index
            try await priya.send("people/\(amara)/answers", ["question-1": "Ward 4", "question-2": "Night"])
            try await play(sample, priya, try sample.node("nights").index)
        }
    }

    @Test func `are reached from the Tracking System, and filled by a rule that is checked first (H-13)`() async throws
    {
        try await Self.set { sample, priya, group in
            let tracking = try await priya.open("tracking")
            #expect(tracking.text.contains("Groups") && tracking.text.contains("by hand or by what their profiles say"))
            let list = try await priya.open("structure?kind=group")
            #expect(list.text.contains("Night shift") && list.text.contains("Make a group"))
            let page = try await priya.open("structure/\(group)")
            #expect(page.text.contains("Nobody: people are put into it by hand."))
            #expect(try await priya.open("groups/\(group)/rule").text.contains("Which ward?"))

            let before = try await sample.stage.fingerprint
            let nothing = try await priya.send("groups/\(group)/rule/check", ["question-1": " "])
            #expect(nothing.status == 422 && nothing.text.contains("Say for at least one question"))
            let rule: KeyValuePairs = ["question-1": "ward 4\nward 5", "question-2": "Night"]
            let check = try await priya.send("groups/\(group)/rule/check", rule)
            #expect(check.text.contains("1 person comes in") && check.text.contains("Amara Nwosu"))
            #expect(check.text.contains("ward 4 or ward 5"))
            #expect(try await sample.stage.fingerprint == before, "a check changes nothing")

            let saved = try await priya.send("groups/\(group)/rule", rule)
            #expect(saved.text.contains("The rule is saved: 1 came into the group, 0 left it."))
            #expect(saved.text.contains("Amara Nwosu") && saved.text.contains("The rule of the group"))
            #expect(!saved.text.contains("href=\"Change"), "what counts is changed together")
            #expect(saved.text.contains("Ruth Goldberg"), "who was put into it by hand stays")

            let removed = try await priya.send("groups/\(group)/rule", ["remove": "yes"])
            #expect(removed.text.contains("The rule is removed: 0 came into the group, 1 left it."))
        }
    }

    @Test func `are chosen by as a whole, to assign a course and to enrol, by who may see them (H-5, H-19)`()
        async throws
    {
        try await Self.set { sample, priya, group in
            try await priya.send("groups/\(group)/rule", ["question-1": "Ward 4"])
            let course = try sample.node("moving").index
            #expect(try await priya.open("courses/\(course)/hand-out").text.contains("Everybody of a group"))
            let fields: KeyValuePairs = ["as": "current", "group": "\(group)"]
            let check = try await priya.send("courses/\(course)/hand-out/check", fields)
            #expect(check.text.contains("to one person?") && check.text.contains("Amara Nwosu"))
            #expect(!check.text.contains("Ruth Goldberg"), "she is on no Step")

            // Grace is centre manager and educator; Farah, an educator alone, learns of no group.
            let grace = try await sample.browser("grace")
            #expect(try await grace.open("supervise/enrol").text.contains("Everybody of a group"))
            let which = try await grace.open("supervise/enrol?step=who&group=\(group)")
            #expect(which.text.contains("Amara Nwosu and Ruth Goldberg"))
            let step = try sample.node("step-1").index
            let last = try await grace.open("supervise/enrol?step=which&group=\(group)&place=\(step)&day=")
            #expect(last.text.contains("Enrol 1 person"), "Amara is on it")

            let farah = try await sample.browser("farah")
            #expect(try await !farah.open("supervise/enrol").text.contains("Everybody of a group"))
            #expect(try await [403, 404].contains(farah.look("supervise/enrol?step=who&group=\(group)").status))
            #expect(try await farah.look("structure/\(group)").status == 404)
            #expect(try await [403, 404].contains(farah.look("groups/\(group)/rule").status))
        }
    }
}
