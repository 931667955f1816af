// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

@Suite struct `Registering oneself` {
    private func ask(_ stage: Stage) async throws -> Answer {
        let browser = stage.browser()
        try await browser.open("register")
        return try await browser.send(
            "register",
            ["name": "Tom Baker", "email": "tom@baker.example", "password": "five small wrens"]
        )
    }

    private func signIn(_ stage: Stage) async throws -> Answer {
        let browser = stage.browser()
        try await browser.open()
        return try await browser.send("sign-in", ["email": "tom@baker.example", "password": "five small wrens"])
    }

    @Test func `whoever asks waits until somebody approves, and then signs in`() async throws {
        try await Stage.with { stage in
            let asked = try await ask(stage)
            #expect(asked.text.contains("Somebody at Ashford Hospitals decides on your account"))
            let refused = try await signIn(stage)
            #expect(refused.status == 422 && refused.text.contains("Your account is waiting for approval"))
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open().text.contains("1 person waits for an account"))
            let list = try await claire.open("registrations").text
            #expect(list.contains("tom@baker.example") && list.contains("Nothing proves that an address is theirs"))

            let answer = try await claire.send("registrations/1", ["decision": "approve"])

            #expect(answer.text.contains("They can sign in now"))
            #expect(answer.text.contains("Nobody waits"))
            #expect(try await signIn(stage).text.contains("Welcome, Tom Baker"))
        }
    }

    @Test func `where mail is sent the address is proved by it, and no password is asked for before`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let form = try await stage.browser().open("register")
            #expect(!form.text.contains(#"type="password""#))
            #expect(form.text.contains("A mail comes to it once you are approved."))
            let asked = try await ask(stage)
            #expect(asked.text.contains("Then a mail comes to you, with a link to set a password."))
            let claire = try await stage.browser(of: Stage.claire)
            let list = try await claire.open("registrations").text
            #expect(list.contains("They are then sent a mail") && !list.contains("Nothing proves"))

            let answer = try await claire.send("registrations/1", ["decision": "approve"])

            #expect(answer.text.contains("They are sent a mail, with a link to set a password."))
            #expect(try await signIn(stage).status == 422, "what was sent beside the form counts for nothing")
        }
    }

    @Test func `whoever is refused stays outside`() async throws {
        try await Stage.with { stage in
            _ = try await ask(stage)
            let claire = try await stage.browser(of: Stage.claire)

            let answer = try await claire.send("registrations/1", ["decision": "refuse"])

            #expect(answer.text.contains("They were refused."))
            #expect(try await signIn(stage).status == 422)
            #expect(try await !claire.open("people").text.contains("Tom Baker"))
        }
    }

    @Test func `a decision is made once`() async throws {
        try await Stage.with { stage in
            _ = try await ask(stage)
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.send("registrations/1", ["decision": "refuse"])
            let before = try await stage.fingerprint

            let answer = try await claire.send("registrations/1", ["decision": "approve"])

            #expect(answer.status == 409)
            #expect(answer.text.contains("Somebody else decided on this meanwhile"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who may not decide is told why, and nothing is decided`() async throws {
        try await Stage.with { stage in
            _ = try await ask(stage)
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            #expect(try await !farah.open().text.contains("waits for an account"))
            let before = try await stage.fingerprint

            let list = try await farah.open("registrations")
            let answer = try await farah.send("registrations/1", ["decision": "approve"])

            for refusal in [list, answer] {
                #expect(refusal.status == 403)
                #expect(refusal.text.contains("You may not do this"))
                #expect(!refusal.text.contains("tom@baker.example"))
            }
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `an address that is known is told to nobody`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open("register")
            let before = try await stage.fingerprint

            let answer = try await browser.send(
                "register",
                ["name": "Somebody", "email": "claire.voss@ashford.example", "password": "five small wrens"]
            )

            #expect(answer.text.contains("decides on your account"))
            // What they chose is kept for the answer at sign-in, and opens nothing.
            let kept = try await stage.fingerprint.filter { !$0.hasPrefix("known_request: ") }
            #expect(kept == before)
        }
    }

    @Test func `everything that is wrong is told at once, and the password never comes back`() async throws {
        try await Stage.with { stage in
            let browser = stage.browser()
            try await browser.open("register")
            let before = try await stage.fingerprint

            let answer = try await browser.send("register", ["name": "", "email": "tom", "password": "wren12"])

            #expect(answer.status == 422)
            for field in ["name", "email", "password"] { #expect(answer.text.contains("id=\"\(field)-error\"")) }
            #expect(!answer.text.contains("wren12"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `where no role decides on registrations there is no such page`() async throws {
        try await Stage.with("university") { stage in
            let browser = stage.browser()
            #expect(try await !browser.open().text.contains("Ask for an account"))

            #expect(try await browser.open("register").status == 404)
            let answer = try await browser.send(
                "register",
                ["name": "Tom Baker", "email": "tom@baker.example", "password": "five small wrens"]
            )
            #expect(answer.status == 404)
        }
    }
}
