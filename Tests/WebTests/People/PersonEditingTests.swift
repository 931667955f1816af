// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Changing a person` {
    @Test func `a name is changed`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("people/\(tom.index)/name").text.contains(#"value="Tom Baker""#))

            let answer = try await claire.send("people/\(tom.index)/name", ["name": "  Tom Okafor "])

            #expect(answer.text.contains("The name is now Tom Okafor."))
            #expect(answer.text.contains("<h1>Tom Okafor</h1>"))
        }
    }

    @Test func `a name that is none is told beside the field and changes nothing`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open()
            let before = try await stage.fingerprint

            let answer = try await claire.send("people/\(tom.index)/name", ["name": " "])

            #expect(answer.status == 422)
            #expect(answer.text.contains(#"id="name-error""#))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `a new sign-in signs them out, and is the only one that works`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let desk = try await stage.browser(of: tom)
            try await desk.open()
            let claire = try await stage.browser(of: Stage.claire)

            let answer = try await claire.send(
                "people/\(tom.index)/sign-in",
                ["email": "tom@ashford.example", "password": "five small wrens"]
            )

            #expect(answer.text.contains("tom@ashford.example"))
            #expect(try await desk.look("").status == 303)
            let anew = stage.browser()
            try await anew.open()
            let old = try await anew.send(
                "sign-in",
                ["email": "tom.baker@ashford.example", "password": Stage.password]
            )
            #expect(old.status == 422)
            let new = try await anew.send("sign-in", ["email": "tom@ashford.example", "password": "five small wrens"])
            #expect(new.text.contains("Welcome, Tom Baker"))
        }
    }

    @Test func `without a new password the present one stays`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)

            try await claire.send("people/\(tom.index)/sign-in", ["email": "tom@ashford.example", "password": ""])

            let anew = stage.browser()
            try await anew.open()
            let home = try await anew.send("sign-in", ["email": "tom@ashford.example", "password": Stage.password])
            #expect(home.text.contains("Welcome, Tom Baker"))
        }
    }

    @Test(arguments: [("claire.voss@ashford.example", ""), ("tom", ""), ("tom@ashford.example", "wren12")])
    func `a sign-in that cannot be is told beside the field and changes nothing`(
        email: String,
        password: String
    ) async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open()
            let before = try await stage.fingerprint

            let answer = try await claire.send(
                "people/\(tom.index)/sign-in",
                ["email": email, "password": password]
            )

            #expect(answer.status == 422)
            #expect(answer.text.contains("-error\""))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `the sign-in of whoever gives roles is changed only by who could give theirs (A-5)`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let nadia = try await stage.add("Nadia Haddad", "assessor")
            let priya = try await stage.browser(of: try await stage.add("Priya Raman", "centre-administrator"))
            try await priya.open()
            let before = try await stage.fingerprint

            // The founder gives every role, the educator gives assessors theirs, the assessor gives none.
            for person in [Stage.claire, farah] {
                let page = try await priya.open("people/\(person.index)")
                let asked = try await priya.open("people/\(person.index)/sign-in")
                let sent = try await priya.send("people/\(person.index)/sign-in", ["email": "priya@evil.example"])
                #expect(page.status == 200 && !page.text.contains("/people/\(person.index)/sign-in"))
                #expect(asked.status == 403 && sent.status == 403)
                #expect(sent.text.contains("You may not do this"))
            }
            #expect(try await stage.fingerprint == before)

            let page = try await priya.open("people/\(nadia.index)")
            #expect(page.text.contains("/people/\(nadia.index)/sign-in"))
            let sent = try await priya.send("people/\(nadia.index)/sign-in", ["email": "nadia@ashford.example"])
            #expect(sent.text.contains("nadia@ashford.example"))
        }
    }

    @Test func `who could give the role may change the sign-in of its holder (A-5)`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let claire = try await stage.browser(of: Stage.claire)

            let sent = try await claire.send("people/\(farah.index)/sign-in", ["email": "farah@ashford.example"])

            #expect(sent.text.contains("farah@ashford.example"))
        }
    }

    @Test func `who may change a name may not thereby change a sign-in, and the other way round`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            try await farah.open()
            let before = try await stage.fingerprint

            let name = try await farah.send("people/\(tom.index)/name", ["name": "X"])
            let signIn = try await farah.send("people/\(tom.index)/sign-in", ["email": "x@example.org"])

            #expect(name.status == 403 && signIn.status == 403)
            #expect(try await stage.fingerprint == before)
        }
    }
}
