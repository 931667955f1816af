// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `The details of a centre` {
    private static let good: [Details.Field: String] = [
        .title: "Aldermoor Hospitals", .address: "1 High Street\nAldermoor", .contact: "Education office",
        .email: "education@aldermoor.example", .phone: "+44 20 7946 0000 ext 12",
        .webSite: "https://www.aldermoor.example/edu",
    ]

    @Test(arguments: Backing.all)
    func `are kept by managers and administrators, and read by everyone in it (H-11)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let details = OrganisationDetails(centre.platform)
            try await details.edit(Self.good, version: 0, by: try centre.viewer("priya"))
            for name in ["grace", "priya", "farah", "nadia", "amara", "ruth"] {
                let (read, mayEdit) = try await details.read(by: try centre.viewer(name))
                #expect(read.text == Self.good, "\(name)")
                #expect(mayEdit == ["grace", "priya"].contains(name), "\(name)")
            }
            #expect(try await Entrance(centre.platform).organisation("healthcare").title == "Aldermoor Hospitals")
            try await details.edit(Self.good.merging([.phone: ""]) { $1 }, version: 1, by: try centre.viewer("grace"))

            let before = try await centre.fingerprint()
            for name in ["farah", "nadia", "amara", "ruth"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: Refused.self, "\(name)") { _ = try await details.detailsToEdit(by: viewer) }
                await #expect(throws: Refused.self, "\(name)") {
                    try await details.edit(Self.good, version: 2, by: viewer)
                }
            }
            await #expect(throws: NotFound.self) { _ = try await details.read(by: Viewer(.visitor, in: centre.id)) }
            #expect(try await centre.fingerprint() == before)
            let trail = try await Audit(centre.platform).entries(by: try centre.viewer("grace")).items.map(\.words)
            #expect(trail.first == "changed the details of the organisation: phone")
        }
    }

    @Test(arguments: Backing.all)
    func `of two who change them at once the second is told (H-11)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let details = OrganisationDetails(centre.platform)
            try await details.edit(Self.good, version: 0, by: try centre.viewer("priya"))
            await #expect(throws: Objection.self) {
                try await details.edit(Self.good, version: 0, by: try centre.viewer("grace"))
            }
            #expect(try await details.read(by: try centre.viewer("grace")).details.version == 1)
        }
    }

    @Test(arguments: [
        (Details.Field.title, " "), (.title, String(repeating: "x", count: 201)), (.contact, "two\nlines"),
        (.email, "nobody"), (.phone, "call me"), (.phone, "+++"), (.webSite, "javascript:alert(1)"),
        (.webSite, "https://"), (.webSite, "www.example.org"), (.webSite, "https://user@www.example.org"),
        (.webSite, "https://www.example.org/\" onclick=\"x"), (.address, String(repeating: "x", count: 501)),
    ])
    func `are refused where they are none, and nothing is changed`(field: Details.Field, text: String) async throws {
        try await Centre.found("healthcare", on: .sqlite) { centre in
            let before = try await centre.fingerprint()
            let wrong = await #expect(throws: InvalidInput.self) {
                let entered = Self.good.merging([field: text]) { $1 }
                try await OrganisationDetails(centre.platform).edit(entered, version: 0, by: try centre.viewer("priya"))
            }
            #expect(wrong?.problems.map(\.field) == [field.rawValue])
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `name nobody who was erased`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let details = OrganisationDetails(centre.platform)
            let entered = Self.good.merging([.contact: "Farah Siddiqui", .email: "farah@aldermoor.example"]) { $1 }
            let grace = try centre.viewer("grace")
            try await details.edit(entered, version: 0, by: grace)
            try await Erasures(centre.platform).erase(try centre.person("farah"), by: grace)
            let left = try await details.read(by: grace).details
            #expect(left[.contact].isEmpty && left[.phone] == Self.good[.phone])
            #expect(left.version == 2)
        }
    }
}
