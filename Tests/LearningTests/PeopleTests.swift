// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Looking after people` {
    @Test(arguments: Backing.all)
    func `a reactivated person gets back no more than whoever reactivates them may give`(backing: Backing) async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            let nadia = try centre.person("nadia")
            try await people.deactivate(nadia, by: try centre.viewer("grace"))

            let withheld = try await people.reactivate(nadia, by: try centre.viewer("priya"))
            #expect(withheld.map(\.role) == ["assessor"])
            let held = try await Roles(centre.platform).own(by: try centre.viewer("nadia"))
            #expect(!held.contains { $0.holding.role == "assessor" && $0.holding.state == .current })
        }
    }

    @Test(arguments: Backing.all)
    func `reactivated by who may give them, roles come back`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            let farah = try centre.person("farah")
            try await people.deactivate(farah, by: try centre.viewer("martin"))
            #expect(try await Roles(centre.platform).givable(by: try centre.viewer("farah")).isEmpty)

            #expect(try await people.reactivate(farah, by: try centre.viewer("grace")).isEmpty)
            #expect(try await !Roles(centre.platform).givable(by: try centre.viewer("farah")).isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `an administrator leaves the sign-in of who gives roles alone (A-5)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            for name in ["grace", "farah"] {
                await #expect(throws: Refused.self, "\(name)") {
                    try await people.changeSignIn(
                        of: try centre.person(name),
                        email: "other@example.org",
                        password: nil,
                        by: try centre.viewer("priya")
                    )
                }
            }
            try await people.changeSignIn(
                of: try centre.person("amara"),
                email: "other@example.org",
                password: nil,
                by: try centre.viewer("priya")
            )
        }
    }

    @Test(arguments: Backing.all)
    func `lists are of whom one may see, found without accents and case`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            let found = try await people.list(PeopleFilter(search: "MARKOVIC"), by: try centre.viewer("farah"))
            #expect(found.items.map(\.name) == ["Elena Marković"])
            let none = try await people.list(PeopleFilter(search: "100%_"), by: try centre.viewer("farah"))
            #expect(none.total == 0)
            let own = try await people.list(by: try centre.viewer("amara"))
            #expect(own.items.map(\.name) == ["Amara Nwosu"], "a learner sees nobody else")
        }
    }

    @Test(arguments: Backing.all)
    func `an address is one person's, whatever its letters`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            let priya = try centre.viewer("priya")
            _ = try await people.register(name: "Nour Haddad", email: "nour@example.org", password: nil, by: priya)
            let before = try await centre.fingerprint()
            await #expect(throws: InvalidInput.self) {
                _ = try await people.register(name: "Nur Hadad", email: "NOUR@example.org", password: nil, by: priya)
            }
            #expect(try await centre.fingerprint() == before, "nothing half done")
        }
    }
}
