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
            #expect(page.contains("Confirm 1.1 of Amara Nwosu") && page.contains("Confirm 1.2 of Amara Nwosu"))
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
            #expect(sent.text.contains("Nothing was confirmed. Amara Nwosu has changed the answer to 1.2 meanwhile."))
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
            #expect(unticked.status == 422 && unticked.text.contains("Tick what you confirm."))
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

            #expect(page.text.contains("You may not confirm this one.") && !page.text.contains("Confirm 2.1"))
            #expect(sent.status == 403)
            #expect(try await sample.standing(of: "callum", 1, on: "step-2") == .waiting)
        }
    }
}
