// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Registering somebody` {
    @Test func `who is registered with a password signs in with it`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("people").text.contains("Register a delegate"))
            try await claire.open("people/new")

            let answer = try await claire.send(
                "people",
                ["name": "Tom Baker", "email": "tom@ashford.example", "password": "five small wrens"]
            )

            #expect(answer.text.contains("Tom Baker is registered."))
            let tom = stage.browser()
            try await tom.open()
            let home = try await tom.send(
                "sign-in",
                ["email": "TOM@ashford.example", "password": "five small wrens"]
            )
            #expect(home.text.contains("Welcome, Tom Baker"))
        }
    }

    @Test func `without a password nobody signs in`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.send("people", ["name": "Tom Baker", "email": "tom@ashford.example", "password": ""])
            let tom = stage.browser()
            try await tom.open()

            for password in ["", "x"] {
                let answer = try await tom.send("sign-in", ["email": "tom@ashford.example", "password": password])
                #expect(answer.status == 422)
            }
        }
    }

    @Test func `what is wrong is told beside the fields, and what was right is kept`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            let before = try await stage.fingerprint

            let answer = try await claire.send("people", ["name": "Tom Baker", "email": "tom", "password": "wren12"])

            #expect(answer.status == 422)
            #expect(answer.text.contains(#"id="email-error""#) && answer.text.contains(#"id="password-error""#))
            #expect(answer.text.contains(#"value="Tom Baker""#) && !answer.text.contains("wren12"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `an address belongs to one person`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            let before = try await stage.fingerprint

            let answer = try await claire.send(
                "people",
                ["name": "Another", "email": "Claire.Voss@ashford.example", "password": ""]
            )

            #expect(answer.status == 422)
            #expect(answer.text.contains("Somebody has this address already."))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who may not register is told why, and nobody is registered`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            #expect(try await !farah.open("people").text.contains("Register a"))
            let before = try await stage.fingerprint

            let asked = try await farah.open("people/new")
            let sent = try await farah.send("people", ["name": "Tom Baker", "email": "tom@ashford.example"])

            for refusal in [asked, sent] {
                #expect(refusal.status == 403)
                #expect(refusal.text.contains("Centre administrator"))
            }
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `nobody is registered in a group that is not there`() async throws {
        try await Stage.with("university") { stage in
            let claire = stage.founder
            let people = People(stage.platform)
            let before = try await people.list(PeopleFilter(status: .all), by: claire).total

            await #expect(throws: NotFound.self) {
                try await people.register(
                    name: "Tom Baker",
                    email: "tom@ashford.example",
                    password: nil,
                    in: NodeID(index: 77),
                    by: claire
                )
            }

            #expect(try await people.list(PeopleFilter(status: .all), by: claire).total == before)
        }
    }
}
