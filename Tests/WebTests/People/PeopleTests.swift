// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `The people of an organisation` {
    @Test func `they are listed by name with what they hold, and found by a part of it`() async throws {
        try await Stage.with { stage in
            _ = try await stage.add("Farah Siddiqui", "educator")
            _ = try await stage.add("Zoë Ümit")
            let claire = try await stage.browser(of: Stage.claire)

            let everyone = try await claire.open("people")
            let found = try await claire.open("people?q=zoe+um")

            #expect(everyone.text.contains("Farah Siddiqui") && everyone.text.contains("Educator"))
            #expect(everyone.text.contains("zoë.ümit@ashford.example"))
            #expect(found.text.contains("Zoë Ümit"))
            #expect(!found.text.contains("Farah Siddiqui"))
        }
    }

    @Test func `a list of many is leafed through, and keeps what was searched`() async throws {
        try await Stage.with { stage in
            for number in 10..<45 { _ = try await stage.add("Nurse \(number)") }
            let claire = try await stage.browser(of: Stage.claire)

            let first = try await claire.open("people?q=nurse&status=all")
            let second = try await claire.open("people?q=nurse&status=all&page=2")

            #expect(first.text.contains("1 to 30 of 35"))
            #expect(first.text.contains("/ashford/people?q=nurse&amp;status=all&amp;page=2"))
            #expect(first.text.contains("Nurse 39") && !first.text.contains("Nurse 40"))
            #expect(second.text.contains("Nurse 40") && !second.text.contains("Nurse 39"))
        }
    }

    @Test func `whom nobody is called like is said to be nobody`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)

            let answer = try await claire.open("people?q=%3Cb%3Exyzzy")

            #expect(answer.text.contains("Nobody is found"))
            #expect(!answer.text.contains("<b>xyzzy"))
        }
    }

    @Test func `the inactive are listed when they are asked for`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            try await People(stage.platform).deactivate(tom, by: stage.founder)
            let claire = try await stage.browser(of: Stage.claire)

            #expect(try await !claire.open("people").text.contains("Tom Baker"))
            #expect(try await claire.open("people?status=inactive").text.contains("Tom Baker"))
            #expect(try await claire.open("people?status=all").text.contains("Tom Baker"))
        }
    }

    @Test func `whoever may see oneself alone finds nobody else`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: tom)

            let list = try await browser.open("people?status=all")
            let claire = try await browser.open("people/0")

            #expect(list.text.contains("Tom Baker") && !list.text.contains("Claire Voss"))
            #expect(claire.status == 404)
            #expect(!claire.text.contains("Claire"))
        }
    }

    @Test func `what is no person is not found`() async throws {
        try await Stage.with { stage in
            let claire = try await stage.browser(of: Stage.claire)

            for path in ["people/99", "people/-1", "people/4294967296", "people/x"] {
                #expect(try await claire.open(path).status == 404)
            }
        }
    }

    @Test func `a page shows what somebody holds, held and will hold, and who gave it`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let roles = Roles(stage.platform)
            let later = Instant(seconds: stage.time.now.seconds + 30 * 86_400)
            try await roles.give(Gift(of: "assessor", to: farah, from: later), by: stage.founder)
            let claire = try await stage.browser(of: Stage.claire)

            let page = try await claire.open("people/\(farah.index)")

            let giver = #"<td data-label="Given by">Claire Voss</td>"#
            for words in ["Roles now", "Educator", "Starting later", "Assessor", giver, "Give a role"] {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains("Past roles"))
        }
    }

    @Test func `a page offers only what one may do`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let tom = try await stage.add("Tom Baker")
            let browser = try await stage.browser(of: farah)

            let page = try await browser.open("people/\(tom.index)")

            #expect(page.status == 200)
            #expect(!page.text.contains("/name\"") && !page.text.contains("/sign-in\""))
            #expect(!page.text.contains("deactivation") && !page.text.contains("tom.baker@"))
        }
    }
}
