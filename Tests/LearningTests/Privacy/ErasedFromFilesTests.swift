// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Sheets
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Erasing somebody who came from a file` {
    @Test(arguments: Backing.all)
    func `takes the lines about them and the name of the file, and leaves a namesake's`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (grace, imports) = (try centre.viewer("grace"), Imports(centre.platform))
            let job = try await centre.sent(
                """
                Name,E-mail
                Zoë Müller,zoe_100%@ward.example
                MU\u{308}LLER Zoe,ZOE_100%@WARD.example
                Zoe Muller,
                "Müller, Zoë",zoe@@ward.example
                Zoë Müller,another.zoe@ward.example
                Zoë Müller,another.zoe@ward.example
                Zoë Okoro,
                Zadie Xu,zoeX100Y@ward.example
                Zadie Xu,zoeX100Y@ward.example
                """,
                named: "Zoë Müller and others.csv",
                by: grace
            )
            _ = try await centre.started(job, by: grace)
            #expect(try await centre.refused(job, by: grace) == [3, 4, 5, 7, 8, 10])
            let found = try await People(centre.platform).list(PeopleFilter(search: "muller"), by: grace)
            let zoe = try #require(found.items.first { $0.email == "zoe_100%@ward.example" }).id

            try await Erasures(centre.platform).erase(zoe, by: grace)

            #expect(try await centre.refused(job, by: grace) == [7, 8, 10])
            #expect(try await imports.details(job.id.number, by: grace).fileName == "\(zoe.erasedName).csv")
            let trail = try await Audit(centre.platform).entries(by: grace).items
            #expect(trail.contains { $0.words.hasPrefix("imported people from “\(zoe.erasedName).csv”: 3 new") })
            #expect(!trail.contains { $0.words.contains("Müller and others") })
            let verified = try await Audit(centre.platform).verify(centre.id)
            #expect(verified.isWhole && verified.redactedCount == 3, "who was registered, begun and imported")
            #expect(try await !centre.fingerprint().contains { $0.lowercased().contains("zoe_100%") })
        }
    }

    @Test(arguments: Backing.all)
    func `has what waits checked again without them, so that nobody makes them anew`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (grace, imports) = (try centre.viewer("grace"), Imports(centre.platform))
            let text = "Name,E-mail\nAmara N.,AMARA@healthcare.example\nTess Okoro,tess@ward.example\nAmara Nwosu,"
            let checked = try await centre.checked(text, changesKnown: true, by: grace)
            #expect(checked.outcome?.counts == ImportCounts(made: 1, changed: 1, refused: 1))
            let looked = try await imports.begin(try Sheet(text), named: "people.csv", by: grace)
            let other = try await centre.checked("Name,E-mail\nIda Berg,ida@ward.example", by: grace)

            try await Erasures(centre.platform).erase(try centre.person("amara"), by: grace)

            #expect(try await centre.states() == ["waiting", "columns", "checked"], "what is not about them stays")
            #expect(try await imports.beginning(looked.number, by: grace).map(\.cells.first) == ["Name", "Tess Okoro"])
            try await imports.workOnAll()
            let again = try await imports.details(checked.id.number, by: grace)
            #expect(again.state == .checked && again.linesTotal == 1)
            #expect(again.outcome?.counts == ImportCounts(made: 1))
            #expect(try await centre.started(again, by: grace).state == .done)
            #expect(try await centre.started(other, by: grace).state == .done)
            let found = try await People(centre.platform).list(PeopleFilter(search: "amara"), by: grace)
            #expect(found.items.isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `takes their name out of what was said of others, and nothing else`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (batches, grace) = (Batches(centre.platform), try centre.viewer("grace"))
            let people = try ["ruth", "elena"].map { try centre.person($0) }
            for person in people { try await People(centre.platform).deactivate(person, by: grace) }
            let act = BatchAct.give(role: "assessor", node: .organisation)
            let id = try await batches.begin(act, for: people, by: grace)
            _ = try await batches.run(id, for: .seconds(300), by: grace)
            // A sentence of an earlier version, which named whoever held the role.
            let said = "Amara Nwosu holds it already."
            _ = try await centre.database.write { transaction in
                try transaction.execute("UPDATE batch_row SET reason = \(said) WHERE person_id = \(people[0])")
            }

            try await Erasures(centre.platform).erase(try centre.person("amara"), by: grace)

            let rows = try await batches.details(id, by: grace).rows.items
            #expect(rows[0].reason == nil)
            #expect(rows[1].reason?.contains("is inactive. Reactivate them first.") == true)
        }
    }

    @Test(arguments: Backing.all)
    func `forgets that somebody asked for a new password by their address`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (grace, entrance) = (try centre.viewer("grace"), Entrance(centre.platform))
            let umlaut = "öz%_gür@ward.example"
            let person = try await People(centre.platform)
                .register(name: "Özgür Ak", email: umlaut, password: nil, by: grace)
            for email in [umlaut, umlaut.uppercased(), "ozXXgur@ward.example"] {
                try await entrance.askForReset(email: email, from: "192.0.2.9", of: centre.id)
            }
            try await Erasures(centre.platform).erase(person, by: grace)
            let left: [String] = try await centre.database.read { transaction in
                try transaction.rows(
                    """
                    SELECT email_key AS words FROM sign_in_failure
                    UNION ALL
                    SELECT asked_for AS words FROM mail WHERE asked_for IS NOT NULL
                    """
                ).map { try $0.read("words") }
            }
            #expect(left.sorted() == ["ozxxgur@ward.example", "reset ozxxgur@ward.example"])
        }
    }
}

extension Centre {
    /// Sends a file of that name, and has it checked with its columns as they are guessed.
    fileprivate func sent(_ text: String, named file: String, by viewer: Viewer) async throws -> ImportJob {
        let imports = Imports(platform)
        let id = try await imports.begin(try Sheet(text), named: file, by: viewer)
        try await imports.map(id.number, try await imports.details(id.number, by: viewer).mapping, by: viewer)
        try await imports.workOnAll()
        return try await imports.details(id.number, by: viewer)
    }

    /// The lines that were refused.
    fileprivate func refused(_ job: ImportJob, by viewer: Viewer) async throws -> [Int] {
        try await Imports(platform).refusedLines(job.id.number, by: viewer).map(\.line.number)
    }
}
