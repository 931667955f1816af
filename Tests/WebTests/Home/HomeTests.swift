// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Testing

@testable import Web

@Suite struct `Where one arrives` {
    @Test func `one sees what one holds, and what happened`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")

            let home = try await stage.browser(of: farah).open()

            #expect(home.text.contains("<strong>Educator / Manager</strong>"))
            #expect(home.text.contains("You were given the role Educator / Manager."))
        }
    }

    @Test func `one is offered what one may open, and every offer opens`() async throws {
        try await Stage.with { stage in
            let farah = try await stage.add("Farah Siddiqui", "educator")
            let browser = try await stage.browser(of: farah)

            let home = try await browser.open()

            #expect(home.text.contains("Find somebody, and see their roles."))
            #expect(!home.text.contains("Settings") && !home.text.contains("Audit trail"))
            #expect(try await browser.open("people").status == 200)
        }
    }

    @Test func `without a role one is told that this is so`() async throws {
        try await Stage.with { stage in
            let tom = try await stage.add("Tom Baker")

            let home = try await stage.browser(of: tom).open()

            #expect(home.text.contains("Nobody has given you a role yet"))
            #expect(!home.text.contains("To do"))
        }
    }

    @Test func `who waits is counted for those who decide, and for nobody else`() async throws {
        try await Stage.with { stage in
            let (farah, priya) = (
                try await stage.add("Farah Siddiqui", "educator"),
                try await stage.add("Priya Raman", "centre-administrator")
            )
            for name in ["Tom Baker", "Eve Moss"] {
                try await Entrance(stage.platform).askForAccount(
                    name: name,
                    email: Stage.email(name),
                    password: Stage.password,
                    in: stage.organisation
                )
            }

            let deciding = try await stage.browser(of: priya).open()
            let other = try await stage.browser(of: farah).open()

            #expect(deciding.text.contains("2 people wait for an account"))
            #expect(!other.text.contains("for an account"))
        }
    }
}
