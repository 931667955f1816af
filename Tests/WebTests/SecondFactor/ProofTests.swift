// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Learning
import TestSupport
import Testing

@testable import Web

@Suite struct `Proving that it is oneself` {
    @Test func `is asked a quarter of an hour after signing in, and leads on`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: Stage.claire)
            let path = "/ashford/people/\(tom.index)/deactivation"
            stage.time.pass(seconds: 899)
            #expect(try await browser.look(path).status == 200)
            stage.time.pass(seconds: 1)
            #expect(try await browser.look("people").status == 200, "only what is sensitive asks")

            let asked = try await browser.open(path)
            #expect(asked.text.contains("Confirm that it is you"))
            #expect(asked.text.contains(#"name="next" value="\#(path)""#))
            let wrong = try await browser.send("confirm", ["proof": "not the password", "next": path])
            #expect(wrong.status == 422 && wrong.text.contains("neither your password nor a code"))
            #expect(wrong.text.contains(#"name="next" value="\#(path)""#))
            let led = try await browser.post("confirm", ["proof": Stage.password, "next": path])
            #expect(led.header("Location") == path)
            #expect(try await browser.look(path).status == 200)
        }
    }

    @Test func `a form that was on its way goes on as it was`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: Stage.claire)
            let path = "people/\(tom.index)/sign-in"
            try await browser.open(path)
            stage.time.pass(seconds: 901)
            // That a browser was seen is written down now and then.
            _ = try await browser.look("account")
            let before = try await stage.fingerprint

            let asked = try await browser.send(path, ["email": "tom@ashford.example"])
            #expect(asked.status == 403 && asked.text.contains("Confirm that it is you"))
            #expect(asked.text.contains(#"name="email" value="tom@ashford.example""#))
            #expect(asked.text.contains(#"action="/ashford/\#(path)""#))
            let wrong = try await browser.send(path, ["email": "tom@ashford.example", "proof": "wrong"])
            #expect(wrong.status == 422)
            #expect(try await stage.fingerprint == before, "nothing happens without it")

            let done = try await browser.send(path, ["email": "tom@ashford.example", "proof": Stage.password])
            #expect(done.text.contains("tom@ashford.example") && done.text.contains("The sign-in is changed."))
        }
    }

    @Test func `a password that was on its way is not sent back to the browser`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: Stage.claire)
            let path = "people/\(tom.index)/sign-in"
            try await browser.open(path)
            stage.time.pass(seconds: 901)

            let asked = try await browser.send(path, ["email": "tom@ashford.example", "password": "seven grey geese"])

            #expect(asked.text.contains("Confirm that it is you") && !asked.text.contains("seven grey geese"))
            #expect(asked.text.contains(#"name="next" value="/ashford/\#(path)""#))
        }
    }

    @Test func `a code of the app will do as well, once`() async throws {
        try await Stage.with { stage in
            let app = try await stage.setUpSecondFactor(of: Stage.claire).app
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            let code = app.code(at: stage.time.now.seconds)

            let led = try await browser.post("confirm", ["proof": code, "next": "/ashford/account"])
            #expect(led.header("Location") == "/ashford/account")
            stage.time.pass(seconds: 901)
            #expect(try await browser.post("confirm", ["proof": code]).status == 422)
        }
    }

    @Test func `guesses are ten, counted together with those of the present password`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            for _ in 0..<5 { #expect(try await browser.send("confirm", ["proof": "wrong password"]).status == 422) }
            let change = ["old-password": "wrong password", "new-password": "seven grey geese"] as KeyValuePairs
            for _ in 0..<5 { #expect(try await browser.send("account/password", change).status == 422) }

            let right = ["old-password": Stage.password, "new-password": "seven grey geese"] as KeyValuePairs
            #expect(try await browser.send("account/password", right).status == 429)
            let proof = try await browser.send("confirm", ["proof": Stage.password])
            #expect(proof.status == 422 && proof.text.contains("There were too many wrong tries. Wait 15 minutes"))

            stage.time.pass(seconds: 901)
            #expect(try await browser.send("account/password", right).text.contains("Your password is changed."))
        }
    }

    @Test func `giving a role that gives roles asks, giving another does not`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            let gift = { (role: String) in
                ["person": String(tom.index), "role": role, "dated": "yes"] as KeyValuePairs
            }

            #expect(try await browser.post("roles/give", gift("educator")).status == 403)
            #expect(try await browser.post("roles/give", gift("assessor")).status == 303)
            let held = try await People(stage.platform).details(tom, by: stage.founder).holdings.map(\.role)
            #expect(held.contains("assessor") && !held.contains("educator"))
        }
    }

    @Test func `letting somebody in with a password of one's choice asks, and inviting them does not`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            try await Entrance(stage.platform).askForAccount(
                name: "Zoe Hartmann",
                email: "zoe@ashford.example",
                password: nil,
                in: stage.organisation
            )
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            // That a browser was seen is written down now and then.
            _ = try await browser.look("account")
            let before = try await stage.fingerprint
            let tom = ["name": "Tom Baker", "email": "tom@ashford.example"] as KeyValuePairs

            let chosen = try await browser.send(
                "people",
                ["name": "Tom Baker", "email": "tom@ashford.example", "password": "seven grey geese"]
            )
            #expect(chosen.text.contains("Confirm that it is you") && chosen.text.contains("Nobody is registered yet."))
            #expect(chosen.text.contains(#"name="next" value="/ashford/people/new""#))
            #expect(!chosen.text.contains("seven grey geese"))
            let approved = try await browser.send("registrations/1", ["decision": "approve"])
            #expect(approved.status == 403 && approved.text.contains(#"name="decision" value="approve""#))
            #expect(try await stage.fingerprint == before)

            #expect(try await browser.look("people/new").status == 200)
            #expect(try await browser.send("people", tom).text.contains("An invitation is on its way."))
            let sure = try await browser.send("registrations/1", ["decision": "approve", "proof": Stage.password])
            #expect(sure.text.contains("They are sent a mail, with a link to set a password."))
        }
    }

    @Test func `where no mail is sent it asks before it shows a link, and loses nothing that was written`() async throws
    {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            #expect(try await browser.look("people/new").header("Location")?.hasPrefix("/ashford/confirm?") == true)
            let asked = try await browser.send("people", ["name": "Tom Baker", "email": "tom@ashford.example"])
            #expect(asked.status == 403 && asked.text.contains(#"value="tom@ashford.example""#))
            #expect(try await People(stage.platform).list(by: stage.founder).total == 1)
            let done = try await browser.send(
                "people",
                ["name": "Tom Baker", "email": "tom@ashford.example", "proof": Stage.password]
            )
            #expect(done.text.contains("A link for Tom Baker"))
        }
    }

    @Test func `whatever is sensitive asks before anything else`() async throws {
        try await Stage.with("talent") { stage in
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            // That a browser was seen is written down now and then.
            _ = try await browser.look("account")
            let before = try await stage.fingerprint
            for route in stage.sitemap.routes where route.isSensitive {
                let path = route.path.replacing("{organisation}", with: Stage.slug)
                    .replacing("{person}", with: "0").replacing("{setting}", with: "admins-login-as")
                    .replacing("{kind}", with: "sessions").replacing("{import}", with: "1")
                let answer = try await route.method == .post ? browser.post(path) : browser.look(path)
                let isAsked = answer.status == 303 && answer.header("Location")?.hasPrefix("/ashford/confirm?") == true
                #expect(isAsked || answer.status == 403 && answer.text.contains("Confirm that it is you"), "\(path)")
            }
            #expect(try await stage.fingerprint == before)
            let words = ["deactivation", "sign-in", "settings/", "second-factor", "act-as", "audit/file"]
            for word in words {
                #expect(stage.sitemap.routes.contains { $0.isSensitive && $0.path.contains(word) }, "\(word)")
            }
        }
    }
}
