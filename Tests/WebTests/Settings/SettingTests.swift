// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Settings` {
    @Test func `do when they are turned what was shown before (T-19)`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            let admin = try #require(try await sample.name(holding: "admin"))
            let viewer = sample.stage.viewer(admin)
            let name = try await Roles(sample.stage.platform).consider(
                GiftSoFar(person: admin),
                by: sample.stage.viewer(try sample.person("miriam"))
            ).personName
            #expect(try await Roles(sample.stage.platform).givable(by: viewer).contains { $0.name == "hr" })

            let check = try await miriam.open("settings/admins-manage-users").text
            let done = try await miriam.send("settings/admins-manage-users", ["turn": "off"])

            #expect(check.contains(try #require(name)) && check.contains("Loses") && !check.contains("Gains"))
            #expect(check.contains("give HR"))
            #expect(done.text.contains("“Admins manage users” is off now."))
            #expect(try await !Roles(sample.stage.platform).givable(by: viewer).contains { $0.name == "hr" })
        }
    }

    @Test func `that only owners turn have no control for others, and refuse them (T-46)`() async throws {
        try await SampleStage.with("talent") { sample in
            let admin = try #require(try await sample.name(holding: "admin"))
            let browser = try await sample.stage.browser(of: admin)
            let list = try await browser.open("settings").text
            #expect(list.contains("Admins manage users") && !list.contains("/settings/admins-manage-users\""))
            #expect(list.contains("/settings/manager-permissions\""))
            let before = try await sample.stage.fingerprint

            let asked = try await browser.open("settings/admins-manage-users")
            let sent = try await browser.send("settings/admins-manage-users", ["turn": "off"])

            #expect(asked.status == 403 && sent.status == 403)
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `are not turned twice by a form that is sent twice`() async throws {
        try await SampleStage.with("talent") { sample in
            let miriam = try await sample.browser("miriam")
            try await miriam.send("settings/allow-mark-complete", ["turn": "off"])
            let before = try await sample.stage.fingerprint

            let again = try await miriam.send("settings/allow-mark-complete", ["turn": "off"])

            #expect(again.status == 409 && again.text.contains("It is off already."))
            #expect(try await sample.stage.fingerprint == before)
        }
    }

    @Test func `are not for learners`() async throws {
        try await SampleStage.with("talent") { sample in
            let jonas = try await sample.browser("jonas")

            let answer = try await jonas.open("settings")

            #expect(answer.status == 403 || answer.status == 404)
            #expect(!answer.text.contains("Allow mark complete"))
        }
    }
}
