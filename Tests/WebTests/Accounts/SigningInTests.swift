// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `Signing in` {
    private let email = "claire.voss@ashford.example"

    @Test func `the right password leads to one's first page`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open()

            let answer = try await browser.send("sign-in", ["email": email, "password": Stage.password])

            #expect(answer.status == 200)
            #expect(answer.text.contains("Welcome, Claire Voss"))
        }
    }

    @Test func `without a session every page leads to signing in, and then on`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            let asked = try await browser.open("people")
            #expect(asked.text.contains(#"name="next" value="/ashford/people""#))

            let answer = try await browser.post(
                "sign-in",
                ["email": email, "password": Stage.password, "next": "/ashford/people"]
            )

            #expect(answer.header("Location") == "/ashford/people")
        }
    }

    @Test(arguments: ["https://evil.example", "//evil.example", "/bexley", "/ashford//evil.example"])
    func `signing in leads nowhere else`(next: String) async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open()

            let answer = try await browser.post(
                "sign-in",
                ["email": email, "password": Stage.password, "next": next]
            )

            #expect(answer.header("Location") == "/ashford")
        }
    }

    @Test func `an unknown address, a wrong password and somebody inactive are answered the same`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            try await People(stage.platform).deactivate(tom, by: stage.founder)
            let tries = [
                (email, "not the password"), ("nobody@ashford.example", Stage.password),
                ("tom.baker@ashford.example", Stage.password),
            ]
            var answers: Set<String> = []
            for (address, password) in tries {
                let browser = stage.browser()
                try await browser.open()
                let answer = try await browser.send("sign-in", ["email": address, "password": password])
                #expect(answer.status == 422)
                #expect(browser.cookies["__Host-session"] == nil)
                answers.insert(answer.withoutTokens.replacing(address, with: "ADDRESS"))
            }

            #expect(answers.count == 1)
            #expect(answers.first?.contains("The e-mail address or the password is not right.") == true)
        }
    }

    @Test func `what is missing is told beside each field`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open()

            let answer = try await browser.send("sign-in")

            #expect(answer.status == 422)
            #expect(answer.text.contains(##"href="#email">Enter your e-mail address."##))
            #expect(answer.text.contains(##"href="#password">Enter your password."##))
        }
    }

    @Test(arguments: ["claire.voss@ashford.example", "nobody@ashford.example"])
    func `after ten wrong passwords an address waits, whether it is known or not`(address: String) async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open()
            for _ in 0..<10 { try await browser.send("sign-in", ["email": address, "password": "wrong"]) }

            stage.time.pass(seconds: 120)
            let locked = try await browser.send("sign-in", ["email": address, "password": Stage.password])

            #expect(locked.status == 429)
            #expect(locked.text.contains("Wait 13 minutes, then try again."))
            #expect(locked.header("Retry-After") == "780")

            stage.time.pass(seconds: 13 * 60)
            let later = try await browser.send("sign-in", ["email": address, "password": Stage.password])
            #expect(later.status == (address == email ? 200 : 422))
        }
    }

    @Test func `another's address is not kept waiting`() async throws {
        try await Stage.with { stage in
            _ = try await stage.add("Tom Baker")
            let browser = stage.browser()
            try await browser.open()
            for _ in 0..<10 { try await browser.send("sign-in", ["email": email, "password": "wrong"]) }

            let answer = try await browser.send(
                "sign-in",
                ["email": "tom.baker@ashford.example", "password": Stage.password]
            )

            #expect(answer.text.contains("Welcome, Tom Baker"))
        }
    }

    @Test func `whoever signs out is out, also in the page that is still open`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            let token = browser.cookies["__Host-session"]

            let answer = try await browser.send("sign-out")

            #expect(answer.text.contains("You are signed out."))
            #expect(browser.cookies["__Host-session"] == nil)
            browser.cookies["__Host-session"] = token
            #expect(try await browser.look("people").header("Location") == "/ashford/sign-in?next=/ashford/people")
        }
    }

    @Test func `a browser has one session: signing in anew ends the one before`() async throws {
        try await Stage.with(isDemo: true) { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: tom)
            try await browser.open()
            let token = try #require(browser.cookies["__Host-session"])

            try await browser.send("demo-sign-in", ["person": "0"])

            #expect(try await Entrance(stage.platform).visitor(with: token) == nil)
            #expect(try await browser.open().text.contains("Welcome, Claire Voss"))
        }
    }

    @Test func `an organisation that is not there has no sign-in`() async throws {
        try await Stage.with { stage in
            let signIn = try await stage.browser().look("/bexley/sign-in")
            let home = try await stage.browser().open("/bexley")

            #expect(signIn.status == 404 && home.status == 404)
        }
    }
}
