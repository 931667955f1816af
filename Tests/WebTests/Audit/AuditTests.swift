// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Storage
import Testing

@testable import Web

@Suite struct `The audit trail` {
    @Test func `says who gave what to whom, by which right (A-3)`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker", "educator")
            let claire = try await stage.browser(of: Stage.claire)

            let all = try await claire.open("audit").text
            let gifts = try await claire.open("audit?act=role-given&name=baker").text
            let others = try await claire.open("audit?name=nobody").text

            #expect(all.contains("Claire Voss") && all.contains("registered Tom Baker"))
            #expect(gifts.contains("gave Tom Baker the role Educator") && !gifts.contains("registered Tom Baker"))
            #expect(gifts.contains("Centre Manager may give Educator / Manager") && gifts.contains("give.educator"))
            #expect(others.contains("No such entry") && !others.contains("gave Tom Baker"))
            #expect(try await claire.open("audit?person=\(tom.index)").text.contains("registered Tom Baker"))
        }
    }

    @Test func `is for the top role alone (A-3)`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker", "educator", "centre-administrator")
            let browser = try await stage.browser(of: tom)
            try await browser.open("my-roles")
            let before = try await stage.fingerprint

            for path in ["audit", "audit/check"] { #expect(try await browser.open(path).status == 403) }
            let file = try await browser.send("audit/file")

            #expect(file.status == 403 && !file.text.contains("Claire Voss,"))
            #expect(try await stage.fingerprint == before)
        }
    }

    @Test func `is found whole, and broken from the entry that somebody changed`() async throws {
        try await Stage.with { stage in
            _ = try await stage.add("Tom Baker", "educator")
            let claire = try await stage.browser(of: Stage.claire)
            #expect(try await claire.open("audit/check").text.contains("No entry was changed or removed"))

            try await stage.database.write { transaction in
                _ = try transaction.execute("UPDATE audit_entry SET reasons = 'none' WHERE number = 2")
            }

            let answer = try await claire.open("audit/check").text
            #expect(
                answer.contains("Entries were changed or removed") && answer.contains("Entry 2 is not what was written")
            )
        }
    }

    @Test func `can be had as a file, in which no cell is a formula, and that is an entry itself`() async throws {
        try await Stage.with { stage in
            _ = try await People(stage.platform).register(
                name: "=HYPERLINK(1)",
                email: "tom@ashford.example",
                password: nil,
                by: stage.founder
            )
            let claire = try await stage.browser(of: Stage.claire)

            let file = try await claire.send("audit/file", ["name": "HYPERLINK"])
            let list = try await claire.open("audit?act=audit-exported").text

            #expect(file.header("Content-Type")?.hasPrefix("text/csv") == true)
            #expect(file.header("Content-Disposition") == "attachment; filename=\"audit-ashford.csv\"")
            #expect(file.text.contains("registered =HYPERLINK(1)"))
            #expect(!file.text.contains("\"=HYPERLINK"))
            #expect(list.contains("exported 2 entries of the audit trail"))
        }
    }
}
