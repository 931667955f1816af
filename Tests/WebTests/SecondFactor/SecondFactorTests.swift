// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@testable import Web

@Suite struct `A second factor on pages` {
    @Test func `is set up with a picture, a key and a first code, and shows its recovery codes once`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            let shown = try await browser.open("account/second-factor")
            #expect(shown.text.contains("Set it up"))

            let setUp = try await browser.send("account/second-factor")
            #expect(setUp.text.contains(#"src="/ashford/account/second-factor/picture""#))
            let picture = try await browser.look("account/second-factor/picture")
            #expect(picture.header("Content-Type") == "image/svg+xml")
            #expect(picture.header("Cache-Control") == "no-store")
            #expect(picture.text.hasPrefix("<svg") && picture.text.contains("<path d=\"M4 4h7v1h-7z"))

            let wrong = try await browser.send("account/second-factor/set-up", ["code": "000000"])
            #expect(wrong.status == 422 && wrong.text.contains("not the code that the app shows now"))
            let codes = try await browser.confirmSecondFactor(on: wrong, at: stage)
            #expect(codes.count == 10)

            let after = try await browser.open("account/second-factor")
            #expect(!codes.contains { after.text.contains($0) }, "they are shown once")
            #expect(try await browser.look("account/second-factor/picture").status == 409, "the key is shown no more")
        }
    }

    @Test func `is asked for after the password, and leads on to where one was going`() async throws {
        try await Stage.with { stage in
            let app = try await stage.setUpSecondFactor(of: Stage.claire).app
            let browser = stage.browser()
            let asked = try await browser.open("people?search=a%20b")
            #expect(asked.text.contains(#"name="next" value="/ashford/people?search=a%20b""#))

            let step = try await browser.send(
                "sign-in",
                [
                    "email": Stage.email("Claire Voss"), "password": Stage.password,
                    "next": "/ashford/people?search=a%20b",
                ]
            )
            #expect(step.text.contains("Enter a code"))
            #expect(browser.cookies["__Host-session"] == nil, "there is no session yet")
            #expect(try await browser.look("people").status == 303)
            stage.time.pass(seconds: 30)
            let entered = try await browser.post(
                "sign-in/code",
                ["code": app.code(at: stage.time.now.seconds), "next": "/ashford/people?search=a%20b"]
            )

            #expect(entered.header("Location") == "/ashford/people?search=a%20b")
            #expect(browser.cookies["__Host-session"] != nil && browser.cookies["__Host-step"] == nil)
        }
    }

    @Test func `a wrong code is told, and without a first step there is no second`() async throws {
        try await Stage.with { stage in
            let codes = try await stage.setUpSecondFactor(of: Stage.claire).codes
            let browser = stage.browser()
            #expect(try await browser.look("sign-in/code").header("Location") == "/ashford/sign-in")
            try await browser.open("sign-in")
            #expect(try await browser.post("sign-in/code", ["code": codes[0]]).header("Location") == "/ashford/sign-in")

            try await browser.send("sign-in", ["email": Stage.email("Claire Voss"), "password": Stage.password])
            let wrong = try await browser.send("sign-in/code", ["code": "123456"])
            #expect(wrong.status == 422 && wrong.text.contains("This code is not right, or was used already."))
            for _ in 0..<9 { try await browser.send("sign-in/code", ["code": "AAAA-AAAA-AAAA-AAAA"]) }
            let again = try await browser.send("sign-in/code", ["code": codes[0]])
            #expect(again.text.contains("too many wrong codes. Please begin again with your password."))
            try await browser.send("sign-in", ["email": Stage.email("Claire Voss"), "password": Stage.password])
            #expect(try await browser.send("sign-in/code", ["code": codes[0]]).status == 429)
            stage.time.pass(seconds: 901)
            try await browser.send("sign-in", ["email": Stage.email("Claire Voss"), "password": Stage.password])
            let entered = try await browser.send("sign-in/code", ["code": codes[0]])
            #expect(entered.text.contains("You used a recovery code. 9 are left"))
        }
    }

    @Test func `whose role demands it sets it up at the next click, and opens nothing before`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker", "educator")
            let (manager, tutor) = (try await stage.browser(of: Stage.claire), try await stage.browser(of: tom))
            try await tutor.open()
            let page = try await manager.open("second-factor-roles")
            #expect(page.text.contains("Who has to have a second factor"))

            try await manager.send("second-factor-roles", ["role": "educator"])

            let led = try await tutor.open("people")
            #expect(
                led.text.contains("Your second factor") && led.text.contains("whoever is that has a second factor here")
            )
            #expect(!led.text.contains(#"<nav class="side-navigation""#))
            #expect(
                try await tutor.post("account/name", ["name": "Tom"]).header("Location")
                    == Address.secondFactor("ashford")
            )
            #expect(try await manager.open("people").status == 200, "she does not hold it")

            let codes = try await tutor.confirmSecondFactor(
                on: try await tutor.send("account/second-factor"),
                at: stage
            )
            #expect(try await tutor.open("people").text.contains("Delegates"))
            let end = try await tutor.send("account/second-factor/end", ["code": codes[0]])
            #expect(end.status == 409 && end.text.contains("Whoever is Educator"))

            try await manager.send("second-factor-roles")
            let off = try await tutor.send("account/second-factor/end", ["code": codes[1]])
            #expect(off.text.contains("Your second factor is off."))
        }
    }

    @Test func `is changed with a code of it, which the form asks for, and not with the password`() async throws {
        try await Stage.with { stage in
            let codes = try await stage.setUpSecondFactor(of: Stage.claire).codes
            let browser = try await stage.browser(of: Stage.claire)
            let shown = try await browser.open("account/second-factor")
            for way in ["end", "codes"] {
                #expect(shown.text.contains(#"formaction="/ashford/account/second-factor/\#(way)""#))
            }
            let before = try await SecondFactors(stage.platform).own(by: stage.founder)

            for path in ["account/second-factor", "account/second-factor/codes", "account/second-factor/end"] {
                let without = try await browser.send(path)
                #expect(without.status == 422 && without.text.contains("Enter a code that your app shows"), "\(path)")
                let password = try await browser.send(path, ["code": Stage.password])
                #expect(password.status == 422 && password.text.contains("This code is not right"), "\(path)")
                #expect(!password.text.contains(Stage.password))
            }
            #expect(try await SecondFactors(stage.platform).own(by: stage.founder) == before)

            stage.time.pass(seconds: 901)
            let setUp = try await browser.send("account/second-factor", ["code": codes[0]])
            #expect(setUp.text.contains("Scan this"), "a code proves who they are, and nothing else is asked")
            let anew = try await browser.confirmSecondFactor(on: setUp, at: stage)
            let renewed = try await browser.send("account/second-factor/codes", ["code": anew[0]])
            #expect(renewed.text.contains("Your new recovery codes"))
            let notices = try await browser.open("notices").text
            for words in [
                "turned on: a code is asked", "set up anew", "New recovery codes were made", "codes was used: 9 are",
            ] {
                #expect(notices.contains(words), "\(words)")
            }
        }
    }

    @Test func `the first is set up with the password given lately`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open()
            stage.time.pass(seconds: 901)
            let asked = try await browser.send("account/second-factor")
            #expect(asked.status == 403 && asked.text.contains("Confirm that it is you"))
            let going = try await browser.send("account/second-factor", ["proof": Stage.password])
            #expect(going.text.contains("Scan this"))
        }
    }

    @Test func `who may not change settings neither sees nor changes the list`() async throws {
        try await Stage.with { stage in
            let browser = try await stage.browser(of: try await stage.add("Tom Baker", "educator"))
            try await browser.open()
            let before = try await stage.fingerprint
            #expect([403, 404].contains(try await browser.open("second-factor-roles").status))
            let sent = try await browser.send("second-factor-roles", ["role": "educator"])
            #expect([403, 404].contains(sent.status))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `an administrator turns off that of somebody who lost it, but not upwards (A-5)`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            _ = try await stage.setUpSecondFactor(of: tom)
            _ = try await stage.setUpSecondFactor(of: Stage.claire)
            let admin = try await stage.add("Alma Reyes", "centre-administrator")
            let (theirs, browser) = (try await stage.browser(of: tom), try await stage.browser(of: admin))
            try await browser.open()

            let refused = try await browser.send("people/0/second-factor")
            #expect([403, 404].contains(refused.status), "she could not make a centre manager")
            let ask = try await browser.open("people/\(tom.index)/second-factor")
            #expect(ask.text.contains("Only do this if you know that it is Tom Baker who asks"))
            try await browser.send("people/\(tom.index)/second-factor")

            #expect(try await theirs.look("").status == 303, "they are signed out")
            let again = try await stage.browser().signIn("Tom Baker")
            #expect(again.text.contains("Somebody turned your second factor off."))
        }
    }
}
