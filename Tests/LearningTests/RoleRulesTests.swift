// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Giving and ending roles` {
    @Test(arguments: Backing.all)
    func `whoever may give a role may take it, and nobody else (A-1)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let assessor = try #require(try await centre.holding("assessor", of: "nadia", by: "grace").id)
            await #expect(throws: Refused.self) { try await roles.end(assessor, by: try centre.viewer("priya")) }
            for name in ["callum", "amara"] {
                await #expect(throws: NotFound.self, "\(name) does not know of it") {
                    try await roles.end(assessor, by: try centre.viewer(name))
                }
            }
            try await roles.end(assessor, by: try centre.viewer("farah"))
            #expect(
                try await !roles.own(by: try centre.viewer("nadia")).contains {
                    $0.holding.role == "assessor" && $0.holding.state == .current
                }
            )
        }
    }

    @Test(arguments: Backing.all)
    func `the last centre manager can be neither ended nor deactivated (A-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (roles, people) = (Roles(centre.platform), People(centre.platform))
            let grace = try centre.viewer("grace")
            try await people.deactivate(try centre.person("martin"), by: grace)
            let own = try #require(try await centre.holding("centre-manager", of: "grace", by: "grace").id)

            let ended = await #expect(throws: Objection.self) { try await roles.end(own, by: grace) }
            #expect(ended?.message.contains("last active Centre Manager") == true, "\(String(describing: ended))")
            await #expect(throws: Objection.self) {
                try await people.deactivate(try centre.person("grace"), by: grace)
            }
            let tomorrow = Instant(seconds: centre.clock.now.seconds + 86_400)
            try await roles.give(Gift(of: "centre-manager", to: try centre.person("ruth"), until: tomorrow), by: grace)
            await #expect(throws: Objection.self, "a successor until tomorrow is none") {
                try await roles.end(own, by: grace)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `nobody gives a role to themselves unless the model says so (A-6)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            await #expect(throws: Refused.self) {
                try await roles.give(
                    Gift(of: "assessor", to: try centre.person("farah")),
                    by: try centre.viewer("farah")
                )
            }
            try await roles.give(Gift(of: "assessor", to: try centre.person("martin")), by: try centre.viewer("martin"))
        }
    }

    @Test(arguments: Backing.all)
    func `what only the ended role carried ends with it (H-19)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let learner = try #require(try await centre.holding("learner", of: "wren", by: "grace").id)
            try await roles.end(learner, by: try centre.viewer("farah"))

            let left = try await roles.own(by: try centre.viewer("wren"))
            #expect(left.filter { $0.holding.role == "course-learner" }.map(\.holding.state) == [.ended])
            let entries = try await Audit(centre.platform).entries(by: try centre.viewer("grace")).items
            let because = "because it only works together with a role that ended"
            #expect(entries.prefix(2).contains { $0.words.hasSuffix(because) })
        }
    }

    @Test(arguments: Backing.all)
    func `a role that nothing carries cannot be given (H-19)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let gift = Gift(of: "course-learner", to: try centre.person("ruth"), on: try centre.node("sepsis"))
            let objection = await #expect(throws: Objection.self) {
                try await Roles(centre.platform).give(gift, by: try centre.viewer("priya"))
            }
            #expect(objection?.remedy == "Ruth Goldberg needs Learner first")
        }
    }

    @Test(arguments: Backing.all)
    func `the preview says what then happens`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let grace = try centre.viewer("grace")
            let before = try await centre.fingerprint()
            let preview = try await roles.preview(Gift(of: "educator", to: try centre.person("ruth")), by: grace)
            #expect(preview.groups.contains { $0.names == ["Ruth Goldberg"] && !$0.gains.isEmpty && $0.loses.isEmpty })

            await #expect(throws: Refused.self, "who may not give may not look either") {
                _ = try await roles.preview(
                    Gift(of: "educator", to: try centre.person("ruth")),
                    by: try centre.viewer("farah")
                )
            }
            #expect(try await centre.fingerprint() == before, "a preview changes nothing")
        }
    }

    @Test(arguments: Backing.all)
    func `a role with dates holds in its days and not around them`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let (now, ruth) = (centre.clock.now, try centre.viewer("ruth"))
            let gift = Gift(
                of: "assessor",
                to: try centre.person("ruth"),
                from: Instant(seconds: now.seconds + 86_400),
                until: Instant(seconds: now.seconds + 2 * 86_400)
            )
            try await roles.give(gift, by: try centre.viewer("grace"))

            let states = { () async throws -> [HoldingSummary.State] in
                try await roles.own(by: ruth).filter { $0.holding.role == "assessor" }.map(\.holding.state)
            }
            #expect(try await states() == [.future])
            centre.clock.advance(seconds: 86_400)
            #expect(try await states() == [.current])
            centre.clock.advance(seconds: 86_400)
            #expect(try await states() == [.ended])
        }
    }

    @Test(arguments: Backing.all)
    func `in a set of which each person holds one, the new role takes the old one's place`(backing: Backing)
        async throws
    {
        try await Centre.found("talent", on: backing) { centre in
            let owner = try centre.described.topHolder(in: centre)
            let set = try #require(centre.described.model.model.sets.first { $0.eachPerson == .exactlyOne })
            let roles = Roles(centre.platform)
            let inSet = centre.described.model.model.roles.filter { $0.set == set.name }.map(\.name)
            let newcomer = try await People(centre.platform).register(
                name: "Nour Haddad",
                email: "nour@example.org",
                password: nil,
                by: owner
            )
            let given = try await roles.givable(by: owner).map(\.name).filter {
                inSet.contains($0) && $0 != set.defaultRole && $0 != centre.described.model.model.topRole
            }
            for role in given { try await roles.give(Gift(of: role, to: newcomer), by: owner) }

            let held = try await People(centre.platform).details(newcomer, by: owner).holdings
                .filter { $0.state == .current && inSet.contains($0.role) }
            #expect(given.count > 1)
            #expect(held.map(\.role) == [given.last])
        }
    }

    @Test(arguments: Backing.all)
    func `an owner hands the platform over in one step, and nobody else does (C-3)`(backing: Backing) async throws {
        try await Centre.found("collaborative", on: backing) { centre in
            let roles = Roles(centre.platform)
            let owner = try centre.described.topHolder(in: centre)
            let successor = try #require(
                centre.described.roster.allPeople.last { centre.described.roster.isActive($0) }
            )
            await #expect(throws: Refused.self) {
                try await roles.give(Gift(of: "owner", to: successor), by: Viewer(.person(successor), in: centre.id))
            }

            let preview = try await roles.preview(Gift(of: "owner", to: successor), by: owner)
            #expect(preview.replaced.contains { $0.role == "owner" && $0.person == owner.person })
            try await roles.give(Gift(of: "owner", to: successor), by: owner)

            let held = try await roles.own(by: Viewer(.person(successor), in: centre.id)).map(\.holding)
            #expect(held.contains { $0.role == "owner" && $0.state == .current })
            let left = try await roles.own(by: owner).map(\.holding)
            #expect(!left.contains { $0.role == "owner" && $0.state == .current })
        }
    }
}
