// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `The one door` {
    @Test(arguments: Backing.all)
    func `who may not see somebody is told that there is nobody, who may not act is told why`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let people = People(centre.platform)
            let amara = try centre.viewer("amara")

            await #expect(throws: NotFound.self) {
                _ = try await people.details(try centre.person("priya"), by: amara)
            }
            await #expect(throws: NotFound.self) {
                try await people.deactivate(try centre.person("priya"), by: amara)
            }
            let refusal = await #expect(throws: Refused.self) {
                try await people.deactivate(try centre.person("amara"), by: try centre.viewer("farah"))
            }
            #expect(refusal?.sentences.first?.hasPrefix("No.") == true)
            #expect(refusal?.sentences.joined().contains("Grace Adeyemi") == true, "who could give it is named")
        }
    }

    @Test(arguments: Backing.all)
    func `what is refused changes nothing, neither rows nor trail`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let before = try await centre.fingerprint()

            await #expect(throws: Refused.self) {
                let gift = Gift(of: "educator", to: try centre.person("ruth"))
                try await Roles(centre.platform).give(gift, by: try centre.viewer("farah"))
            }
            await #expect(throws: Objection.self) {
                try await People(centre.platform).reactivate(try centre.person("amara"), by: try centre.viewer("grace"))
            }

            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `a right taken away in one process is gone in another at its next request`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let other = centre.elsewhere
            let (here, there) = (Roles(centre.platform), Roles(other.platform))
            let farah = try centre.viewer("farah")
            #expect(try await there.givable(by: farah).map(\.name).contains("assessor"))

            let holding = try await centre.holding("educator", of: "farah", by: "grace")
            try await here.end(try #require(holding.id), by: try centre.viewer("grace"))

            #expect(try await there.givable(by: farah).isEmpty)
            await #expect(throws: Refused.self) {
                try await there.give(Gift(of: "assessor", to: try centre.person("ruth")), by: farah)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `a process that follows the log has the state of one that reads everything`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let follower = centre.elsewhere
            let grace = try centre.described.topHolder(in: centre)
            _ = try await Roles(follower.platform).own(by: grace)
            try await centre.makeSomeChanges(by: grace)
            #expect(
                try await centre.kindsOfChanges().isSuperset(of: [
                    "addPerson", "setActive", "addNode", "removeNode", "put", "take", "give", "remove", "turn",
                ])
            )

            let newcomer = centre.elsewhere
            var treesCount = 0
            for person in centre.described.directory.people {
                let viewer = Viewer(.person(person.id), in: centre.id)
                let followed = try await tree(follower, viewer)
                #expect(try await followed == tree(newcomer, viewer), "\(person.fullName) sees the same places")
                if followed?.places.isEmpty == false { treesCount += 1 }
                #expect(
                    try await Roles(follower.platform).givable(by: viewer).map(\.name)
                        == Roles(newcomer.platform).givable(by: viewer).map(\.name)
                )
            }
            #expect(treesCount > 0)
        }
    }

    @Test(arguments: Backing.all)
    func `of two who take the top role from each other at once, one keeps it`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (here, there) = (Roles(centre.platform), Roles(centre.elsewhere.platform))
            let ofMartin = try #require(try await centre.holding("centre-manager", of: "martin", by: "grace").id)
            let ofGrace = try #require(try await centre.holding("centre-manager", of: "grace", by: "martin").id)
            let (grace, martin) = (try centre.viewer("grace"), try centre.viewer("martin"))

            async let first = ends(ofMartin, by: grace, here)
            async let second = ends(ofGrace, by: martin, there)
            let done = await [first, second]

            #expect(done.count { $0 } == 1)
        }
    }

    /// The places that somebody sees; nothing where they may see none.
    private func tree(_ centre: Centre, _ viewer: Viewer) async throws -> PlaceTree? {
        do {
            return try await Structure(centre.platform).tree(by: viewer)
        } catch let error where error is NotFound || error is Refused {
            return nil
        }
    }

    private func ends(_ holding: Int64, by viewer: Viewer, _ roles: Roles) async -> Bool {
        (try? await roles.end(holding, by: viewer)) != nil
    }
}
