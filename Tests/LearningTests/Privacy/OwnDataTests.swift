// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Taking one's data` {
    @Test(arguments: Backing.all)
    func `gives everything about oneself, and that it was taken is written down`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (farah, grace) = (try centre.viewer("farah"), try centre.viewer("grace"))
            let ruth = try centre.person("ruth")
            _ = try await Entrance(centre.platform).begin(try centre.person("farah"), in: centre.id, browser: "Firefox")
            try await Roles(centre.platform).give(Gift(of: "assessor", to: ruth), by: farah)
            try await Roles(centre.platform).give(Gift(of: "assessor", to: try centre.person("farah")), by: grace)
            try await People(centre.platform).rename(ruth, to: "Ruth Gold", by: grace)

            let data = try await PersonalData(centre.platform).own(by: farah)

            #expect(data.rows(.profile).contains(["E-mail address", "farah@healthcare.example"]))
            #expect(data.rows(.browsers).map(\.first) == ["Firefox"])
            #expect(data.rows(.roles).contains { $0[1] == "Assessor" && $0[5] == "Grace Adeyemi" })
            #expect(data.rows(.rolesGiven).contains { $0[0] == "Ruth Gold" && $0[1] == "Assessor" })
            #expect(data.rows(.done).contains { $0[4] == "gave Ruth Gold the role Assessor" })
            #expect(
                data.rows(.doneToYou).contains { $0[2] == "Grace Adeyemi" && $0[4] == "gave you the role Assessor" }
            )
            #expect(data.rows(.notices).contains { $0[1].hasPrefix("You were given the role Assessor") })
            let entry = try await Audit(centre.platform).entries(by: grace).items.first
            #expect(entry?.act == "own-data-taken" && entry?.actorName == "Farah Siddiqui")
        }
    }

    @Test(arguments: Backing.all)
    func `names nobody whom one may not see, in no section, and tells no secret`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (amara, grace) = (try centre.person("amara"), try centre.viewer("grace"))
            try await People(centre.platform).rename(amara, to: "Amara N.", by: grace)
            try await People(centre.platform).changeSignIn(
                of: amara,
                email: "amara.n@example.org",
                password: "seven brown herons",
                by: grace
            )
            try await Readers(centre.platform).note(amara, by: grace)

            let text = try await PersonalData(centre.platform).own(by: try centre.viewer("amara")).json()

            #expect(text.contains("renamed Amara Nwosu to Amara N.") && text.contains("somebody whom you may not see"))
            for person in centre.described.directory.people where person.id != amara {
                #expect(!text.contains(person.fullName), "\(person.fullName) is not hers to see")
            }
            #expect(!text.contains("argon2") && !text.contains("heron"))
        }
    }

    @Test(arguments: Backing.all)
    func `is for oneself alone, and for the operator by address`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let data = PersonalData(centre.platform)
            let own = try await data.own(by: try centre.viewer("amara"))
            let taken = try await data.taken(of: "Amara@Healthcare.Example", in: centre.id)
            #expect(taken.name == own.name && taken.rows(.roles) == own.rows(.roles))
            await #expect(throws: NotFound.self) { _ = try await data.taken(of: "nobody@example.org", in: centre.id) }
            await #expect(throws: (any Error).self) {
                _ = try await data.own(by: Viewer(.visitor, in: centre.id))
            }
            try await People(centre.platform).deactivate(try centre.person("amara"), by: try centre.viewer("grace"))
            await #expect(throws: (any Error).self, "who may not sign in takes nothing") {
                _ = try await data.own(by: try centre.viewer("amara"))
            }
        }
    }
}

extension OwnData {
    func rows(_ heading: Heading) -> [[String]] {
        sections.first { $0.heading == heading }?.rows ?? []
    }
}
