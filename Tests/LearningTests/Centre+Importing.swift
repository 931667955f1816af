// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Sheets
import Storage
import TestSupport
import Testing

@testable import Learning

extension Centre {
    /// Sends a file, has it checked with its columns as they are guessed, and answers what was found.
    func checked(
        _ text: String,
        changesKnown: Bool = false,
        invites: Bool = false,
        by viewer: Viewer
    ) async throws -> ImportJob {
        let imports = Imports(platform)
        let id = try await imports.begin(try Sheet(text), named: "people.csv", by: viewer)
        var mapping = try await imports.details(id.number, by: viewer).mapping
        (mapping.changesKnown, mapping.invites) = (changesKnown, invites)
        try await imports.map(id.number, mapping, by: viewer)
        try await imports.workOnAll()
        return try await imports.details(id.number, by: viewer)
    }

    /// Has what was checked carried out.
    func started(_ job: ImportJob, by viewer: Viewer) async throws -> ImportJob {
        try await Imports(platform).start(job.id.number, asChecked: job.digest ?? "", by: viewer)
        try await Imports(platform).workOnAll()
        return try await Imports(platform).details(job.id.number, by: viewer)
    }

    /// What somebody holds by now, by their name.
    func roles(of name: String, by viewer: Viewer) async throws -> [String] {
        let found = try await People(platform).list(PeopleFilter(search: name), by: viewer)
        return found.items.first?.roles.map(\.role) ?? []
    }

    /// As it is when a process was killed while it carried a job out: claimed, and the time for it over.
    func pretendDead(_ job: ImportJob, attempts: Int) async throws {
        let now = clock.now
        try await database.write { transaction in
            try transaction.execute(
                """
                UPDATE import_job
                SET state = 'running', claim = 'another', claimed_until = \(now.seconds - 1), attempts = \(attempts)
                WHERE id = \(job.id.number)
                """
            )
        }
    }

    func states() async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT state FROM import_job ORDER BY id").map { try $0.read("state") }
        }
    }

    func contentCount() async throws -> Int {
        try await database.read { transaction in try transaction.rows("SELECT position FROM import_content").count }
    }
}

extension Centre {
    /// Every value in the database but how far imports are.
    func withoutJobs() async throws -> [String] {
        try await fingerprint().filter { !$0.hasPrefix("import_") }
    }
}
