// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Assessing oneself on pages` {
    @Test func `one answers with evidence, and what is missing keeps what was typed (H-6)`() async throws {
        try await LearningStage.with { stage in
            let browser = try await stage.browser("amara")
            let page = try await browser.open(stage.path("/1"))
            #expect(page.text.contains("What good looks like") && page.text.contains("Direct observation"))

            let missing = try await browser.send(stage.path("/1"), ["evidence": "Counted on <b>nights</b>."])
            #expect(missing.status == 422 && missing.text.contains("Choose one of the answers."))
            #expect(missing.text.contains("Counted on &lt;b&gt;nights&lt;/b&gt;."))
            let long = String(repeating: "x", count: 4_001)
            let tooLong = try await browser.send(stage.path("/1"), ["answer": "Achieved", "evidence": long])
            #expect(tooLong.status == 422 && tooLong.text.contains(long))

            let saved = try await browser.send(
                stage.path("/1"),
                ["answer": "Achieved", "evidence": "Counted on nights."]
            )
            #expect(saved.text.contains("Saved. You can ask for confirmation now."))
            #expect(saved.text.contains("Self-assessed") && saved.text.contains("Counted on nights."))
        }
    }

    @Test func `nobody answers for a learner, whatever roles they hold (H-6)`() async throws {
        try await LearningStage.with { stage in
            for name in ["grace", "priya", "farah", "nadia", "ruth", "rashid"] {
                let browser = try await stage.browser(name)
                let before = try await stage.fingerprint
                let answer = try await browser.send(stage.path("/1"), ["answer": "Achieved", "evidence": "x"])
                #expect([403, 404].contains(answer.status), "\(name): \(answer.status)")
                #expect(try await stage.fingerprint == before)
            }
        }
    }

    @Test func `saving leads on to whom to ask, with the proficiency chosen (H-7)`() async throws {
        try await LearningStage.with { stage in
            let browser = try await stage.browser("amara")
            let fields: KeyValuePairs = ["answer": "Achieved", "evidence": "Twice.", "then": "ask"]
            let whom = try await browser.send(stage.path("/2"), fields)
            #expect(whom.text.contains("Whom do you ask?"))
            #expect(whom.text.contains(#"name="proficiency" value="2""#))
            // Asking once more about the same changes nothing first.
            let before = try await stage.fingerprint
            #expect(try await browser.send(stage.path("/2"), fields).text.contains("Whom do you ask?"))
            #expect(try await stage.fingerprint == before)

            let notYet = try await browser.send(stage.path("/3"), ["answer": "Not yet", "then": "ask"])
            #expect(notYet.text.contains("only what you assess as achieved can be confirmed"))
        }
    }

    @Test func `a changed answer ends its confirmation, and the page says so before and after (H-8)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "amara")
            try await stage.ask("nadia", about: 1, by: "amara")
            try await stage.confirm(1, of: "amara", by: "nadia")
            let browser = try await stage.browser("amara")

            let confirmed = try await browser.open(stage.path("/1"))
            #expect(confirmed.text.contains("Confirmed by Nadia Haddad (Assessor)."))
            #expect(confirmed.text.contains("its confirmation counts no more"))
            let changed = try await browser.send(stage.path("/1"), ["answer": "With support", "evidence": "Lately."])
            #expect(changed.text.contains("Confirmed, then changed") && changed.text.contains("In progress"))
        }
    }

    @Test func `what was sent back is told at home and on its page, and a request is withdrawn (H-8)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, 2, by: "amara")
            try await stage.ask("nadia", about: 1, 2, by: "amara")
            try await stage.sendBack(1, of: "amara", saying: "Count for a whole minute.", by: "nadia")
            let browser = try await stage.browser("amara")

            #expect(try await browser.open().text.contains("1 thing was sent back to you: Step 1 proficiencies"))
            #expect(try await !stage.browser("jonas").open().text.contains("sent back to you"))
            #expect(try await browser.open(stage.path("/1")).text.contains("Count for a whole minute."))
            #expect(try await browser.open(stage.path("/2")).text.contains("You asked Nadia Haddad to confirm it."))
            let withdrawn = try await browser.send(stage.path("/2/withdraw"))
            #expect(withdrawn.text.contains("Request withdrawn") && withdrawn.text.contains("Self-assessed"))
            #expect(try await browser.send(stage.path("/2/withdraw")).status == 409)
        }
    }

    @Test func `what is no proficiency is not found`() async throws {
        try await LearningStage.with { stage in
            let browser = try await stage.browser("amara")
            for path in [stage.path("/99"), stage.path("/x"), "learning/steps/0/1", "learning/steps/999/1"] {
                #expect(try await browser.open(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `a file beside an answer is had as an attachment by who sees the answer, and by nobody else (H-10)`()
        async throws
    {
        try await LearningStage.with { stage in
            let file = SentFile(name: "Wörter.pdf", bytes: Array("%PDF-1.4\n".utf8))
            try await SelfAssessments(stage.stage.platform).give(
                "Achieved",
                evidence: "",
                files: [file],
                to: 1,
                on: stage.step,
                by: try stage.viewer("amara")
            )
            let page = try await stage.browser("amara").open(stage.path("/1")).text
            #expect(page.contains("/evidence/1") && page.contains("Wörter.pdf") && page.contains("1 KB"))
            for name in ["amara", "nadia", "farah"] {
                let had = try await stage.browser(name).look("evidence/1")
                #expect(had.status == 200 && had.text == "%PDF-1.4\n", "\(name)")
                #expect(had.header("Content-Disposition")?.hasSuffix("filename*=UTF-8''W%C3%B6rter.pdf") == true)
                #expect(had.header("X-Content-Type-Options") == "nosniff")
                #expect(had.header("Content-Security-Policy")?.contains("sandbox") == true)
            }
            for name in ["jonas", "priya", "ruth"] {
                #expect(try await stage.browser(name).look("evidence/1").status == 404, "\(name)")
            }
            #expect(try await stage.stage.browser().look("evidence/1").status == 303)
        }
    }
}
