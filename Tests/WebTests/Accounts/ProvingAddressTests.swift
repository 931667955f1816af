// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Testing

@testable import Web

/// Claire manages the centre; Tom asks for an account.
@Suite struct `The pages of automatic approval` {
    private func ask(_ stage: Stage, _ email: String) async throws -> Answer {
        let browser = stage.browser()
        try await browser.open("register")
        return try await browser.send("register", ["name": "Tom Baker", "email": email])
    }

    private func link(_ stage: Stage) async throws -> String? {
        let mails = Mails(stage.platform)
        var link: String?
        for claim in try await mails.claim(atMost: 50) {
            guard let mail = try await mails.open(claim) else { continue }
            try await mails.settle(claim, .sent)
            if case .proof(let word, _) = mail.content { link = "address-proof/\(word)" }
        }
        return link
    }

    @Test func `lead from listing a domain to somebody who signs in without a decision (H-2)`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("settings").text.contains("Automatic approval of registrations"))
            #expect(try await claire.open("approved-domains").text.contains("It is off"))
            let refused = try await claire.send("approved-domains", ["domain": "gmail.com"])
            #expect(refused.status == 422 && refused.text.contains("Anybody can have an address at gmail.com"))
            #expect(refused.text.contains(#"value="gmail.com""#), "what was entered is still there")
            let listed = try await claire.send("approved-domains", ["domain": "hospital.example"])
            #expect(listed.text.contains("It is on the list.") && listed.text.contains("hospital.example"))

            let asked = try await ask(stage, "tom@hospital.example")
            #expect(asked.text.contains("Look into your mail"))
            let link = try #require(try await link(stage))
            let list = try await claire.open("registrations").text
            #expect(list.contains("Waits for the address to be proved"))
            let file = try await claire.post("registrations/file", ["format": "csv"]).text
            #expect(file.contains("\"Waits for\"") && file.contains("the address to be proved"))

            let tom = stage.browser()
            #expect(try await tom.open(link).text.contains("Welcome, Tom Baker"))
            let short = try await tom.send(link, ["password": "short"])
            #expect(short.status == 422 && short.text.contains("id=\"password-error\""))
            #expect(try await tom.send(link, ["password": "three quiet owls"]).text.contains("you are let in"))
            let over = try await tom.open(link)
            #expect(over.status == 404 && over.text.contains("This link leads no further"))
            let fields: KeyValuePairs = ["email": "tom@hospital.example", "password": "three quiet owls"]
            #expect(try await tom.send("sign-in", fields).text.contains("Welcome, Tom Baker"))
            #expect(try await claire.open("registrations").text.contains("Nobody waits"))
        }
    }

    @Test func `answer the same to an address that is known, unknown or listed nowhere`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            try await ApprovedDomains(stage.platform).add("ashford.example", by: stage.founder)
            let answers = try await [
                ask(stage, "claire.voss@ashford.example"), ask(stage, "tom@ashford.example"),
                ask(stage, "tom@ashford.example"), ask(stage, "tom@elsewhere.example"),
            ]
            #expect(Set(answers.map(\.status)).count == 1)
            #expect(answers.allSatisfy { $0.text.contains("Look into your mail: with an address of the organisation") })
        }
    }

    @Test func `say that somebody decides once the domain was taken off`() async throws {
        try await Stage.with(sendsMail: true) { stage in
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open("approved-domains")
            try await claire.send("approved-domains", ["domain": "hospital.example"])
            _ = try await ask(stage, "tom@hospital.example")
            let link = try #require(try await link(stage))
            let off = try await claire.send("approved-domains/removal", ["domain": "hospital.example"])
            #expect(off.text.contains("It is off the list.") && off.text.contains("It is off: no domain is listed"))
            let tom = stage.browser()
            let shown = try await tom.open(link)
            #expect(shown.status == 200 && shown.text.contains("Somebody decides on your account"))
            #expect(try await claire.open("registrations").text.contains("tom@hospital.example"))
        }
    }

    @Test func `are for nobody who only decides on registrations, and say where no mail is sent`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("approved-domains").text.contains("No mail is sent from here"))
            let priya = try await stage.browser(of: try await stage.add("Priya Raman", "centre-administrator"))
            #expect(try await !priya.open("registrations").text.contains("Automatic approval"))
            let before = try await stage.fingerprint
            #expect(try await priya.open("approved-domains").status == 404)
            #expect(try await priya.send("approved-domains", ["domain": "hospital.example"]).status == 404)
            #expect(try await stage.fingerprint == before)
        }
    }
}
