// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `Reviewing what learners answer` {
    @Test func `begins with what one was asked, the oldest first, and not with what others were (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            for (learner, educator) in [("amara", "nadia"), ("jonas", "nadia"), ("wren", "farah")] {
                try await sample.answer(learner, 1)
                try await sample.ask(learner, of: educator, about: [1])
                sample.stage.time.pass(seconds: 86_400)
            }
            let nadia = try await sample.browser("nadia")

            let toDo = try await nadia.open("supervise").text
            let others = try await nadia.open("supervise/others").text

            let (amara, jonas) = (toDo.firstRange(of: "Amara Nwosu"), toDo.firstRange(of: "Jonas Feldmann"))
            #expect(try #require(amara).lowerBound < #require(jonas).lowerBound)
            #expect(toDo.contains("waits for 3 days") && toDo.contains("Ward 4, in the night of the 12th"))
            #expect(!toDo.contains("Wren Oakley"))
            #expect(others.contains("Wren Oakley") && others.contains("asked of Farah Siddiqui"))
            #expect(!others.contains("Amara Nwosu"))
        }
    }

    @Test func `says in plain words that nothing waits`() async throws {
        try await SampleStage.withSteps { sample in
            let page = try await sample.browser("nadia").open("supervise")

            #expect(page.text.contains("No answer waits for you"))
            #expect(!page.text.contains("Look at those ticked"))
        }
    }

    @Test func `is for nobody who neither confirms nor signs off (H-8, H-10)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", about: [1])
            let id = try await sample.number(of: "amara", 1)
            for name in ["jonas", "priya", "martin", "ruth"] {
                let browser = try await sample.browser(name)
                try await browser.open()
                let before = try await sample.fingerprint

                #expect([403, 404].contains(try await browser.open("supervise").status), "\(name)")
                #expect([403, 404].contains(try await browser.open("supervise/others").status), "\(name)")
                #expect([403, 404].contains(try await browser.open("supervise/answers/\(id)").status), "\(name)")
                let sent = try await browser.send("supervise/answers/\(id)/confirm")
                #expect([403, 404].contains(sent.status), "\(name)")
                let many = try await browser.send("supervise/confirm", ["answer": "\(id)", "ticked": "\(id)"])
                #expect([403, 404].contains(many.status), "\(name)")
                #expect(!many.text.contains("Ward 4"))
                #expect(try await sample.fingerprint == before, "\(name)")
            }
        }
    }

    @Test func `shows the whole evidence, and leads on to the next after confirming (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, evidence: String(repeating: "Suctioned. ", count: 50) + "Until dawn.")
            try await sample.ask("amara", of: "nadia", about: [1])
            sample.stage.time.pass(seconds: 60)
            try await sample.answer("jonas", 2)
            try await sample.ask("jonas", of: "nadia", about: [2])
            let nadia = try await sample.browser("nadia")
            let id = try await sample.number(of: "amara", 1)

            let list = try await nadia.open("supervise").text
            let page = try await nadia.open("supervise/answers/\(id)").text
            let next = try await nadia.send("supervise/answers/\(id)/confirm", ["comment": "Well done"])

            #expect(!list.contains("Until dawn.") && page.contains("Until dawn."))
            #expect(page.contains("What good looks like") && page.contains("Asked to confirm it: Nadia Haddad."))
            #expect(next.text.contains("1.1 of Amara Nwosu is confirmed."))
            #expect(next.text.contains("This is the last answer that waits for you."))
            #expect(next.text.contains("Jonas Feldmann") && next.text.contains("1.2 Keeps a fluid balance"))
            #expect(try await sample.standing(of: "amara", 1) == .confirmed)
            let confirmed = try await nadia.open("supervise/answers/\(id)").text
            #expect(confirmed.contains("Confirmed by Nadia Haddad (Assessor).") && confirmed.contains("Well done"))
        }
    }

    @Test func `sends back with a comment, and not without (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", about: [1])
            let nadia = try await sample.browser("nadia")
            let id = try await sample.number(of: "amara", 1)
            try await nadia.open("supervise/answers/\(id)")

            let silent = try await nadia.send("supervise/answers/\(id)/send-back", ["comment": "  "])
            #expect(silent.status == 422 && silent.text.contains("Say what has to be improved"))
            #expect(try await sample.standing(of: "amara", 1) == .waiting)
            let done = try await nadia.send("supervise/answers/\(id)/send-back", ["comment": "Name the tube."])

            #expect(done.text.contains("1.1 of Amara Nwosu is sent back, with your comment."))
            #expect(done.text.contains("No answer waits for you"))
            #expect(try await sample.standing(of: "amara", 1) == .sentBack)
        }
    }

    @Test func `tells the second of two who decide at once, and keeps what they wrote (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", "farah", about: [1])
            let (nadia, farah) = (try await sample.browser("nadia"), try await sample.browser("farah"))
            let path = "supervise/answers/\(try await sample.number(of: "amara", 1))"
            try await nadia.open(path)
            try await farah.open(path)

            try await nadia.send(path + "/confirm")
            let second = try await farah.send(path + "/send-back", ["comment": "Not yet, Amara."])

            #expect(second.status == 409)
            #expect(second.text.contains("Somebody has decided on 1.1 of Amara Nwosu already."))
            #expect(second.text.contains("Confirmed by Nadia Haddad (Assessor)."))
            #expect(second.text.contains("Not yet, Amara.") && !second.text.contains("formaction"))
            #expect(try await sample.standing(of: "amara", 1) == .confirmed)
        }
    }

    @Test func `says that the learner changed the answer, and leads to the new one (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1)
            try await sample.ask("amara", of: "nadia", about: [1])
            let nadia = try await sample.browser("nadia")
            let old = try await sample.number(of: "amara", 1)
            try await nadia.open("supervise/answers/\(old)")

            try await sample.answer("amara", 1, evidence: "Ward 5")
            let new = try await sample.number(of: "amara", 1)
            let sent = try await nadia.send("supervise/answers/\(old)/confirm")

            #expect(sent.status == 409)
            #expect(sent.text.contains("Amara Nwosu has changed the answer to 1.1 meanwhile."))
            #expect(sent.text.contains("/supervise/answers/\(new)\">Look at the answer of now"))
            #expect(try await sample.standing(of: "amara", 1) == .achieved)
            let present = try await nadia.open("supervise/answers/\(new)").text
            #expect(present.contains("does not ask to have 1.1 confirmed") && !present.contains("formaction"))
        }
    }

    @Test func `is nobody's of their own answers (H-8)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("callum", 1, on: "step-2")
            try await sample.ask("callum", of: "mei", about: [1], on: "step-2")
            let callum = try await sample.browser("callum")
            let id = try await sample.number(of: "callum", 1, on: "step-2")

            let page = try await callum.open("supervise/answers/\(id)")
            let sent = try await callum.send("supervise/answers/\(id)/confirm")
            let back = try await callum.send("supervise/answers/\(id)/send-back", ["comment": "Again."])

            #expect(page.text.contains("This is your own answer.") && !page.text.contains("formaction"))
            #expect(sent.status == 403 && back.status == 403)
            #expect(try await sample.standing(of: "callum", 1, on: "step-2") == .waiting)
            #expect(try await !callum.open("supervise/others").text.contains("Callum Reid</strong>"))
        }
    }

    @Test func `knows no answer that is not there`() async throws {
        try await SampleStage.withSteps { sample in
            let nadia = try await sample.browser("nadia")

            for number in ["999", "0", "x", "99999999999999999999"] {
                #expect(try await nadia.open("supervise/answers/\(number)").status == 404, "\(number)")
            }
        }
    }
}
