// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Importing people` {
    @Test(arguments: Backing.all)
    func `a centre administrator takes many in at once (H-1), and wrong lines are named and left out`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let job = try await centre.checked(
                """
                First name,Last name,E-mail address
                Nour,Haddad,nour@ward.example
                ,,tess@ward.example
                Tess,Okoro,not an address
                Zoë,Müller,zoe@ward.example
                Zoe,Again,ZOE@ward.example
                Amara,Nwosu,amara@healthcare.example
                """,
                by: priya
            )
            #expect(job.state == .checked)
            #expect(job.outcome?.counts == ImportCounts(made: 2, changed: 0, same: 1, refused: 3, roles: 0))
            let refused = try await Imports(centre.platform).refusedLines(job.id.number, by: priya)
            #expect(refused.map(\.line.number) == [3, 4, 6])
            #expect(refused[2].says == "Line 5 has the address ZOE@ward.example already. Keep one of them.")

            let done = try await centre.started(job, by: priya)

            #expect(done.state == .done)
            let found = try await People(centre.platform).list(PeopleFilter(search: "zoe"), by: priya)
            #expect(found.items.map(\.name) == ["Zoë Müller"])
            #expect(found.items.first?.email == "zoe@ward.example")
            let trail = try await Audit(centre.platform).entries(by: try centre.viewer("grace")).items
            #expect(trail.first?.words == "imported people from “people.csv”: 2 new, 0 changed, 3 lines left out")
            #expect(try await Audit(centre.platform).verify(centre.id).firstBroken == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `one that was withdrawn is worked on no longer, and the next one is`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (imports, priya) = (Imports(centre.platform), try centre.viewer("priya"))
            let sheet = try Sheet("First name,Last name,E-mail address\nNour,Haddad,nour@ward.example")
            var jobs: [ImportID] = []
            for _ in 0..<2 {
                let job = try await imports.begin(sheet, named: "people.csv", by: priya)
                try await imports.map(job.number, try await imports.details(job.number, by: priya).mapping, by: priya)
                jobs.append(job)
            }
            let (first, second) = (try #require(jobs.first), try #require(jobs.last))
            let row = try await centre.database.read { transaction in
                try transaction.row("SELECT \(ImportJobRow.columns) FROM import_job WHERE id = \(first.number)")
                    .map(ImportJobRow.init)
            }
            try await imports.withdraw(first.number, by: priya)
            // What a server finds that is in the middle of the check.
            await imports.keep("a claim", on: try #require(row))
            #expect(centre.platform.importProgress.isStopped(first))
            #expect(!centre.platform.importProgress.isStopped(second))

            centre.platform.importProgress.stop(second)
            try await imports.workOnAll()
            #expect(
                try await centre.states() == ["withdrawn", "checking"],
                "whoever stops says nothing of what they found"
            )
            #expect(!centre.platform.importProgress.isStopped(second))
            centre.clock.advance(seconds: Imports.claimSeconds + 1)
            try await imports.workOnAll()
            #expect(try await imports.details(second.number, by: priya).state == .checked)
        }
    }

    @Test(arguments: Backing.all)
    func `nobody imports who may not, and nobody sees another's import`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let imports = Imports(centre.platform)
            let before = try await centre.fingerprint()
            for name in ["farah", "amara", "nadia", "leilani"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await imports.begin(
                        Sheet("Name,E-mail\nA B,a@b.example"),
                        named: "a",
                        by: centre.viewer(name)
                    )
                }
            }
            #expect(try await centre.fingerprint() == before)

            let job = try await centre.checked("Name,E-mail\nA B,a@b.example", by: try centre.viewer("priya"))
            await #expect(throws: NotFound.self) {
                _ = try await imports.details(job.id.number, by: try centre.viewer("owen"))
            }
            await #expect(throws: NotFound.self) {
                try await imports.start(job.id.number, asChecked: job.digest ?? "", by: try centre.viewer("owen"))
            }
            #expect(try await imports.list(by: try centre.viewer("owen")).items.isEmpty)
            #expect(try await imports.list(by: try centre.viewer("priya")).items.count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `roles as numbers: 0, 1 and 2, and any other is an error naming the row (C-2)`(backing: Backing) async throws {
        try await Centre.found("collaborative", on: backing) { centre in
            let teo = try centre.viewer("teo")
            let job = try await centre.checked(
                """
                Name;Email;Role;Group
                Ann Berg;ann@fjord.example;0;
                Ben Dahl;ben@fjord.example;1;Kitchen
                Cat Eide;cat@fjord.example;2;Kitchen
                Dan Foss;dan@fjord.example;3;
                Eva Gran;eva@fjord.example;owner;
                Fay Holm;fay@fjord.example;;
                Gus Iver;gus@fjord.example;2;Cellar
                """,
                by: teo
            )
            #expect(job.mapping.preset == .numberedRoles)
            let refused = try await Imports(centre.platform).refusedLines(job.id.number, by: teo)
            #expect(refused.map(\.line.number) == [5, 6, 7, 8])
            #expect(refused[0].says.contains("“3”") && refused[0].says.contains("0 for an administrator"))
            let gains = try #require(job.outcome?.gains)
            #expect(gains.groups.contains { $0.names == ["Ann Berg"] && !$0.gains.isEmpty })
            #expect(gains.peopleCount == 3)

            _ = try await centre.started(job, by: teo)

            #expect(try await centre.roles(of: "Ann Berg", by: teo).contains("administrator"))
            #expect(try await Set(["author", "member"]).isSubset(of: centre.roles(of: "Ben Dahl", by: teo)))
            #expect(try await Set(["learner", "member"]).isSubset(of: centre.roles(of: "Cat Eide", by: teo)))
            #expect(try await centre.roles(of: "Dan Foss", by: teo).isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `nobody becomes owner by a file, whoever sends it (C-2)`(backing: Backing) async throws {
        try await Centre.found("collaborative", on: backing) { centre in
            for name in ["ragnhild", "teo"] {
                let job = try await centre.checked(
                    "Name,Email,Role\nAnn Berg,ann@fjord.example,Owner\nBen Dahl,ben@fjord.example,Author",
                    by: try centre.viewer(name)
                )
                #expect(job.outcome?.counts == ImportCounts(made: 1, refused: 1, roles: 1))
            }
        }
    }

    @Test(arguments: Backing.all)
    func `nobody is given by a file what its sender may not give`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let text =
                "Name,E-mail,Role\nA B,a@b.example,Assessor\nC D,c@d.example,Centre administrator\nE F,e@f.example,"
            let byPriya = try await centre.checked(text, by: try centre.viewer("priya"))
            #expect(byPriya.outcome?.counts == ImportCounts(made: 1, refused: 2))
        }
    }

    @Test(arguments: Backing.all)
    func `who is here is known by their address, and changed only where that is wanted and allowed`(backing: Backing)
        async throws
    {
        try await Centre.found("collaborative", on: backing) { centre in
            let teo = try centre.viewer("teo")
            let text = """
                Name,Email,Role
                Rosa Oliveira Lima,rosa@collaborative.example,Author
                Ragnhild Renamed,ragnhild@collaborative.example,
                Wei Zhang,wei@collaborative.example,Author
                Elin Dahl,elin@collaborative.example,
                """
            let left = try await centre.checked(text, by: teo)
            #expect(left.outcome?.counts == ImportCounts(same: 4))

            let changing = try await centre.checked(text, changesKnown: true, by: teo)
            #expect(changing.outcome?.counts == ImportCounts(changed: 1, same: 1, refused: 2, roles: 1))
            _ = try await centre.started(changing, by: teo)

            #expect(try await centre.roles(of: "Rosa Oliveira Lima", by: teo).contains("author"))
            let rosa = try await People(centre.platform).details(try centre.person("rosa"), by: teo)
            #expect(rosa.summary.email == "rosa@collaborative.example")
            let owner = try await People(centre.platform).details(try centre.person("ragnhild"), by: teo)
            #expect(owner.summary.name == "Ragnhild Moe")
        }
    }

    @Test(arguments: Backing.all)
    func `what is true at the end counts: what changed since the check stops it, and nothing is done`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let text = "Name,E-mail\nA B,a@b.example\nC D,c@d.example"
            let job = try await centre.checked(text, by: priya)
            _ = try await People(centre.platform).register(name: "C", email: "c@d.example", password: nil, by: priya)
            let before = try await centre.withoutJobs()

            let stopped = try await centre.started(job, by: priya)

            #expect(stopped.state == .failed)
            #expect(
                stopped.reason?.contains("check it again") == true || stopped.reason?.contains("Check it again") == true
            )
            #expect(try await centre.withoutJobs() == before)

            try await Imports(centre.platform).checkAgain(job.id.number, by: priya)
            try await Imports(centre.platform).workOnAll()
            let again = try await Imports(centre.platform).details(job.id.number, by: priya)
            #expect(again.outcome?.counts == ImportCounts(made: 1, same: 1))
            #expect(try await centre.started(again, by: priya).state == .done)
        }
    }

    @Test(arguments: Backing.all)
    func `who lost the right between the check and the start imports nobody`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (priya, grace) = (try centre.viewer("priya"), try centre.viewer("grace"))
            let job = try await centre.checked("Name,E-mail\nA B,a@b.example", by: priya)
            try await Imports(centre.platform).start(job.id.number, asChecked: job.digest ?? "", by: priya)
            let holding = try await centre.holding("centre-administrator", of: "priya", by: "grace")
            try await Roles(centre.platform).end(try #require(holding.id), by: grace)
            let before = try await centre.withoutJobs()

            try await Imports(centre.platform).workOnAll()

            #expect(try await centre.withoutJobs() == before)
            #expect(try await centre.states() == ["failed"])
        }
    }

    @Test(arguments: Backing.all)
    func `what a process left behind is taken up by the next, and done once`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let job = try await centre.checked("Name,E-mail\nA B,a@b.example", by: priya)
            try await Imports(centre.platform).start(job.id.number, asChecked: job.digest ?? "", by: priya)
            try await centre.pretendDead(job, attempts: 1)

            try await Imports(centre.elsewhere.platform).workOnAll()
            try await Imports(centre.platform).workOnAll()

            #expect(try await centre.states() == ["done"])
            #expect(try await People(centre.platform).list(PeopleFilter(search: "a b"), by: priya).total == 1)
            #expect(try await centre.contentCount() == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `what stops the server again and again is told as not done`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let job = try await centre.checked("Name,E-mail\nA B,a@b.example", by: priya)
            try await Imports(centre.platform).start(job.id.number, asChecked: job.digest ?? "", by: priya)
            try await centre.pretendDead(job, attempts: 3)

            try await Imports(centre.platform).workOnAll()

            #expect(try await centre.states() == ["failed"])
            #expect(try await People(centre.platform).list(PeopleFilter(search: "a b"), by: priya).total == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `everyone new can be invited in the same step`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let job = try await centre.checked(
                "Name,E-mail\nA B,a@b.example\nAmara Nwosu,amara@healthcare.example",
                invites: true,
                by: priya
            )
            _ = try await centre.started(job, by: priya)
            let mails = try await centre.database.read { transaction in
                try transaction.rows("SELECT person_id FROM entry_link WHERE purpose = 'invitation'").count
            }
            #expect(mails == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `another process follows a thousand new people at once`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (priya, other) = (try centre.viewer("priya"), centre.elsewhere)
            _ = try await People(other.platform).list(by: priya)
            let lines = (1...1_000).map { Sheet.Line(number: $0, cells: ["Person \($0)", "p\($0)@many.example"]) }
            let mapping = ImportMapping(preset: .plain, columns: [.name, .email])

            let counts = try await ImportedPeople(centre.platform)
                .carryOut(lines, mapping, named: "many.csv", by: priya)

            #expect(counts.made == 1_000)
            #expect(try await People(other.platform).list(PeopleFilter(search: "person"), by: priya).total == 1_000)
            let newest = try await People(other.platform)
                .register(name: "After All", email: "after@many.example", password: nil, by: priya)
            #expect(try await People(centre.platform).details(newest, by: priya).summary.name == "After All")
        }
    }
}

extension Sheet {
    /// A table as text.
    init(_ text: String) throws { self = try Sheet.read(Array(text.utf8)) }
}
