// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Sheets
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `An import that something comes between` {
    private let text = "Name,E-mail\nNour Haddad,nour@ward.example"

    @Test(arguments: Backing.all)
    func `is carried out by the check that was seen, and by no other`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (imports, priya) = (Imports(centre.platform), try centre.viewer("priya"))
            let seen = try await centre.checked(text, by: priya)
            // In another tab the first column is left out, and what is checked is another thing.
            var mapping = seen.mapping
            mapping.invites.toggle()
            try await imports.map(seen.id.number, mapping, by: priya)
            try await imports.workOnAll()
            _ = try await centre.newcomer("Somebody Else", "nour@ward.example")
            try await imports.checkAgain(seen.id.number, by: priya)
            try await imports.workOnAll()
            let before = try await centre.fingerprint()
            for digest in [seen.digest ?? "", ""] {
                await #expect(throws: Objection.self) {
                    try await imports.start(seen.id.number, asChecked: digest, by: priya)
                }
            }
            #expect(try await centre.fingerprint() == before)
            let again = try await imports.details(seen.id.number, by: priya)
            #expect(try await centre.started(again, by: priya).state == .done)
        }
    }

    @Test(arguments: Backing.all)
    func `asks for another check once a setting or the model gives its roles other rights`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            let line = "Name,E-mail,Role\nNour Haddad,nour@ward.example,assessor"
            let seen = try await centre.checked(line, by: grace)
            try await Settings(centre.platform).turn("confirm-only-if-asked", on: true, by: grace)

            let after = try await centre.started(seen, by: grace)

            #expect(after.state != .done && after.reason?.lowercased().contains("since the check something") == true)
            #expect(try await centre.roles(of: "Nour", by: grace).isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `says of a database that fails that it failed, and of no line that it is wrong`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let grace = try centre.viewer("grace")
            let line = "Name,E-mail,Role\nAmara Nwosu,amara@healthcare.example,assessor"
            let imports = Imports(centre.platform)
            let job = try await imports.begin(try Sheet(line), named: "people.csv", by: grace)
            var mapping = try await imports.details(job.number, by: grace).mapping
            mapping.changesKnown = true
            try await imports.map(job.number, mapping, by: grace)
            try await centre.rename("holding", to: "holding_away")
            await #expect(throws: (any Error).self, "and the log has it") { try await imports.workOnAll() }
            try await centre.rename("holding_away", to: "holding")
            let failed = try await imports.details(job.number, by: grace)
            #expect(failed.state == .failed && failed.reason?.hasPrefix("Something went wrong here") == true)
            #expect(failed.outcome == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `is not begun by a second server while the first is at work, however long that takes`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let priya = try centre.viewer("priya")
            let imports = Imports(centre.platform)
            let job = try await imports.begin(try Sheet(text), named: "people.csv", by: priya)
            try await imports.map(job.number, try await imports.details(job.number, by: priya).mapping, by: priya)
            let row = try #require(try await imports.take(as: "the first"))
            let watch = Task { await imports.keep("the first", on: row, every: .milliseconds(5)) }
            defer { watch.cancel() }
            for _ in 0..<3 {
                // Let it look, and say so, some times within the time that a claim is good for.
                try await Task.sleep(for: .milliseconds(150))
                centre.clock.advance(seconds: Imports.claimSeconds - 10)
            }
            try await Task.sleep(for: .milliseconds(300))
            if centre.database.dialect != .sqlite {
                #expect(try await Imports(centre.elsewhere.platform).take(as: "the second") == nil)
            }
            #expect(!centre.platform.importProgress.isStopped(row.id))
            try await imports.withdraw(job.number, by: priya)
            await watch.value
            #expect(centre.platform.importProgress.isStopped(row.id))
        }
    }

    @Test(arguments: Backing.all)
    func `nobody looked at for a month is withdrawn, and what it said is gone`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (imports, priya) = (Imports(centre.platform), try centre.viewer("priya"))
            let job = try await centre.checked(text + "\nTess Okoro,none", by: priya)
            try await imports.forgetOld(before: centre.clock.now)
            #expect(try await imports.details(job.id.number, by: priya).state == .checked, "not before its time")
            centre.clock.advance(seconds: 1)
            try await imports.forgetOld(before: centre.clock.now)
            #expect(try await imports.details(job.id.number, by: priya).state == .withdrawn)
            #expect(try await centre.contentCount() == 0)
            #expect(try await imports.remarks(job.id.number, .refused, Page(), by: priya).total == 0)
            await #expect(throws: Objection.self) { try await imports.checkAgain(job.id.number, by: priya) }
            let before = try await centre.fingerprint()
            try await imports.forgetOld(before: centre.clock.now)
            #expect(try await centre.fingerprint() == before)
        }
    }
}

extension Centre {
    fileprivate func rename(_ table: String, to other: String) async throws {
        try await database.write { try $0.run(script: "ALTER TABLE \(table) RENAME TO \(other)") }
    }
}
