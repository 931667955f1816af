// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

/// Grace is a centre manager, Priya an administrator, Farah an educator, Amara a learner.
@Suite struct `The list of domains that are approved` {
    @Test(arguments: Backing.all)
    func `is empty as delivered, and each change of it stands in the trail (H-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (domains, grace) = (ApprovedDomains(centre.platform), try centre.viewer("grace"))
            #expect(try await domains.list(by: grace).isEmpty)
            #expect(try await !Entrance(centre.platform).approvesByRule(centre.id))
            try await domains.add("@Hospital.Example", by: grace)
            try await domains.add("clinic.example", by: grace)
            #expect(try await domains.list(by: grace).map(\.domain) == ["clinic.example", "hospital.example"])
            #expect(try await Entrance(centre.platform).approvesByRule(centre.id))
            try await domains.remove("clinic.example", by: grace)
            #expect(try await domains.list(by: grace).map(\.domain) == ["hospital.example"])
            await #expect(throws: NotFound.self) { try await domains.remove("clinic.example", by: grace) }
            try await domains.add("clinic.example", by: grace)

            let trail = try await Audit(centre.platform).entries(by: grace).items.prefix(4).map(\.words)
            #expect(
                trail == [
                    "has whoever proves an address at clinic.example let in without a decision",
                    "has addresses at clinic.example decided on by somebody again",
                    "has whoever proves an address at clinic.example let in without a decision",
                    "has whoever proves an address at hospital.example let in without a decision",
                ]
            )
        }
    }

    @Test(arguments: Backing.all)
    func `takes up to twenty, each once, and none at which everybody has an address`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (domains, grace) = (ApprovedDomains(centre.platform), try centre.viewer("grace"))
            try await domains.add("hospital.example", by: grace)
            for text in ["HOSPITAL.example", "gmail.com", "hospital", "", "ada@hospital.example"] {
                await #expect(throws: InvalidInput.self, "\(text)") { try await domains.add(text, by: grace) }
            }
            for number in 2...20 { try await domains.add("ward\(number).example", by: grace) }
            let before = try await centre.fingerprint()
            await #expect(throws: InvalidInput.self) { try await domains.add("ward21.example", by: grace) }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `is for who changes settings, and for nobody who only decides on registrations`(backing: Backing) async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let domains = ApprovedDomains(centre.platform)
            try await domains.add("hospital.example", by: try centre.viewer("grace"))
            let before = try await centre.fingerprint()
            for name in ["priya", "farah", "nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                #expect(try await !domains.mayEdit(by: viewer))
                await #expect(throws: NotFound.self, "\(name)") { try await domains.list(by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") { try await domains.add("x.example", by: viewer) }
                await #expect(throws: NotFound.self, "\(name)") {
                    try await domains.remove("hospital.example", by: viewer)
                }
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test func `is nowhere where nobody asks for an account`() async throws {
        try await Centre.found("university", on: .sqlite) { centre in
            let domains = ApprovedDomains(centre.platform)
            let described = centre.described
            let permission = try #require(described.model.permission("setting.edit"))
            let holder = try #require(
                described.roster.allPeople.first {
                    described.authorizer.allows(.person($0), permission, Resource(.organisation), at: described.today)
                },
                "somebody may change settings"
            )
            let viewer = Viewer(.person(holder), in: centre.id)
            #expect(try await !domains.mayEdit(by: viewer))
            await #expect(throws: NotFound.self) { try await domains.list(by: viewer) }
            await #expect(throws: NotFound.self) { try await domains.add("x.example", by: viewer) }
        }
    }
}
