// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Mails of several organisations` {
    @Test(arguments: Backing.all)
    func `go out in turn, however much one has to tell, and what cannot wait goes first`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (mails, people) = (Mails(centre.platform), People(centre.platform))
            let ashford = try await Founding(centre.platform).found(
                title: "Ashford",
                slug: "ashford",
                model: "healthcare",
                owner: ("Claire Voss", "claire@ashford.example", Centre.password)
            )
            for number in 0..<30 { _ = try await centre.newcomer("Nour \(number)", "nour\(number)@example.org") }
            centre.clock.advance(seconds: 60)
            let claire = Viewer(.person(PersonID(index: 0)), in: ashford)
            for name in ["Tess Okoro", "Ida Berg"] {
                let address = "\(name.prefix(3))@ashford.example"
                _ = try await people.register(name: name, email: address, password: nil, by: claire)
            }
            try await Entrance(centre.platform).askForReset(email: "claire@ashford.example", of: ashford)

            let claims = try await mails.claim(atMost: 12)

            #expect(claims.count == 12)
            let first = try await mails.open(try #require(claims.first))
            guard case .reset? = first?.content else { throw Unexpected() }
            #expect(claims.count { $0.organisation == ashford } == 3, "both invitations beside thirty that were first")
            let own = claims.filter { $0.organisation == centre.id }.map(\.id)
            #expect(own == own.sorted(), "in the order in which they were due")
            let rest = try await mails.claim(atMost: 100)
            #expect(rest.count == 21 && rest.allSatisfy { $0.organisation == centre.id })
        }
    }

    @Test(arguments: Backing.all)
    func `go out in turn also where one has notices and the other an invitation`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            let ashford = try await Founding(centre.platform).found(
                title: "Ashford",
                slug: "ashford",
                model: "healthcare",
                owner: ("Claire Voss", "claire@ashford.example", Centre.password)
            )
            let people = try ["ruth", "pedro", "nadia", "elena", "amara", "jonas"].map { try centre.person($0) }
            for person in people {
                try await Roles(centre.platform).give(Gift(of: "centre-administrator", to: person), by: grace)
            }
            _ = try await People(centre.platform).register(
                name: "Ida Berg",
                email: "ida@ashford.example",
                password: nil,
                by: Viewer(.person(PersonID(index: 0)), in: ashford)
            )
            centre.clock.advance(seconds: 3_600)

            let claims = try await Mails(centre.platform).claim(atMost: 4)

            #expect(claims.count == 4 && claims.count { $0.organisation == ashford } == 1)
        }
    }

    private struct Unexpected: Error {}
}
