// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The operator's page` {
    private static func link(_ stage: LearningStage, to slug: String = Stage.slug) throws -> String {
        let key = try #require(Stage.operatorKey)
        return Address.enterDesk(Stage.slug, key.link(to: slug, at: stage.stage.time.now))
    }

    /// A browser in which the operator answers.
    private static func desk(_ stage: LearningStage) async throws -> StageBrowser {
        let (browser, link) = (stage.stage.browser(), try link(stage))
        #expect(try await browser.open(link).status == 200)
        #expect(try await browser.send(link, ["name": "Kim"]).text.contains("You answer as Kim"))
        return browser
    }

    private static func ask(_ stage: LearningStage) async throws {
        let file = SentFile(name: "log.txt", bytes: Array("line 3\n".utf8))
        _ = try await SupportRequests(stage.stage.platform)
            .ask(.technical, "Import", saying: "It <i>stops</i>.", files: [file], by: try stage.viewer("priya"))
    }

    @Test func `answers and closes what an organisation asks (H-12)`() async throws {
        try await LearningStage.with { stage in
            try await Self.ask(stage)
            let browser = try await Self.desk(stage)
            let base = "/operator/support/ashford"
            #expect(try await browser.open(base).text.contains("Import"))
            let shown = try await browser.open(base + "/1").text
            #expect(shown.contains("It &lt;i&gt;stops&lt;/i&gt;.") && shown.contains(base + "/files/1"))
            #expect(!shown.contains("Applications"), "nobody is signed in")
            let file = try await browser.look(base + "/files/1")
            #expect(file.status == 200 && file.header("Content-Disposition")?.hasPrefix("attachment") == true)

            #expect(try await browser.send(base + "/1/answer", ["text": " "]).status == 422)
            let answered = try await browser.send(base + "/1/answer", ["text": "Take line 3 out."])
            #expect(answered.text.contains("Answered") && answered.text.contains("Take line 3 out."))
            #expect(try await stage.browser("priya").open("support/1").text.contains("<strong>Kim</strong>"))
            #expect(try await browser.send(base + "/1/close", ["text": "Good luck."]).text.contains("Good luck."))
            let late = try await browser.send(base + "/1/answer", ["text": "One more thing."])
            #expect(late.status == 409 && late.text.contains("One more thing."))
            for path in ["/2", "/files/9", "/x"] {
                #expect(try await browser.open(base + path).status == 404, "\(path)")
            }

            let trail = try await stage.browser("grace").open("audit").text
            #expect(trail.contains("began to answer support requests in a browser, as Kim"))
            #expect(trail.contains("answered the support request 1 of Priya Raghunathan"))
            #expect(try await browser.send(base + "/leave").text.contains("You have left the support page."))
            #expect(try await browser.open(base).status == 404)
        }
    }

    @Test func `is opened once by a link, for an hour, for the organisation that it names and by its key`() async throws
    {
        try await LearningStage.with { stage in
            try await Self.ask(stage)
            let link = try Self.link(stage)
            let first = stage.stage.browser()
            // Whatever looks ahead uses nothing up, and a name that is missing neither.
            for _ in 0..<2 { #expect(try await first.open(link).status == 200) }
            #expect(try await first.send(link, ["name": " "]).status == 422)
            #expect(try await first.send(link, ["name": "Kim"]).status == 200)
            let before = try await stage.fingerprint
            let second = stage.stage.browser()
            try await second.open("/\(Stage.slug)/sign-in")
            #expect(try await second.open(link).status == 404)
            #expect(try await second.send(link, ["name": "Eve"]).status == 404)

            let mark = link.suffix(64)
            let other = mark.hasPrefix("0") ? "1" : "0"
            let forged = [
                String(link.dropLast(64)) + other + mark.dropFirst(), try Self.link(stage, to: "aldermoor"),
                link.replacing("/ashford/", with: "/aldermoor/"), "/operator/support/ashford/enter/1/2/3",
            ]
            for link in forged {
                #expect(try await second.open(link).status == 404, "\(link)")
                #expect(try await second.send(link, ["name": "Eve"]).status == 404, "\(link)")
            }
            for path in ["", "/1", "/files/1"] {
                #expect(try await second.open("/operator/support/ashford" + path).status == 404)
            }
            #expect(try await second.send("/operator/support/ashford/1/answer", ["text": "x"]).status == 404)
            #expect(try await stage.fingerprint == before)

            let late = try Self.link(stage)
            stage.stage.time.pass(seconds: 3_600)
            #expect(try await second.open(late).status == 404, "the link is over")
            #expect(try await first.open("/operator/support/ashford").status == 404, "and so is the visit")
        }
    }

    @Test func `opens nothing else, and is opened by nobody who is signed in`() async throws {
        try await LearningStage.with { stage in
            try await Self.ask(stage)
            let grace = try await stage.browser("grace")
            #expect(try await grace.open("/operator/support/ashford").status == 404)
            let browser = try await Self.desk(stage)
            for path in ["support", "people", "audit"] {
                #expect(try await browser.look(path).header("Location")?.contains("/sign-in") == true, "\(path)")
            }
            #expect(try await browser.open("/operator/support/aldermoor").status == 404)

            let site = stage.stage
            let keyless = try Stage(
                site.platform,
                site.database,
                site.organisation,
                site.time,
                isDemo: false,
                operatorKey: nil
            )
            let other = keyless.browser()
            other.cookies = browser.cookies
            for path in ["/operator/support/ashford", "/operator/support/ashford/1", try Self.link(stage)] {
                #expect(try await other.open(path).status == 404, "without a key there is no such page")
            }
        }
    }
}
