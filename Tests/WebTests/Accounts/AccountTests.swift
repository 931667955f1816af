// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `One's own account (A-3)` {
    @Test func `everyone sees theirs, and in which browsers they are signed in`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")

            let answer = try await stage.browser(of: tom).open("account")

            #expect(answer.status == 200)
            #expect(answer.text.contains("tom.baker@ashford.example"))
            #expect(answer.text.contains("Firefox on Linux"))
            #expect(answer.text.contains("This browser"))
            #expect(!answer.text.contains("Sign out of all others"))
        }
    }

    @Test func `everyone changes their name`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: try await stage.add("Tom Baker"))

            let answer = try await browser.send("account/name", ["name": "Tom Okafor"])

            #expect(answer.text.contains("Your name is changed."))
            #expect(try await browser.open().text.contains("Welcome, Tom Okafor"))
        }
    }

    @Test(arguments: ["", "   ", String(repeating: "x", count: 201)])
    func `what is no name is told beside the field and changes nothing`(name: String) async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            let before = try await stage.fingerprint

            let answer = try await browser.send("account/name", ["name": name])

            #expect(answer.status == 422)
            #expect(answer.text.contains(#"id="name-error""#))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `a new password signs out the other browsers and keeps this one`() async throws {
        try await Stage.with { stage in
            let (this, other) = (
                try await stage.browser(of: Stage.claire), try await stage.browser(of: Stage.claire)
            )
            #expect(try await other.open().status == 200)

            let answer = try await this.send(
                "account/password",
                ["old-password": Stage.password, "new-password": "four loud herons"]
            )

            #expect(answer.text.contains("Your password is changed."))
            #expect(try await other.look("").header("Location") == "/ashford/sign-in?next=/ashford")
            let anew = stage.browser()
            try await anew.open()
            let address = "claire.voss@ashford.example"
            let old = try await anew.send("sign-in", ["email": address, "password": Stage.password])
            #expect(old.status == 422)
            let new = try await anew.send("sign-in", ["email": address, "password": "four loud herons"])
            #expect(new.text.contains("Welcome, Claire Voss"))
        }
    }

    @Test(arguments: [
        ("not the password", "four loud herons", "old-password"), (Stage.password, "short", "new-password"),
    ])
    func `a password is changed by who knows it, to one that is long enough`(
        old: String,
        new: String,
        field: String
    ) async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            let other = try await stage.browser(of: Stage.claire)
            let before = try await stage.fingerprint

            let answer = try await browser.send("account/password", ["old-password": old, "new-password": new])

            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"\(field)-error\""))
            #expect(!answer.text.contains(new) && !answer.text.contains(old))
            #expect(try await stage.fingerprint == before)
            #expect(try await other.open().status == 200)
        }
    }

    @Test func `one of the other browsers is signed out, or all of them`() async throws {
        try await Stage.with { stage in
            let browsers = [
                try await stage.browser(of: Stage.claire), try await stage.browser(of: Stage.claire),
                try await stage.browser(of: Stage.claire),
            ]

            try await browsers[2].send("account/browsers", ["browser": "1"])
            #expect(try await browsers[0].look("").status == 303)
            #expect(try await browsers[1].look("").status == 200)

            let answer = try await browsers[2].send("account/browsers", ["browser": "others"])
            #expect(try await browsers[1].look("").status == 303)
            #expect(answer.text.contains("All your other browsers are signed out."))
        }
    }

    @Test func `another's browser is not there to be signed out`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.browser(of: try await stage.add("Tom Baker"))
            let claire = try await stage.browser(of: Stage.claire)
            _ = try await stage.browser(of: Stage.claire)
            try await tom.open()
            let before = try await stage.fingerprint

            let answer = try await tom.send("account/browsers", ["browser": "2"])

            #expect(answer.status == 404)
            #expect(try await stage.fingerprint == before)
            #expect(try await claire.open().status == 200)
        }
    }
}
