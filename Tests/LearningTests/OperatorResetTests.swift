// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `The operator turns off a second factor` {
    @Test(arguments: Backing.all)
    func `of whoever alone holds the top role, whom nobody else may help (A-2, A-5)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (grace, factors) = (try centre.person("grace"), SecondFactors(centre.platform))
            try await People(centre.platform).deactivate(
                try centre.person("martin"),
                by: try centre.viewer("grace")
            )
            let token = try await centre.signedInToken("grace")
            _ = try await centre.setUpSecondFactor(of: "grace")
            _ = try await centre.codeStep(of: "grace")
            let before = try await centre.fingerprint()
            for name in ["priya", "farah"] {
                await #expect(throws: Refused.self, "\(name)") {
                    try await factors.reset(of: grace, by: try centre.viewer(name))
                }
            }
            #expect(try await centre.fingerprint() == before)

            let name = try await Founding(centre.platform)
                .resetSecondFactor(of: " GRACE@healthcare.example", in: centre.id)

            #expect(name == "Grace Adeyemi")
            #expect(try await Entrance(centre.platform).visitor(with: token) == nil, "every browser is signed out")
            let viewer = try await centre.signedIn("grace")
            #expect(try await factors.own(by: viewer).since == nil)
            let told = try #require(try await Notices(centre.platform).own(by: viewer).items.first)
            #expect(told.words.contains("second factor"))
            let mails = try await Mails(centre.platform).list().items
            #expect(mails.first?.to == "grace@healthcare.example")
            let entry = try await Audit(centre.platform).entries(AuditFilter(act: "second-factor-reset"), by: viewer)
                .items
            #expect(entry.map(\.words) == ["turned off the second factor of Grace Adeyemi"])
            #expect(entry.first?.actorName == nil && entry.first?.reasons == "the operator")
            #expect(try await Audit(centre.platform).verify(centre.id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `of nobody who has none, and of nobody unknown`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let founding = Founding(centre.platform)
            let before = try await centre.fingerprint()
            for email in ["grace@healthcare.example", "nobody@healthcare.example"] {
                await #expect(throws: Objection.self, "\(email)") {
                    _ = try await founding.resetSecondFactor(of: email, in: centre.id)
                }
            }
            await #expect(throws: InvalidInput.self) {
                _ = try await founding.resetSecondFactor(of: "grace", in: centre.id)
            }
            #expect(try await centre.fingerprint() == before)
        }
    }
}
