// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Rules about who holds what` {
    @Test func `of a set with exactly one, the new role takes the old one's place (T-12)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let person = try sample.person("zofia").index

            let check = try await miriam.open("roles/give?person=\(person)&role=reporter&dated=yes").text
            try await miriam.send("roles/give", ["person": "\(person)", "role": "reporter", "dated": "yes"])

            #expect(check.contains("Zofia Kowalska is no longer Curator: the new role takes its place."))
            #expect(check.contains("Gains") && check.contains("Loses"))
            #expect(try await sample.holds("zofia", "reporter"))
            #expect(try await !sample.holds("zofia", "curator"))
        }
    }

    @Test func `changing a role of such a set asks twice: to give the new and to take the old (T-23)`() async throws {
        try await SampleStage.with("talent") { sample in
            let admin = try #require(try await sample.name(holding: "admin"))
            let browser = try await sample.stage.browser(of: admin)
            let person = try sample.person("elias").index
            try await browser.open("my-roles")
            let before = try await sample.stage.fingerprint

            let answer = try await browser.send(
                "roles/give",
                ["person": "\(person)", "role": "learner", "dated": "yes"]
            )

            #expect(answer.status == 403)
            #expect(try await sample.stage.fingerprint == before)
            #expect(try await sample.holds("elias", "owner"))
        }
    }

    @Test func `a place that holds at most one takes no second, and the page says so before (T-26)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let (person, team) = (try sample.person("dana").index, try sample.node("sales").index)
            let answers = "person=\(person)&role=named-stand-in&place=\(team)&dated=yes"
            let before = try await sample.stage.fingerprint

            let check = try await miriam.open("roles/give?\(answers)")
            let sent = try await miriam.send(
                "roles/give",
                ["person": "\(person)", "role": "named-stand-in", "place": "\(team)", "dated": "yes"]
            )

            #expect(check.text.contains("Owen Price") && check.text.contains("only one person holds at a time"))
            #expect(!check.text.contains(">Give the role<"))
            #expect(sent.status == 409)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `what nothing carries is not given (H-19)`() async throws {
        try await SampleStage.with("healthcare") { sample in
            let priya = try await sample.browser("priya")
            let (person, course) = (try sample.person("ruth").index, try sample.node("sepsis").index)
            try await priya.open("my-roles")
            let before = try await sample.stage.fingerprint

            let sent = try await priya.send(
                "roles/give",
                ["person": "\(person)", "role": "course-learner", "place": "\(course)", "dated": "yes"]
            )

            #expect(sent.status == 409)
            #expect(sent.text.contains("only works together with another role"))
            #expect(try await sample.stage.fingerprint == before)
        }
    }
}
