// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Ending a role` {
    @Test func `is for whoever may give it, who sees first what it takes (A-1)`() async throws {
        try await SampleStage.with("university") { sample in
            let holding = try await sample.holding("course-tutor", of: "yasmin")
            let stefan = try await sample.browser("stefan")

            let check = try await stefan.open("roles/\(holding)/end")
            #expect(check.text.contains("Yasmin Farouk") && check.text.contains("Loses"))
            #expect(try await sample.holds("yasmin", "course-tutor"))
            let done = try await stefan.send("roles/\(holding)/end")

            #expect(done.text.contains("Yasmin Farouk is no longer Course tutor of Statistics for Decisions."))
            #expect(try await !sample.holds("yasmin", "course-tutor"))
        }
    }

    @Test func `is refused to who may not give it, and changes nothing (A-1)`() async throws {
        try await SampleStage.with("university") { sample in
            let holding = try await sample.holding("course-builder", of: "dermot")
            let stefan = try await sample.browser("stefan")
            try await stefan.open("my-roles")
            let before = try await sample.stage.fingerprint

            let asked = try await stefan.open("roles/\(holding)/end")
            let sent = try await stefan.send("roles/\(holding)/end")

            #expect(asked.status == 403 && sent.status == 403)
            #expect(sent.text.contains("No."))
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `of a role that one may not know of is not found`() async throws {
        try await SampleStage.with("university") { sample in
            let holding = try await sample.holding("course-tutor", of: "yasmin")
            let emeka = try await sample.browser("emeka")
            try await emeka.open("my-roles")
            let before = try await sample.stage.fingerprint

            #expect(try await emeka.open("roles/\(holding)/end").status == 404)
            #expect(try await emeka.send("roles/\(holding)/end").status == 404)
            #expect(try await emeka.open("roles/999999/end").status == 404)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `can wait for a day, on which it ends by itself (A-1)`() async throws {
        try await SampleStage.with("university") { sample in
            let holding = try await sample.holding("course-tutor", of: "yasmin")
            let stefan = try await sample.browser("stefan")
            let end = "roles/\(holding)/end"
            let (year, month, day) = Instant(seconds: sample.stage.time.now.seconds + 5 * 86_400).day
            let last = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"

            let unknown = try await stefan.open(end + "?until=soon")
            let past = try await stefan.open(end + "?until=2020-01-01")
            let check = try await stefan.open(end + "?until=\(last)")
            #expect(unknown.status == 422 && unknown.text.contains("Enter a day such as 2026-09-30"))
            #expect(past.status == 422 && past.text.contains("That day is past."))
            #expect(check.text.contains("Loses") && check.text.contains("Until then nothing changes."))
            let done = try await stefan.send(end, ["until": last])

            #expect(done.text.contains("is Course tutor of Statistics for Decisions until the end of"))
            #expect(try await sample.holds("yasmin", "course-tutor"))
            sample.stage.time.pass(seconds: 6 * 86_400)
            #expect(try await !sample.holds("yasmin", "course-tutor"))
        }
    }

    @Test func `tells the open tab of who held it which role ended and when`() async throws {
        try await SampleStage.with("university") { sample in
            let yasmin = try await sample.browser("yasmin")
            let course = "structure/\(try sample.node("statistics").index)"
            #expect(try await yasmin.open(course).status == 200)
            sample.stage.time.pass(seconds: 300)
            let holding = try await sample.holding("course-tutor", of: "yasmin")

            try await sample.browser("stefan").send("roles/\(holding)/end")
            let answer = try await yasmin.open(course)

            #expect(answer.status == 404)
            #expect(
                answer.text.contains(
                    "Your role Course tutor of Statistics for Decisions ended on 22 November 2026 at 08:05"
                )
            )
            #expect(answer.text.contains("This is not yours to see any more"))
            let end = try #require(try await sample.holdings(of: "yasmin").first { $0.state == .ended }?.until)
            #expect(end == sample.stage.time.now)
            #expect(answer.text.contains("\(end.day.year)"))
            let mine = try await yasmin.open("my-roles").text
            #expect(mine.contains("Past roles") && mine.contains(end.minuteWords))
        }
    }

    @Test func `ends in the same moment what it carries (H-19)`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let holding = try await sample.holding("learner", of: "jonas")
            #expect(try await sample.holds("jonas", "course-learner"))
            let farah = try await sample.browser("farah")

            let check = try await farah.open("roles/\(holding)/end").text
            try await farah.send("roles/\(holding)/end")

            // Farah does not see the course, and so is not told which it is.
            let sentence = "Jonas Feldmann is no longer Course learner of a place that you may not see: "
            #expect(check.contains(sentence + "it only works together with a role that ends."))
            let ended = try await sample.holdings(of: "jonas").filter { $0.state == .ended }
            #expect(Set(ended.map(\.role)).isSuperset(of: ["learner", "course-learner"]))
            #expect(Set(ended.map(\.until)).count == 1)
        }
    }

    @Test func `of the last holder of the top role cannot be, and the page says so before (A-2)`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            let own = try await Roles(stage.platform).own(by: stage.founder)
            let holding = try #require(own.first { $0.holding.id != nil }?.holding.id)
            try await claire.open("my-roles")
            let before = try await stage.fingerprint

            let check = try await claire.open("roles/\(holding)/end")
            let sent = try await claire.send("roles/\(holding)/end")

            #expect(check.text.contains("This is the last active") && !check.text.contains("End the role now"))
            #expect(sent.status == 409)
            #expect(try await stage.fingerprint == before)
        }
    }
}
