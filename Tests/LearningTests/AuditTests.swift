// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Storage
import TestSupport
import Testing

@Suite struct `The audit trail` {
    @Test(arguments: Backing.all)
    func `each change leaves an entry that says who, what and by which right`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            try await Roles(centre.platform).give(Gift(of: "assessor", to: try centre.person("ruth")), by: grace)

            let entry = try #require(try await Audit(centre.platform).entries(by: grace).items.first)
            #expect(entry.actorName == "Grace Adeyemi")
            #expect(entry.words == "gave Ruth Goldberg the role Assessor")
            #expect(entry.because.contains("Centre Manager") && entry.because.hasSuffix("may give Assessor"))
            #expect(entry.reasons.hasPrefix("give.assessor; "))
            #expect(entry.reasons.contains("H-4"), "the requirement by which she may: \(entry.reasons)")
        }
    }

    @Test(arguments: Backing.all)
    func `only the top role reads and exports it, and the export is an entry (A-3)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let audit = Audit(centre.platform)
            for name in ["priya", "farah", "nadia", "amara"] {
                await #expect(throws: Refused.self, "\(name)") {
                    _ = try await audit.entries(by: try centre.viewer(name))
                }
                await #expect(throws: Refused.self, "\(name)") {
                    _ = try await audit.export(AuditFilter(), by: try centre.viewer(name))
                }
            }
            let exported = try await audit.export(AuditFilter(), by: try centre.viewer("martin"))
            let newest = try await audit.entries(by: try centre.viewer("martin")).items.first
            #expect(newest?.words == "exported \(exported.count) entries of the audit trail")
        }
    }

    @Test(arguments: Backing.all)
    func `a changed, a missing and an added entry are found`(backing: Backing) async throws {
        let forgeries: [(SQL, Int64)] = [
            ("UPDATE audit_entry SET details = '{}' WHERE number = 5", 5),
            ("UPDATE audit_entry SET at = at + 1 WHERE number = 7", 7),
            ("DELETE FROM audit_entry WHERE number = 9", 9),
            ("UPDATE audit_entry SET actor_id = 3 WHERE number = 1", 1),
        ]
        for (forgery, broken) in forgeries {
            try await Centre.found("healthcare", on: backing) { centre in
                let audit = Audit(centre.platform)
                #expect(try await audit.verify(centre.id).isWhole)
                _ = try await centre.database.write { try $0.execute(forgery) }
                #expect(try await audit.verify(centre.id).firstBroken == broken)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `an end that was cut off shows in the hash of the last entry`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let head = try await Audit(centre.platform).verify(centre.id).head
            _ = try await centre.database.write { transaction in
                try transaction.execute(
                    "DELETE FROM audit_entry WHERE number = (SELECT MAX(number) FROM audit_entry AS entry)"
                )
            }
            let cut = try await Audit(centre.platform).verify(centre.id)
            #expect(cut.isWhole && cut.head != head)
        }
    }
}
