// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Roles from and until a day` {
    @Test(arguments: Backing.all)
    func `a role for later, of which each person has one, ends the present one when it begins (C-9, T-9)`(
        backing: Backing
    ) async throws {
        try await Centre.found("collaborative", on: backing) { centre in
            let roles = Roles(centre.platform)
            let owner = try centre.viewer("ragnhild")
            let person = try centre.person("samuel")
            let begins = Instant(seconds: centre.clock.now.seconds + 9 * 86_400)
            let before = try await centre.holding("author", of: "samuel", by: "ragnhild")
            let gift = Gift(of: "administrator", to: person, from: begins)

            let preview = try await roles.preview(gift, by: owner)
            try await roles.give(gift, by: owner)

            #expect(preview.replaced.map(\.id) == [before.id])
            let held = try await People(centre.platform).details(person, by: owner).holdings
            #expect(held.first { $0.id == before.id }?.until == begins)
            #expect(held.first { $0.role == "administrator" }?.state == .future)
            centre.clock.advance(seconds: 9 * 86_400)
            let then = try await People(centre.platform).details(person, by: owner).holdings
            #expect(then.filter { $0.state == .current }.map(\.role).contains("administrator"))
            #expect(!then.filter { $0.state == .current }.map(\.role).contains("author"))
        }
    }

    @Test(arguments: Backing.all)
    func `a role can be ended after a day to come, by whoever may give it (A-1)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let (grace, nadia) = (try centre.viewer("grace"), try centre.viewer("nadia"))
            let assessor = try #require(try await centre.holding("assessor", of: "nadia", by: "grace").id)
            let day: Int64 = 86_400
            let end = Instant(seconds: centre.clock.now.seconds + 3 * day)

            for name in ["priya", "callum", "nadia"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    try await roles.end(assessor, at: end, by: try centre.viewer(name))
                }
            }
            for past in [centre.clock.now, Instant(seconds: centre.clock.now.seconds - day)] {
                await #expect(throws: InvalidInput.self) { try await roles.end(assessor, at: past, by: grace) }
            }
            let preview = try await roles.previewEnd(of: assessor, at: end, by: grace)
            #expect(preview.groups.contains { !$0.loses.isEmpty }, "it is shown as it will be then")
            try await roles.end(assessor, at: end, by: grace)

            let later = Instant(seconds: end.seconds + day)
            await #expect(throws: InvalidInput.self, "an end is not put off") {
                try await roles.end(assessor, at: later, by: grace)
            }
            let isHeld = { @Sendable in
                try await roles.own(by: nadia).contains {
                    $0.holding.role == "assessor" && $0.holding.state == .current
                }
            }
            #expect(try await isHeld())
            let told = try await Notices(centre.platform).own(by: nadia).items.map(\.words)
            #expect(told.contains { $0.hasPrefix("Your role Assessor ends after ") })
            centre.clock.advance(seconds: 3 * day)
            #expect(try await !isHeld())
        }
    }

    @Test(arguments: Backing.all)
    func `the last centre manager's role is not ended on a later day either (A-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            try await People(centre.platform).deactivate(try centre.person("martin"), by: grace)
            let own = try #require(try await centre.holding("centre-manager", of: "grace", by: "grace").id)
            let before = try await centre.fingerprint()
            await #expect(throws: Objection.self) {
                try await Roles(centre.platform)
                    .end(own, at: Instant(seconds: centre.clock.now.seconds + 86_400), by: grace)
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `a role that is taken back before it begins is not to come any more`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (roles, grace) = (Roles(centre.platform), try centre.viewer("grace"))
            let begins = Instant(seconds: centre.clock.now.seconds + 9 * 86_400)
            try await roles.give(Gift(of: "assessor", to: try centre.person("ruth"), from: begins), by: grace)
            let given = try await centre.holding("assessor", of: "ruth", by: "grace")
            #expect(given.state == .future)
            try await roles.end(try #require(given.id), by: grace)
            for _ in 0..<2 {
                let held = try await People(centre.platform).details(try centre.person("ruth"), by: grace).holdings
                #expect(held.first { $0.id == given.id }?.state == .ended)
                centre.clock.advance(seconds: 10 * 86_400)
            }
        }
    }
}
