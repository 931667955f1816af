// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Sheets
import TestSupport
import Testing

@testable import Learning

@Suite struct `Layouts of other platforms` {
    @Test(arguments: Backing.all)
    func `the sheet DelegatesBulkUpload is known by its columns (H-1)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let job = try await centre.checked(
                """
                LastName,FirstName,DelegateID,JobGroupID,Active,Answer1,EmailAddress,HasPRN,PRN
                Haddad,Nour,,5,TRUE,,nour@ward.example,TRUE,12345
                Okoro,Tess,,5,FALSE,,tess@ward.example,,
                """,
                by: priya
            )

            #expect(job.mapping.preset == .delegates)
            #expect(job.outcome?.counts == ImportCounts(made: 1, changed: 0, same: 0, refused: 1, roles: 0))
            let refused = try await Imports(centre.platform).refusedLines(job.id.number, by: priya)
            #expect(refused.first?.says.contains("not active") == true)
            _ = try await centre.started(job, by: priya)
            let found = try await People(centre.platform).list(PeopleFilter(search: "haddad"), by: priya)
            #expect(found.items.contains { $0.name == "Nour Haddad" && $0.email == "nour@ward.example" })
        }
    }

    @Test(arguments: Backing.all)
    func `Moodle's file brings people into their courses, and nobody where one may not give (U-2)`(
        backing: Backing
    ) async throws {
        try await Centre.found("university", on: backing) { centre in
            let helen = try centre.viewer("helen")
            let job = try await centre.checked(
                """
                username,firstname,lastname,email,course1,role1
                nour,Nour,Haddad,nour@lane.example,Statistics for Decisions,student
                tess,Tess,Okoro,tess@lane.example,No such course,student
                petra,Petra,Lind,petra@lane.example,Statistics for Decisions,wizard
                """,
                by: helen
            )

            #expect(job.mapping.preset == .moodle)
            #expect(job.outcome?.counts == ImportCounts(made: 1, changed: 0, same: 0, refused: 2, roles: 1))
            _ = try await centre.started(job, by: helen)
            #expect(try await centre.roles(of: "nour", by: helen).contains("student"))
        }
    }
}
