// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Erasing somebody` {
    @Test(arguments: Backing.all)
    func `leaves their name and address nowhere in the database, and the trail whole`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, grace) = (People(centre.platform), try centre.viewer("grace"))
            let entrance = Entrance(centre.platform)
            try await entrance.askForAccount(
                name: "Nour Haddad",
                email: "nour@example.org",
                password: "three quiet owls",
                in: centre.id
            )
            let asked = try #require(try await people.registrations(by: grace).items.first { $0.name == "Nour Haddad" })
            let decision = try await people.decide(asked.id, approve: true, byMail: false, by: grace)
            guard case .signsIn(let nour) = decision else { throw SignInRefused.wrong }
            try await people.rename(nour, to: "Nour Haddad-Lind", by: grace)
            try await Roles(centre.platform).give(Gift(of: "assessor", to: nour), by: grace)
            _ = try? await entrance.signIn(
                email: "NOUR@example.org",
                password: "wrong",
                to: centre.id,
                from: Browser("Firefox", at: "192.0.2.7")
            )
            let token = try await entrance.begin(nour, in: centre.id, browser: "Nour's own browser")
            #expect(try await entrance.visitor(with: token) != nil)

            try await Erasures(centre.platform).erase(nour, by: grace)

            #expect(try await centre.places(of: "nour").isEmpty)
            #expect(try await entrance.visitor(with: token) == nil)
            let verified = try await Audit(centre.platform).verify(centre.id)
            #expect(verified.isWhole && verified.redactedCount == 3)
            let details = try await people.details(nour, by: grace)
            #expect(details.isErased && details.summary.name == nour.erasedName && details.summary.email == nil)
            #expect(details.holdings.allSatisfy { $0.state == .ended })
            let trail = try await Audit(centre.platform).entries(AuditFilter(person: nour), by: grace)
            #expect(trail.items.contains { $0.words == "gave \(nour.erasedName) the role Assessor" })
        }
    }

    @Test(arguments: Backing.all)
    func `cannot be hidden: what the erasure does not say is found`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (audit, amara) = (Audit(centre.platform), try centre.person("amara"))
            try await Erasures(centre.platform).erase(amara, by: try centre.viewer("grace"))
            let number = try await centre.database.read { transaction -> Int64 in
                let row = try transaction.row(
                    "SELECT number FROM audit_entry WHERE act = 'person-registered' AND about_person_id = \(amara)"
                )
                return try #require(try row?.read("number"))
            }
            #expect(try await audit.verify(centre.id).redactedCount == 1)
            _ = try await centre.database.write { transaction in
                try transaction.execute("UPDATE audit_entry SET at = at + 1 WHERE number = \(number)")
            }
            #expect(try await audit.verify(centre.id).firstBroken == number)
        }
    }

    @Test(arguments: Backing.all)
    func `keeps what they gave to others, and ends what others held over them`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (farah, ruth) = (try centre.person("farah"), try centre.person("ruth"))
            try await Roles(centre.platform).give(Gift(of: "assessor", to: ruth), by: try centre.viewer("farah"))
            try await Erasures(centre.platform).erase(farah, by: try centre.viewer("grace"))
            let held = try await centre.holding("assessor", of: "ruth", by: "grace")
            #expect(held.state == .current && held.givenByName == farah.erasedName)
        }
    }

    @Test(arguments: Backing.all)
    func `is for those who may delete, and covered: whoever gives roles only by who could give theirs (A-5)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let erasures = Erasures(centre.platform)
            let before = try await centre.fingerprint()
            for (name, viewer) in [("amara", "farah"), ("farah", "priya"), ("grace", "priya"), ("amara", "amara")] {
                await #expect(throws: Refused.self, "\(viewer) and \(name)") {
                    try await erasures.erase(try centre.person(name), by: try centre.viewer(viewer))
                }
            }
            await #expect(throws: Objection.self, "nobody erases themselves") {
                try await erasures.erase(try centre.person("grace"), by: try centre.viewer("grace"))
            }
            #expect(try await centre.fingerprint() == before)
            try await erasures.erase(try centre.person("amara"), by: try centre.viewer("priya"))
        }
    }

    @Test(arguments: Backing.all)
    func `the last of the top role stays (A-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (erasures, grace, martin) = (
                Erasures(centre.platform), try centre.viewer("grace"), try centre.viewer("martin")
            )
            try await erasures.erase(try centre.person("martin"), by: grace)
            await #expect(throws: (any Error).self) { try await erasures.erase(try centre.person("grace"), by: martin) }
            let details = try await People(centre.platform).details(try centre.person("grace"), by: grace)
            #expect(!details.isErased)
        }
    }

    @Test(arguments: Backing.all)
    func `nothing of theirs is changed any more, and their address is free again`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, grace, amara) = (
                People(centre.platform), try centre.viewer("grace"), try centre.person("amara")
            )
            try await Erasures(centre.platform).erase(amara, by: grace)
            await #expect(throws: Objection.self) { try await people.rename(amara, to: "Amara", by: grace) }
            await #expect(throws: Objection.self) {
                try await people.changeSignIn(of: amara, email: "a@example.org", password: nil, by: grace)
            }
            await #expect(throws: Objection.self) { try await people.reactivate(amara, by: grace) }
            await #expect(throws: Objection.self) { try await Erasures(centre.platform).erase(amara, by: grace) }
            let again = try await people.register(
                name: "Amara Nwosu",
                email: "amara@healthcare.example",
                password: nil,
                by: grace
            )
            #expect(again != amara)
        }
    }

    @Test(arguments: ["healthcare", "university", "workforce", "collaborative", "talent"])
    func `leaves a state that can be loaded, whoever it is`(model: String) async throws {
        try await Centre.found(model, on: .sqlite) { centre in
            let (erasures, top) = (Erasures(centre.platform), try centre.described.topHolder(in: centre))
            var erased = 0
            for entry in centre.described.directory.people where entry.id != top.person {
                do {
                    try await erasures.erase(entry.id, by: top)
                    erased += 1
                } catch is Objection {
                    continue
                }
                #expect(try await centre.places(of: entry.fullName).isEmpty, "\(entry.fullName)")
            }
            #expect(erased > 10)
            let other = centre.elsewhere
            #expect(try await People(other.platform).list(by: top).total >= 1)
            #expect(try await Audit(centre.platform).verify(centre.id).isWhole)
        }
    }

    @Test(arguments: Backing.all)
    func `is asked for, seen by those who may, taken back or declined`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (erasures, amara) = (Erasures(centre.platform), try centre.viewer("amara"))
            try await erasures.ask(by: amara)
            await #expect(throws: Objection.self) { try await erasures.ask(by: amara) }
            #expect(try await erasures.requests(by: try centre.viewer("priya")).map(\.name) == ["Amara Nwosu"])
            await #expect(throws: (any Error).self) { _ = try await erasures.requests(by: try centre.viewer("farah")) }
            try await erasures.withdraw(by: amara)
            #expect(try await erasures.requests(by: try centre.viewer("priya")).isEmpty)

            try await erasures.ask(by: amara)
            try await erasures.decline(try centre.person("amara"), by: try centre.viewer("priya"))
            #expect(try await erasures.ownRequest(by: amara) == nil)
            let notices = try await Notices(centre.platform).own(by: amara).items
            #expect(notices.first?.words.contains("you stay") == true)
        }
    }
}

extension Centre {
    /// The columns in which a word stands, whatever its letters.
    func places(of word: String) async throws -> [String] {
        let columns = try await database.read { transaction in
            try transaction.rows(
                transaction.dialect == .sqlite
                    ? """
                    SELECT tables.name AS "table", columns.name AS "column"
                    FROM sqlite_master AS tables
                    JOIN pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' AND columns.type = 'TEXT'
                    """
                    : """
                    SELECT table_name AS "table", column_name AS "column"
                    FROM information_schema.columns
                    WHERE table_schema = 'public' AND data_type = 'text'
                    """
            ).map { (table: try $0.read("table") as String, column: try $0.read("column") as String) }
        }
        return try await database.read { transaction in
            try columns.filter { column in
                let (table, name) = (SQL(stringLiteral: column.table), SQL(stringLiteral: column.column))
                let found = try transaction.row(
                    """
                    SELECT 1 AS one FROM \(table)
                    WHERE lower(\(name)) LIKE \("%" + word.lowercased() + "%")
                    LIMIT 1
                    """
                )
                return found != nil
            }.map { "\($0.table).\($0.column)" }
        }
    }
}
