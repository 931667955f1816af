// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Testing

@testable import Web

@Suite struct `Deactivating and reactivating` {
    @Test func `who is deactivated is out at their next click, in every browser`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let (desk, phone) = (try await stage.browser(of: tom), try await stage.browser(of: tom))
            try await desk.open()
            try await phone.open()
            let claire = try await stage.browser(of: Stage.claire)
            let asked = try await claire.open("people/\(tom.index)/deactivation")
            #expect(asked.text.contains("Deactivate Tom Baker?"))
            #expect(try await desk.look("").status == 200)

            let answer = try await claire.send("people/\(tom.index)/deactivation")

            #expect(answer.text.contains("Tom Baker is inactive, and signed out everywhere."))
            #expect(answer.text.contains("Inactive since") && answer.text.contains("by Claire Voss"))
            for browser in [desk, phone] {
                #expect(try await browser.look("account").header("Location")?.hasPrefix("/ashford/sign-in") == true)
                #expect(try await browser.post("account/name", ["name": "Tom"]).status == 401)
            }
            #expect(try await People(stage.platform).details(tom, by: stage.founder).summary.name == "Tom Baker")
        }
    }

    @Test func `the last holder of the top role cannot be deactivated (A-2)`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)
            let page = try await claire.open("people/0")
            #expect(page.text.contains("Claire Voss is the last active Centre Manager"))
            #expect(!page.text.contains("/deactivation"))
            let before = try await stage.fingerprint

            let answer = try await claire.send("people/0/deactivation")

            #expect(answer.status == 409)
            #expect(answer.text.contains("This is the last active Centre Manager"))
            #expect(try await stage.fingerprint == before)
            #expect(try await claire.open().text.contains("Welcome, Claire Voss"))
        }
    }

    @Test func `beside another holder the first may go, and then that one is the last (A-2)`() async throws {
        try await Stage.with { stage in
            let grace = try await stage.add("Grace Adeyemi", "centre-manager")
            let browser = try await stage.browser(of: grace)
            #expect(try await browser.open("people/0").text.contains("/people/0/deactivation"))

            try await browser.send("people/0/deactivation")

            let page = try await browser.open("people/\(grace.index)")
            #expect(page.text.contains("Grace Adeyemi is the last active Centre Manager"))
            #expect(try await browser.send("people/\(grace.index)/deactivation").status == 409)
        }
    }

    @Test(arguments: ["healthcare", "university", "workforce", "collaborative", "talent"])
    func `the last holder of the top role can neither go nor lose it, in any model (A-2)`(model: String) async throws {
        try await Stage.with(model) { stage in
            let before = try await stage.fingerprint
            let details = try await People(stage.platform).details(Stage.claire, by: stage.founder)
            let top = try #require(details.holdings.first { $0.id != nil })

            let gone = await #expect(throws: (any Error).self) {
                try await People(stage.platform).deactivate(Stage.claire, by: stage.founder)
            }
            let ended = await #expect(throws: (any Error).self) {
                try await Roles(stage.platform).end(try #require(top.id), by: stage.founder)
            }
            // In some models nobody takes a role from themselves, so that it does not come to the rule.
            #expect(gone is Objection || gone is Refused)
            #expect(ended is Objection || ended is Refused)

            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who may not deactivate is told why, and nobody is deactivated`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            try await farah.open()
            let before = try await stage.fingerprint

            let asked = try await farah.open("people/\(tom.index)/deactivation")
            let sent = try await farah.send("people/\(tom.index)/deactivation")

            for refusal in [asked, sent] {
                #expect(refusal.status == 403)
                #expect(refusal.text.contains("You may not do this") && refusal.text.contains("Centre Manager"))
            }
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who may not see somebody is told that nobody is there`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let eve = try await stage.browser(of: try await stage.add("Eve Moss"))
            try await eve.open()
            let before = try await stage.fingerprint

            for part in ["deactivation", "reactivation", "name", "sign-in"] {
                let asked = try await eve.open("people/\(tom.index)/\(part)")
                let sent = try await eve.send("people/\(tom.index)/\(part)", ["name": "X", "email": "x@example.org"])
                #expect(asked.status == 404 && sent.status == 404)
                #expect(!asked.text.contains("Tom") && !sent.text.contains("Tom"))
            }
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `who is deactivated already cannot be again`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.send("people/\(tom.index)/deactivation")
            let before = try await stage.fingerprint

            let answer = try await claire.send("people/\(tom.index)/deactivation")

            #expect(answer.status == 409)
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `is nobody's affair who could not give the roles that they give (A-5)`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let priya = try await stage.browser(of: try await stage.add("Priya Raman", "centre-administrator"))
            try await priya.open()
            let before = try await stage.fingerprint

            let page = try await priya.open("people/\(farah.index)")
            let asked = try await priya.open("people/\(farah.index)/deactivation")
            let sent = try await priya.send("people/\(farah.index)/deactivation")

            #expect(page.status == 200 && !page.text.contains("Deactivate"))
            #expect(asked.status == 403 && sent.status == 403)
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `reactivating restores no more than one may give, and says so before`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "assessor")
            let priya = try await stage.browser(of: try await stage.add("Priya Raman", "centre-administrator"))
            try await priya.send("people/\(farah.index)/deactivation")

            let asked = try await priya.open("people/\(farah.index)/reactivation")
            #expect(asked.text.contains("These roles end, because you may not give them:"))
            #expect(asked.text.contains("<li>Assessor</li>"))
            let answer = try await priya.send("people/\(farah.index)/reactivation")

            #expect(answer.text.contains("Farah Siddiqui is active again. What ended: Assessor."))
            #expect(answer.text.contains("Past roles") && !answer.text.contains("Starting later"))
            let home = try await stage.browser(of: farah).open()
            #expect(home.text.contains("Your role Assessor ended."))
            #expect(home.text.contains("Your account was reactivated."))
        }
    }

    @Test func `whoever may give what somebody holds restores it`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.send("people/\(farah.index)/deactivation")

            let asked = try await claire.open("people/\(farah.index)/reactivation")
            #expect(!asked.text.contains("These roles end"))
            let answer = try await claire.send("people/\(farah.index)/reactivation")

            #expect(answer.text.contains("Farah Siddiqui is active again."))
            #expect(answer.text.contains("Roles now") && !answer.text.contains("Past roles"))
            #expect(try await stage.browser(of: farah).open("people").status == 200)
        }
    }
}
