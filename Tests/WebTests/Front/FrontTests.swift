// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The first page` {
    @Test func `it leads to each organisation`() async throws {
        try await Stage.with { stage in
            let answer = try await stage.browser().open("/")

            #expect(answer.text.contains(#"<a href="/ashford">Ashford Hospitals</a>"#))
        }
    }

    @Test func `outside a demonstration there is no door without a password`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            #expect(try await !browser.open("/").text.contains("demo-sign-in"))
            try await browser.open("sign-in")
            let before = try await stage.fingerprint

            let answer = try await browser.post("demo-sign-in", ["person": "0"])

            #expect(answer.status == 404)
            #expect(browser.cookies["__Host-session"] == nil)
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `a demonstration offers somebody for each role that is held`() async throws {
        try await Stage.with(isDemo: true) { stage in
            _ = try await stage.add("Farah Siddiqui", "educator")
            _ = try await stage.add("Grace Adeyemi", "educator", "assessor")
            _ = try await stage.add("Pedro Alvarado")

            let offered = try await Entrance(stage.platform).demonstrators(of: stage.organisation)

            let byRole = Dictionary(uniqueKeysWithValues: offered.map { ($0.role, $0.name) })
            #expect(byRole["centre-manager"] == "Claire Voss")
            #expect(byRole["educator"] == "Farah Siddiqui")
            #expect(byRole["assessor"] == "Grace Adeyemi")
            #expect(byRole["centre-administrator"] == nil)
            #expect(byRole["delegate"] == "Pedro Alvarado")
        }
    }

    @Test func `whoever is inactive shows no role`() async throws {
        try await Stage.with(isDemo: true) { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            try await People(stage.platform).deactivate(farah, by: stage.founder)

            let offered = try await Entrance(stage.platform).demonstrators(of: stage.organisation)

            #expect(!offered.contains { $0.role == "educator" })
        }
    }

    @Test func `in a demonstration one signs in as somebody with one click`() async throws {
        try await Stage.with(isDemo: true) { stage in
            let browser = stage.browser()
            let front = try await browser.open("/")
            #expect(front.text.contains(#"action="/ashford/demo-sign-in""#))

            let answer = try await browser.send("demo-sign-in", ["person": "0"])

            #expect(answer.text.contains("Welcome, Claire Voss"))
        }
    }

    @Test func `signing in as another works from the first page, whoever one was`() async throws {
        try await Stage.with(isDemo: true) { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open("/")

            let answer = try await browser.send("demo-sign-in", ["person": String(farah.index)])

            #expect(answer.text.contains("Welcome, Farah Siddiqui"))
        }
    }

    @Test(arguments: ["99", "-1", "", "0x1"])
    func `nobody who is not offered is signed in`(person: String) async throws {
        try await Stage.with(isDemo: true) { stage in
            let browser = stage.browser()
            try await browser.open("/")

            let answer = try await browser.post("demo-sign-in", ["person": person])

            #expect(answer.status == 404)
            #expect(browser.cookies["__Host-session"] == nil)
        }
    }
}
