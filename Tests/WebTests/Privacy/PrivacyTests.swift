// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Learning
import Testing

@testable import Web

@Suite struct `What is kept, on pages` {
    @Test func `one takes one's data with one click, to read or for programs`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker", "assessor")
            let browser = try await stage.browser(of: tom)
            #expect(try await browser.open("account").text.contains("/account/data"))
            try await browser.open("account/data")

            let page = try await browser.send("account/data", ["as": "page"])
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            #expect(page.header("Content-Disposition") == #"attachment; filename="my-data-ashford.html""#)
            #expect(page.text.contains("<h2 id=\"part-1\">Who you are</h2>") && page.text.contains("tom.baker@ashford"))

            let json = try await browser.send("account/data", ["as": "json"])
            #expect(json.header("Content-Type") == "application/json; charset=utf-8")
            #expect(json.text.contains(#""name" : "Tom Baker""#) && json.header("X-Content-Type-Options") == "nosniff")
            #expect(try await browser.send("account/data", ["as": "exe"]).status == 400)
        }
    }

    @Test func `who opens a page is told to whom it is about, by role where they may not know who`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let claire = try await stage.browser(of: Stage.claire)
            try await claire.open("people/\(tom.index)")
            try await claire.open("people/\(tom.index)")

            let page = try await stage.browser(of: tom).open("account/readers")
            #expect(page.text.contains("Somebody who is Centre Manager") && !page.text.contains("Claire Voss"))
            #expect(page.text.components(separatedBy: "Somebody who is").count == 2, "once a day")
            #expect(try await claire.open("people/\(tom.index)/readers").status == 403)
        }
    }

    @Test func `somebody asks to be erased, and is`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker", "assessor")
            let (browser, claire) = (try await stage.browser(of: tom), try await stage.browser(of: Stage.claire))
            try await browser.open("account/erasure")
            #expect(try await browser.send("account/erasure", ["decision": "ask"]).text.contains("You asked on"))

            #expect(try await claire.open("people").text.contains("Asked to be erased: 1"))
            #expect(try await claire.open("erasures").text.contains("/people/\(tom.index)/erasure"))
            let check = try await claire.open("people/\(tom.index)/erasure")
            #expect(check.text.contains("Tom Baker asked for it") && check.text.contains("<li>Assessor</li>"))
            let before = try await stage.fingerprint
            let unsure = try await claire.send("people/\(tom.index)/erasure", ["decision": "erase"])
            #expect(unsure.status == 422 && unsure.text.contains("Tick that you are sure"))
            #expect(try await stage.fingerprint == before)

            let done = try await claire.send("people/\(tom.index)/erasure", ["decision": "erase", "sure": "yes"])
            #expect(done.text.contains("Tom Baker is erased, and is called “Erased person \(tom.index)” now."))
            #expect(try await browser.look("").status == 303, "they are signed out")
            let page = try await claire.open("people/\(tom.index)")
            #expect(page.text.contains("Erased person \(tom.index)") && !page.text.contains("/erasure"))
            #expect(!page.text.contains("Reactivate") && !page.text.contains("/sign-in\""))
            #expect(try await claire.open("audit/check").text.contains("No entry was changed or removed"))
        }
    }

    @Test func `whoever may not erase is refused with a reason, and one's own erasure is another's to do`() async throws
    {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let farah = try await stage.browser(of: try await stage.add("Farah Siddiqui", "educator"))
            try await farah.open()
            let before = try await stage.fingerprint
            let page = try await farah.open("people/\(tom.index)/erasure")
            let sent = try await farah.send("people/\(tom.index)/erasure", ["decision": "erase", "sure": "yes"])
            #expect(page.status == 403 && sent.status == 403 && sent.text.contains("You may not do this"))
            #expect(try await stage.fingerprint == before)
            let claire = try await stage.browser(of: Stage.claire)
            let own = try await claire.open("people/0/erasure")
            #expect(own.text.contains("Nobody erases themselves"))
            let meanwhile = try await stage.fingerprint
            #expect(try await claire.send("people/0/erasure", ["decision": "erase", "sure": "yes"]).status == 409)
            #expect(try await stage.fingerprint == meanwhile)
        }
    }

    @Test func `how long things are kept is changed after a look at what would go`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            try await People(stage.platform).deactivate(tom, by: stage.founder)
            stage.time.pass(seconds: 5 * 86_400)
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("settings").text.contains("/retention"))
            #expect(try await claire.open("retention").text.contains("90 days"))

            let check = try await claire.open("retention/deactivated-people?step=check&days=3")
            #expect(check.text.contains("Today 1 would go") && check.text.contains("<li>Tom Baker</li>"))
            let wrong = try await claire.open("retention/deactivated-people?step=check&days=0")
            #expect(wrong.status == 422 && wrong.text.contains("days-error"))
            let done = try await claire.send("retention/deactivated-people", ["days": "3"])
            #expect(done.text.contains("People who are inactive: kept for 3 days from now on."))
            #expect(try await claire.open("retention/nothing").status == 404)

            let priya = try await stage.browser(of: try await stage.add("Priya Raman", "centre-administrator"))
            let refused = try await priya.open("retention")
            #expect([403, 404].contains(refused.status))
        }
    }
}
