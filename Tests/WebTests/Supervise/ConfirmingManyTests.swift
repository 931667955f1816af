// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `Confirming several answers on one page` {
    @Test func `shows each with its whole evidence, and confirms those ticked (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2, evidence: "First line\nSecond line")
            try await sample.ask("amara", of: "nadia", about: [1, 2])
            let nadia = try await sample.browser("nadia")
            let (one, two) = (try await sample.number(of: "amara", 1), try await sample.number(of: "amara", 2))

            let page = try await nadia.open("supervise/confirm?answer=\(one)&answer=\(two)").text
            let done = try await nadia.send(
                "supervise/confirm",
                ["answer": "\(one)", "answer": "\(two)", "ticked": "\(two)"]
            )

            #expect(page.contains("First line\nSecond line") && !page.contains(" checked"))
            #expect(page.contains("Choose 1.1 of Amara Nwosu") && page.contains("Choose 1.2 of Amara Nwosu"))
            #expect(done.text.contains("1 answer is confirmed."))
            #expect(try await sample.standing(of: "amara", 1) == .waiting)
            #expect(try await sample.standing(of: "amara", 2) == .confirmed)
        }
    }

    @Test func `confirms all or none, and says which stands in the way (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2)
            try await sample.ask("amara", of: "nadia", about: [1, 2])
            let nadia = try await sample.browser("nadia")
            let (one, two) = (try await sample.number(of: "amara", 1), try await sample.number(of: "amara", 2))
            try await nadia.open("supervise/confirm?answer=\(one)&answer=\(two)")

            try await sample.answer("amara", 2, evidence: "Something else")
            let fields: KeyValuePairs = [
                "answer": "\(one)", "answer": "\(two)", "ticked": "\(one)", "ticked": "\(two)", "comment": "Both seen.",
            ]
            let sent = try await nadia.send("supervise/confirm", fields)

            #expect(sent.status == 409)
            #expect(sent.text.contains("Nothing was done. Amara Nwosu has changed the answer to 1.2 meanwhile."))
            #expect(sent.text.contains("Both seen."))
            #expect(sent.text.contains("value=\"\(one)\" checked") && !sent.text.contains("value=\"\(two)\" checked"))
            #expect(try await sample.standing(of: "amara", 1) == .waiting)
        }
    }

    @Test func `wants something ticked, and takes only what it showed`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2)
            try await sample.ask("amara", of: "nadia", about: [1, 2])
            let nadia = try await sample.browser("nadia")
            let (one, two) = (try await sample.number(of: "amara", 1), try await sample.number(of: "amara", 2))

            let none = try await nadia.open("supervise/confirm")
            let unticked = try await nadia.send("supervise/confirm", ["answer": "\(one)"])
            let unseen = try await nadia.send("supervise/confirm", ["answer": "\(one)", "ticked": "\(two)"])

            #expect(none.status == 422 && none.text.contains("Tick at least one of them"))
            #expect(unticked.status == 422 && unticked.text.contains("Tick those that you decide on."))
            #expect(unseen.status == 404)
            #expect(try await sample.standing(of: "amara", 1) == .waiting)
            #expect(try await sample.standing(of: "amara", 2) == .waiting)
        }
    }

    @Test func `offers no box for one's own, and confirms it by no other way (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("callum", 1, on: "step-2")
            try await sample.ask("callum", of: "mei", about: [1], on: "step-2")
            let callum = try await sample.browser("callum")
            let id = try await sample.number(of: "callum", 1, on: "step-2")

            let page = try await callum.open("supervise/confirm?answer=\(id)")
            let sent = try await callum.send("supervise/confirm", ["answer": "\(id)", "ticked": "\(id)"])

            #expect(page.text.contains("You may not confirm this one.") && !page.text.contains("Choose 2.1"))
            #expect(sent.status == 403)
            #expect(try await sample.standing(of: "callum", 1, on: "step-2") == .waiting)
        }
    }

    @Test func `sends several back with one comment, which is needed, and tells their learner once (H-8)`() async throws
    {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2)
            try await sample.ask("amara", of: "nadia", about: [1, 2])
            let nadia = try await sample.browser("nadia")
            let (one, two) = (try await sample.number(of: "amara", 1), try await sample.number(of: "amara", 2))
            let chosen: KeyValuePairs = [
                "answer": "\(one)", "answer": "\(two)", "ticked": "\(one)", "ticked": "\(two)", "comment": "",
            ]
            let page = try await nadia.open("supervise/confirm?answer=\(one)&answer=\(two)").text
            let silent = try await nadia.send("supervise/send-back", chosen)
            #expect(page.contains("formaction=\"/ashford/supervise/send-back\""))
            #expect(silent.status == 422 && silent.text.contains("Say what has to be improved"))
            #expect(silent.text.contains("value=\"\(two)\" checked"))
            #expect(try await sample.standing(of: "amara", 1) == .waiting)

            let done = try await nadia.send(
                "supervise/send-back",
                [
                    "answer": "\(one)", "answer": "\(two)", "ticked": "\(one)", "ticked": "\(two)",
                    "comment": "On a night shift, please.",
                ]
            )

            #expect(done.text.contains("2 answers are sent back, with your comment."))
            #expect(try await sample.standing(of: "amara", 1) == .sentBack)
            #expect(try await sample.standing(of: "amara", 2) == .sentBack)
            let told = try await sample.browser("amara").open("notices").text
            #expect(told.contains("2 answers of Step 1 proficiencies were sent back to you with a comment."))
            #expect(!told.contains("1.1 of Step 1 proficiencies was sent back"))
            for name in ["amara", "jonas", "priya"] {
                let sent = try await sample.browser(name)
                    .send("supervise/send-back", ["answer": "\(one)", "ticked": "\(one)", "comment": "No."])
                #expect([403, 404].contains(sent.status), "\(name): \(sent.status)")
            }
        }
    }
}
