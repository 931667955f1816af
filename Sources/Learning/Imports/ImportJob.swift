// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

/// One import, numbered from 1 in its organisation.
package struct ImportID: Sendable, Hashable {
    package let organisation: OrganisationID
    package let number: Int64
}

/// A file of people on its way in, as the one who sent it sees it.
package struct ImportJob: Sendable {
    package let id: ImportID
    package let fileName: String
    /// Without the one that names the columns.
    package let linesTotal: Int
    package let createdAt: Instant
    package let state: State
    package let mapping: ImportMapping
    /// What the check found, or the import did.
    package let outcome: Outcome?
    /// What the check decided of every line, as one mark of it; nothing where it was not checked yet.
    package let digest: String?
    /// Why it failed.
    package let reason: String?
    /// How many lines are done, where this process works on it.
    package let linesDone: Int?

    /// How far it is.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// It is to be said what the columns hold.
        case columns
        /// It waits to be checked.
        case waiting
        case checking
        /// It waits for somebody who looks at what the check found.
        case checked
        /// It waits to be carried out.
        case queued
        case running
        case done
        /// Nothing was done, and ``ImportJob/reason`` says why.
        case failed
        case withdrawn

        /// Whether the server works on it, or is about to.
        package var isAtWork: Bool {
            switch self {
            case .waiting, .checking, .queued, .running: true
            case .columns, .checked, .done, .failed, .withdrawn: false
            }
        }
    }

    /// Counts, and who gains which rights.
    package struct Outcome: Sendable, Hashable, Codable {
        package var counts: ImportCounts
        package var gains: ImportGains?
        /// Why it cannot be done as a whole.
        package var objection: String?
    }
}

/// A job as the database keeps it.
struct ImportJobRow: Sendable {
    let id: ImportID
    let owner: PersonID
    let fileName: String
    let linesTotal: Int
    let createdAt: Instant
    let state: ImportJob.State
    let mapping: ImportMapping
    let outcome: ImportJob.Outcome?
    let digest: String?
    let reason: String?
    let attempts: Int

    static let columns: SQL = """
        organisation_id, id, owner_id, file_name, lines_total, created_at, state, mapping, outcome, digest, reason, attempts
        """

    init(_ row: Row) throws {
        id = ImportID(organisation: try row.read("organisation_id"), number: try row.read("id"))
        owner = try row.read("owner_id")
        fileName = try row.read("file_name")
        linesTotal = try row.read("lines_total")
        createdAt = try row.read("created_at")
        let word: String = try row.read("state")
        guard let state = ImportJob.State(rawValue: word) else { throw StorageError.unreadable(column: "state") }
        self.state = state
        mapping = try Spelled.read(try row.read("mapping"))
        let outcome: String? = try row.read("outcome")
        self.outcome = try outcome.map { try Spelled.read($0) }
        digest = try row.read("digest")
        reason = try row.read("reason")
        attempts = try row.read("attempts")
    }

    func job(linesDone: Int?) -> ImportJob {
        ImportJob(
            id: id,
            fileName: fileName,
            linesTotal: linesTotal,
            createdAt: createdAt,
            state: state,
            mapping: mapping,
            outcome: outcome,
            digest: digest,
            reason: reason,
            linesDone: linesDone
        )
    }
}

/// Values as JSON in a column.
enum Spelled {
    static func read<Result: Decodable>(_ text: String) throws -> Result {
        try JSONDecoder().decode(Result.self, from: Data(text.utf8))
    }

    static func write(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
