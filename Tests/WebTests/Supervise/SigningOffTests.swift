// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `Signing a Step off` {
    @Test func `says what is missing, and offers nothing before all is confirmed (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.answer("amara", 1, 2)
            let (farah, path) = (try await sample.browser("farah"), try sample.path(to: "amara") + "/sign-off")

            let page = try await farah.open(path).text
            let checked = try await farah.send(path + "/check", ["statement": "Well done."])
            let sent = try await farah.send(path, ["statement": "Well done."])

            #expect(page.contains("2 proficiencies are required and not confirmed yet:") && page.contains("1.1 Keeps"))
            #expect(!page.contains("1.3 Explains") && !page.contains("Your statement"))
            #expect(checked.status == 409 && sent.status == 409)
            #expect(sent.text.contains("2 of “Step 1 proficiencies” are not confirmed yet: 1.1, 1.2."))
            #expect(try await !sample.record(of: "amara").isClosed)
        }
    }

    @Test func `is an educator's, after a check that says what it closes (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            try await sample.answer("amara", 3)
            try await sample.ask("amara", of: "nadia", about: [3])
            try await SignOffs(sample.stage.platform)
                .ask(saying: "All of it is done.", on: sample.node("step-1"), by: sample.viewer("amara"))
            let (farah, path) = (try await sample.browser("farah"), try sample.path(to: "amara") + "/sign-off")

            let toDo = try await farah.open("supervise").text
            let page = try await farah.open(path).text
            let check = try await farah.send(path + "/check", ["statement": "A careful nurse."])
            #expect(try await !sample.record(of: "amara").isClosed)
            let done = try await farah.send(path, ["statement": "A careful nurse."])

            #expect(toDo.contains("Step 1 proficiencies – Amara Nwosu"))
            #expect(page.contains("All of it is done.") && page.contains("Your statement"))
            #expect(check.status == 200 && check.text.contains("1 request to confirm is withdrawn by it"))
            #expect(check.text.contains("value=\"A careful nurse.\""))
            #expect(done.text.contains("The Step is signed off. Its learner is told."))
            #expect(done.text.contains("Signed off by Farah Siddiqui (Educator / Manager)."))
            #expect(
                done.text.contains("A careful nurse.")
                    && !done.text.contains("<form method=\"post\" action=\"/ashford/supervise")
            )
            let code = try #require(try await sample.record(of: "amara").signOff?.code)
            #expect(done.text.contains("/certificates/\(code)\">See the certificate"))
            #expect(try await sample.record(of: "amara").isClosed)
            #expect(try await !farah.open("supervise").text.contains("Step 1 proficiencies – Amara Nwosu"))
        }
    }

    @Test func `is no assessor's, no manager's and nobody's of their own (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("tomasz", by: "mei", on: "step-3")
            let path = try sample.path(to: "tomasz", on: "step-3") + "/sign-off"
            for name in ["nadia", "martin", "priya", "kwame", "tomasz"] {
                let browser = try await sample.browser(name)
                let page = try await browser.open(path)

                #expect(!page.text.contains("Your statement"), "\(name)")
                for form in ["", "/check", "/send-back", "/reopen"] {
                    let fields: KeyValuePairs = ["statement": "Fine.", "comment": "No.", "reason": "Why not."]
                    let sent = try await browser.send(path + form, fields)
                    #expect([403, 404].contains(sent.status), "\(name) \(form): \(sent.status)")
                }
            }
            let own = try await sample.browser("tomasz").open(path).text
            #expect(own.contains("This is your own Step. Nobody signs off their own"))
            #expect(try await !sample.record(of: "tomasz", on: "step-3").isClosed)
        }
    }

    @Test func `can be refused with a comment that the learner reads (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            let (farah, path) = (try await sample.browser("farah"), try sample.path(to: "amara") + "/sign-off")
            let unasked = try await farah.send(path + "/send-back", ["comment": "Too early."])
            #expect(unasked.status == 409)
            try await SignOffs(sample.stage.platform)
                .ask(saying: "", on: sample.node("step-1"), by: sample.viewer("amara"))

            let silent = try await farah.send(path + "/send-back")
            let done = try await farah.send(path + "/send-back", ["comment": "Let us talk first."])

            #expect(silent.status == 422 && silent.text.contains("Say what is missing: the learner reads it."))
            #expect(done.text.contains("The request is sent back, with your comment."))
            #expect(done.text.contains("Sent back by Farah Siddiqui") && done.text.contains("Let us talk first."))
        }
    }

    @Test func `tells the second of two educators, and keeps what they wrote (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            try await SignOffs(sample.stage.platform)
                .ask(saying: "", on: sample.node("step-1"), by: sample.viewer("amara"))
            let (farah, leilani) = (try await sample.browser("farah"), try await sample.browser("leilani"))
            let path = try sample.path(to: "amara") + "/sign-off"
            try await leilani.open(path)

            try await farah.send(path)
            let second = try await leilani.send(path, ["statement": "A careful nurse."])

            #expect(second.status == 409)
            #expect(second.text.contains("“Step 1 proficiencies” is signed off, and closed by that."))
            #expect(second.text.contains("Signed off by Farah Siddiqui"))
            #expect(second.text.contains("It was not sent.") && second.text.contains("A careful nurse."))
        }
    }

    @Test func `is not undone as delivered, and with a reason where the centre has it so (H-9)`() async throws {
        try await SampleStage.withSteps { sample in
            try await sample.complete("amara", by: "nadia")
            let (farah, path) = (try await sample.browser("farah"), try sample.path(to: "amara") + "/sign-off")
            let closed = try await farah.send(path).text
            let refused = try await farah.send(path + "/reopen", ["reason": "One was wrong."])
            #expect(!closed.contains("Open it again") && refused.status == 403)

            try await Learning.Settings(sample.stage.platform)
                .turn("reopen-signed-off-steps", on: true, by: sample.viewer("grace"))
            let offered = try await farah.open(path).text
            let silent = try await farah.send(path + "/reopen")
            let done = try await farah.send(path + "/reopen", ["reason": "One was wrong."])

            #expect(offered.contains("Open it again"))
            #expect(silent.status == 422 && silent.text.contains("Say why"))
            #expect(done.text.contains("The Step is open again.") && done.text.contains("One was wrong."))
            #expect(done.text.contains("Opened again, so this sign-off counts no more."))
            #expect(try await !sample.record(of: "amara").isClosed)
        }
    }
}
