// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Asking support on pages` {
    @Test func `one asks, reads the answer, replies, closes and opens again (H-12)`() async throws {
        try await LearningStage.with { stage in
            let browser = try await stage.browser("priya")
            #expect(try await browser.open().text.contains(#"href="/ashford/support""#), "it is in the frame")
            let missing = try await browser.send(
                "support/new",
                ["subject": "The import fails", "text": "At <b>3</b>."]
            )
            #expect(missing.status == 422 && missing.text.contains("Choose what it is about."))
            #expect(missing.text.contains("At &lt;b&gt;3&lt;/b&gt;.") && missing.text.contains("The import fails"))

            let fields: KeyValuePairs = ["kind": "technical", "subject": "The import fails", "text": "At line 3."]
            let asked = try await browser.send("support/new", fields)
            #expect(asked.text.contains("You are told when support answers."))
            #expect(asked.text.contains("Waiting for an answer") && asked.text.contains("Request 1 · Technical"))
            try await SupportDesk(stage.stage.platform)
                .answer(1, saying: "Remove the second sheet.", as: "Kim", in: stage.stage.organisation)
            let answered = try await browser.open("support/1").text
            #expect(answered.contains("Remove the second sheet.") && answered.contains("<strong>Kim</strong>"))
            #expect(try await browser.open("notices").text.contains("Support answered your request 1."))

            let empty = try await browser.send("support/1/reply", ["text": " "])
            #expect(empty.status == 422 && empty.text.contains("Write what you want to say."))
            #expect(try await browser.send("support/1/reply", ["text": "It worked."]).text.contains("It worked."))
            #expect(try await browser.send("support/1/close").text.contains("Open it again"))
            let tooLate = try await browser.send("support/1/reply", ["text": "Thank you!"])
            #expect(tooLate.status == 409 && tooLate.text.contains("This request is closed."))
            #expect(tooLate.text.contains("Thank you!"), "what was typed is not lost")
            let again = try await browser.send("support/1/open", ["text": "It came back."])
            #expect(again.text.contains("It came back.") && again.text.contains("Waiting for an answer"))
        }
    }

    @Test func `each sees the kinds of their role, and others no support at all (H-12)`() async throws {
        try await LearningStage.with { stage in
            let support = SupportRequests(stage.stage.platform)
            let file = SentFile(name: "log.txt", bytes: Array("line 3\n".utf8))
            _ = try await support.ask(.technical, "Import", saying: "x", files: [file], by: try stage.viewer("priya"))
            _ = try await support.ask(.other, "Dates", saying: "x", by: try stage.viewer("farah"))
            let martin = try await stage.browser("martin")
            let all = try await martin.open("support").text
            #expect(all.contains("Import") && all.contains("Dates") && all.contains("Priya Raghunathan"))
            let others = try await martin.open("support/1").text
            #expect(others.contains("is the one who replies to support") && !others.contains("<textarea"))
            let log = try await martin.look("support/files/1")
            #expect(log.status == 200 && log.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(log.header("X-Content-Type-Options") == "nosniff")

            let farah = try await stage.browser("farah")
            let some = try await farah.open("support").text
            #expect(!some.contains("Import") && some.contains("Dates"))
            #expect(try await farah.open("support/new").text.contains("What you ask here is “not technical”."))
            for path in ["support/1", "support/files/1"] {
                #expect(try await farah.look(path).status == 404, "\(path)")
            }
            let refused = try await farah.send("support/new", ["kind": "technical", "subject": "x", "text": "x"])
            #expect(refused.status == 403)

            let pages = ["support", "support/new", "support/1", "support/2", "support/files/1", "support/questions"]
            for name in ["nadia", "amara", "ruth"] {
                let browser = try await stage.browser(name)
                #expect(try await !browser.open().text.contains(#"href="/ashford/support""#), "\(name)")
                for path in pages { #expect(try await browser.look(path).status == 404, "\(name): \(path)") }
            }
        }
    }

    @Test func `what is asked often stands above the form, and two editors do not overwrite each other (H-12)`()
        async throws
    {
        try await LearningStage.with { stage in
            let (priya, martin) = (try await stage.browser("priya"), try await stage.browser("martin"))
            let fields: KeyValuePairs = ["question": "How do I enrol?", "answer": "Open the learner.\n\nThen enrol."]
            #expect(try await priya.send("support/questions/new", fields).text.contains("Then enrol."))
            let found = try await stage.browser("farah").open("support/new?q=enrol").text
            #expect(found.contains("Perhaps one of these answers it.") && found.contains("How do I enrol?"))
            #expect(try await martin.open("support/new?q=xyzzy").text.contains("Nothing that is asked often fits."))

            _ = try await martin.open("support/questions/1")
            let changed: KeyValuePairs = ["version": "1", "question": "How do I enrol?", "answer": "Ask an educator."]
            #expect(try await priya.send("support/questions/1", changed).text.contains("Ask an educator."))
            let late = try await martin.send(
                "support/questions/1",
                ["version": "1", "question": "How to enrol?", "answer": "My own words."]
            )
            #expect(late.status == 409 && late.text.contains("My own words."))
            #expect(late.text.contains("Ask an educator.") && late.text.contains(#"name="version" value="2""#))

            let farah = try await stage.browser("farah")
            let read = try await farah.open("support/questions").text
            #expect(read.contains("Ask an educator.") && !read.contains("/support/questions/1"))
            #expect(try await farah.open("support/questions/1").status == 403)
            #expect(try await farah.send("support/questions/1/removal").status == 403)
            #expect(try await priya.open("support/questions/1/removal").text.contains("Ask an educator."))
            #expect(try await priya.send("support/questions/1/removal").text.contains("There are no questions yet"))
        }
    }
}
