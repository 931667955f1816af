// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Learning
import Organisations
import Testing

@testable import Web

@Suite struct `Acting as another on pages (T-18)` {
    @Test func `a reason is asked, a banner stands on every page, and stopping leads back`() async throws {
        try await Stage.with("talent") { stage in
            let lea = try await stage.add("Lea Martin")
            let browser = try await stage.browser(of: Stage.claire)
            let person = try await browser.open("people/\(lea.index)")
            #expect(person.text.contains("Act as them…"))
            let ask = try await browser.open("people/\(lea.index)/act-as")
            #expect(ask.text.contains("recorded under both names"))
            let without = try await browser.send("people/\(lea.index)/act-as", ["reason": ""])
            #expect(without.status == 422 && without.text.contains("Say in a few words why"))
            #expect(browser.cookies["__Host-acting"] == nil)

            let home = try await browser.send("people/\(lea.index)/act-as", ["reason": "ticket 412"])

            #expect(home.text.contains("The first page of Lea Martin"))
            for page in ["", "people", "my-roles", "people/\(lea.index)", "people/999999"] {
                let text = try await browser.open(page).text
                #expect(text.contains("You are acting as <strong>Lea Martin</strong>"), "\(page)")
            }
            #expect(try await browser.open("audit").status != 200, "Lea may not see the trail")

            let stopped = try await browser.send("acting/end")
            #expect(stopped.text.contains("You are yourself again, Claire Voss."))
            #expect(browser.cookies["__Host-acting"] == nil)
            let trail = try await browser.open("audit")
            #expect(trail.text.contains("Claire Voss, acting as Lea Martin,"))
            #expect(try await stage.browser(of: lea).open().text.contains("looked at the platform as you: ticket 412"))
        }
    }

    @Test func `what is one's own is closed, and so is what asks for a password`() async throws {
        try await Stage.with("talent") { stage in
            let lea = try await stage.add("Lea Martin")
            let theirs = try await stage.browser(of: lea)
            let browser = try await stage.acting(as: lea)
            let before = try await stage.fingerprint
            var closed = 0
            for route in stage.sitemap.routes where route.isOneselfAlone || route.isSensitive {
                let path = route.path.replacing("{organisation}", with: Stage.slug)
                    .replacing("{person}", with: String(lea.index)).replacing("{setting}", with: "admins-login-as")
                guard !path.contains("{") else { continue }
                let answer = try await route.method == .post ? browser.post(path) : browser.look(path)
                #expect(answer.status == 409 && answer.text.contains("Stop acting as them first"), "\(path)")
                closed += 1
            }
            #expect(closed > 20)
            #expect(try await stage.fingerprint == before)
            #expect(try await theirs.look("account").status == 200, "her own session is as it was")
        }
    }

    @Test func `who has to set up a second factor meanwhile is themselves again, and can`() async throws {
        try await Stage.with("talent") { stage in
            let lea = try await stage.add("Lea Martin")
            let browser = try await stage.acting(as: lea)
            #expect(try await browser.open().text.contains("You are acting as"))
            let another = try await stage.browser(of: Stage.claire)
            try await another.open("second-factor-roles")
            try await another.send("second-factor-roles", ["role": "owner"])

            // The button that is still on the page is pressed.
            let stopped = try await browser.post("acting/end")
            #expect(stopped.status == 303 && browser.cookies["__Host-acting"] == nil)
            let led = try await browser.open("people")

            #expect(led.text.contains("Your second factor") && !led.text.contains("You are acting as"))
            try await browser.confirmSecondFactor(on: try await browser.send("account/second-factor"), at: stage)
            #expect(try await browser.open("people/\(lea.index)").text.contains("Act as them…"))
            #expect(try await browser.open("audit").text.contains("they had to set up a second factor first"))
        }
    }

    @Test func `a form of before, or of after, is not sent as the other`() async throws {
        try await Stage.with("talent") { stage in
            let (lea, tom) = (try await stage.add("Lea Martin"), try await stage.add("Tom Baker"))
            let browser = try await stage.browser(of: Stage.claire)
            try await browser.open("people/\(tom.index)/name")
            let session = try #require(browser.cookies["__Host-session"])
            let viewer = try #require(try await Entrance(stage.platform).visitor(with: session)).viewer
            let token = try await Acting(stage.platform).begin(as: lea, because: "ticket 412", by: viewer)
            browser.cookies["__Host-acting"] = token
            let before = try await browser.post("people/\(tom.index)/name", ["name": "Thomas"])
            #expect(before.status == 403)

            try await browser.open("people")
            stage.time.pass(seconds: 3600)
            let after = try await browser.post("people/\(tom.index)/name", ["name": "Thomas"])
            #expect(after.status == 403 && browser.cookies["__Host-acting"] == nil)
            browser.cookies["__Host-acting"] = token
            let page = try await browser.open("people")
            #expect(page.text.contains("Tom Baker") && !page.text.contains("Thomas"))
            #expect(page.text.contains("You are yourself again, Claire Voss: acting as somebody else is over."))
        }
    }

    @Test func `signing out ends it, and whoever may not act is refused`() async throws {
        try await Stage.with("talent") { stage in
            let (lea, tom) = (try await stage.add("Lea Martin"), try await stage.add("Tom Baker"))
            let browser = try await stage.acting(as: lea)
            let token = browser.cookies["__Host-acting"]
            try await browser.open()
            try await browser.send("sign-out")
            #expect(browser.cookies["__Host-acting"] == nil)
            let again = try await stage.browser(of: Stage.claire)
            again.cookies["__Host-acting"] = token
            #expect(!(try await again.open()).text.contains("You are acting as"))

            let learner = try await stage.browser(of: lea)
            try await learner.open()
            #expect(!(try await learner.open("people/\(tom.index)").text.contains("Act as them")))
            let refused = try await learner.send("people/\(tom.index)/act-as", ["reason": "curious"])
            #expect(refused.status == 403 && refused.text.contains("No."))
        }
    }
}

extension Stage {
    /// A browser in which the founder acts as somebody.
    fileprivate func acting(as person: PersonID) async throws -> StageBrowser {
        let browser = try await browser(of: Self.claire)
        try await browser.open()
        try await browser.send("people/\(person.index)/act-as", ["reason": "ticket 412"])
        return browser
    }
}
