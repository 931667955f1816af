// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The Learning Portal` {
    @Test func `shows learners their Steps, how far they are and what to do next (H-5, H-13)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, 2, by: "amara")
            try await stage.ask("nadia", about: 1, by: "amara")
            try await stage.confirm(1, of: "amara", by: "nadia")

            let page = try await stage.browser("amara").open("learning")

            #expect(page.status == 200 && page.text.contains("<h1>Learning Portal</h1>"))
            #expect(page.text.contains("Step 1 proficiencies") && page.text.contains("1 of 3 required ones confirmed"))
            #expect(page.text.contains("1 achieved and not asked for"))
            #expect(page.text.contains("2 not achieved yet") && !page.text.contains("final sign-off"))
        }
    }

    @Test func `tells who is on no Step that this is so, and shows them none (H-13, H-19)`() async throws {
        try await LearningStage.with { stage in
            for name in ["ruth", "priya", "farah", "nadia"] {
                let browser = try await stage.browser(name)
                #expect(try await browser.open("learning").text.contains("You are not on a Step yet"))
                #expect(try await !browser.open().text.contains("Learning Portal"), "\(name)")
                for rest in ["", "/1", "/ask", "/sign-off", "/certificate"] {
                    let answer = try await browser.open(stage.path(rest))
                    #expect([403, 404].contains(answer.status), "\(name) \(rest): \(answer.status)")
                    #expect(!answer.text.contains("Counts breaths"))
                }
            }
        }
    }

    @Test func `begins with the applications that one's roles open, and no other (H-13)`() async throws {
        try await LearningStage.with { stage in
            let amara = try await stage.browser("amara").open()
            let mei = try await stage.browser("mei").open()

            #expect(amara.text.contains("Your applications") && amara.text.contains("Learning Portal"))
            #expect(!amara.text.contains("Supervise") && !amara.text.contains("Tracking System"))
            #expect(mei.text.contains("Learning Portal") && mei.text.contains("Supervise"))
        }
    }

    @Test func `lists the proficiencies of a Step by group, and finds them by state and word`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "amara")
            try await stage.ask("nadia", about: 1, by: "amara")
            let browser = try await stage.browser("amara")

            let all = try await browser.open(stage.path())
            #expect(all.text.contains("<h2>Breathing</h2>") && all.text.contains("<h2>Circulation</h2>"))
            #expect(all.text.contains("Waits for confirmation") && all.text.contains("(optional)"))
            let waiting = try await browser.open(stage.path("?show=waiting"))
            #expect(waiting.text.contains("Counts breaths") && !waiting.text.contains("Gives oxygen"))
            let found = try await browser.open(stage.path("?q=OXYGEN+1.1"))
            #expect(found.text.contains("Gives oxygen") && !found.text.contains("Counts breaths"))
            let none = try await browser.open(stage.path("?show=confirmed&q=%3Cb%3E"))
            #expect(none.text.contains("No proficiency is found") && !none.text.contains("value=\"<b>"))
        }
    }

    @Test func `gives learners their own record as a file, which is written down`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "amara")
            try await stage.ask("nadia", about: 1, by: "amara")
            try await stage.sendBack(1, of: "amara", saying: "Count for a whole minute.", by: "nadia")
            let (amara, ruth) = (try await stage.browser("amara"), try await stage.browser("ruth"))

            let file = try await amara.send(stage.path("/file"), ["format": "csv"])
            #expect(
                file.status == 200 && file.text.contains("1.1.1") && file.text.contains("Count for a whole minute.")
            )
            #expect(file.text.contains("Nadia Haddad"))
            #expect(try await ruth.send(stage.path("/file"), ["format": "csv"]).status == 404)
            let trail = try await stage.browser("grace").open("audit")
            #expect(trail.text.contains("took the list “own record of Step 1 proficiencies” as a file"))
        }
    }

    @Test func `shows a former learner their record, and lets them change nothing of it (H-10)`() async throws {
        try await LearningStage.with { stage in
            try await stage.achieve(1, by: "jonas")
            let jonas = try stage.viewer("jonas")
            let held = try await Roles(stage.stage.platform).own(by: jonas).map(\.holding)
            let id = try #require(held.first { $0.role == "learner" }?.id)
            try await Roles(stage.stage.platform).end(id, by: try stage.viewer("farah"))
            let browser = try await stage.browser("jonas")

            #expect(try await browser.open("learning").text.contains("You are not enrolled on it now"))
            let page = try await browser.open(stage.path("/1"))
            #expect(page.text.contains("On three shifts.") && !page.text.contains("<textarea"))
            let before = try await stage.fingerprint
            let sent = try await browser.send(stage.path("/1"), ["answer": "Not yet", "evidence": "I was wrong."])
            #expect(sent.status == 403 && sent.text.contains("I was wrong."), "what was typed is not lost")
            #expect(try await browser.open(stage.path("/ask")).status == 403)
            #expect(try await stage.fingerprint == before)
        }
    }
}
