// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Sheets
import Storage

extension Amendment {
    /// Takes somebody out of the files that people were, or are to be, imported from.
    ///
    /// Lines about them go. What was checked with them, or says something of them, is checked anew, so that nobody is
    /// made again who was erased.
    func takeOutOfImports(_ person: PersonID, _ naming: Naming, _ right: Right) throws {
        var last: Int64 = 0
        while true {
            let jobs = try transaction.rows(
                """
                SELECT \(ImportJobRow.columns)
                FROM import_job
                WHERE organisation_id = \(organisation) AND id > \(last)
                ORDER BY id
                LIMIT \(Self.jobsAtOnce)
                """
            ).map(ImportJobRow.init)
            guard let end = jobs.last else { return }
            for job in jobs { try take(person, naming, outOf: job, right) }
            last = end.id.number
        }
    }

    private static var jobsAtOnce: Int { 100 }

    private func take(_ person: PersonID, _ naming: Naming, outOf job: ImportJobRow, _ right: Right) throws {
        let gone = try takeOutOfContent(of: job, naming, right)
        let said = try takeOutOfLines(of: job, naming, right)
        let outcome = try job.outcome.map { try Spelled.write($0) } ?? ""
        let isSaid = naming.isNamed(inSentence: "\(outcome) \(job.reason ?? "")")
        let fileName = person.replacing(job.fileName, where: naming)
        if fileName != job.fileName || gone > 0 {
            try execute(
                """
                UPDATE import_job
                SET file_name = \(fileName), lines_total = lines_total - \(gone)
                WHERE organisation_id = \(organisation) AND id = \(job.id.number)
                """,
                right
            )
        }
        guard gone + said > 0 || isSaid else { return }
        switch job.state {
        case .columns, .done, .withdrawn:
            guard isSaid else { return }
            try execute(
                """
                UPDATE import_job
                SET reason = NULL, outcome = \(job.state == .done ? outcome : nil)
                WHERE organisation_id = \(organisation) AND id = \(job.id.number)
                """,
                right
            )
        case .waiting, .checking, .checked, .queued, .running, .failed:
            // Whoever works on it finds that it is not theirs any more, and does nothing.
            try execute(
                """
                UPDATE import_job
                SET state = 'waiting', claim = NULL, claimed_until = NULL, attempts = 0, outcome = NULL, digest = NULL,
                    reason = NULL, changed_at = \(now)
                WHERE organisation_id = \(organisation) AND id = \(job.id.number)
                """,
                right
            )
        }
    }

    /// Answers how many lines went of what was sent.
    private func takeOutOfContent(of job: ImportJobRow, _ naming: Naming, _ right: Right) throws -> Int {
        var (gone, position): (Int, Int64) = (0, 0)
        while true {
            let row = try transaction.row(
                """
                SELECT content
                FROM import_content
                WHERE organisation_id = \(organisation) AND job_id = \(job.id.number) AND position = \(position)
                """
            )
            guard let row else { return gone }
            let lines = try Sheet.unpack(try row.read("content"))
            // The first line of all names the columns.
            let kept = lines.enumerated()
                .filter { (position == 0 && $0.offset == 0) || !naming.isAbout($0.element.cells) }
                .map(\.element)
            if kept.count < lines.count {
                gone += lines.count - kept.count
                try execute(
                    """
                    UPDATE import_content
                    SET content = \(Sheet.pack(kept))
                    WHERE organisation_id = \(organisation) AND job_id = \(job.id.number) AND position = \(position)
                    """,
                    right
                )
            }
            position += 1
        }
    }

    /// Answers how many lines went of those of which something was said.
    private func takeOutOfLines(of job: ImportJobRow, _ naming: Naming, _ right: Right) throws -> Int {
        var (gone, last): (Int, Int64) = (0, -1)
        while true {
            let rows = try transaction.rows(
                """
                SELECT line, says, content
                FROM import_line
                WHERE organisation_id = \(organisation) AND job_id = \(job.id.number) AND line > \(last)
                    AND kind <> \(Imports.RemarkKind.head.rawValue)
                ORDER BY line
                LIMIT 1000
                """
            )
            guard let end = rows.last else { return gone }
            for row in rows {
                let cells = try Sheet.unpack(try row.read("content")).flatMap(\.cells)
                guard try naming.isAbout(cells) || naming.isNamed(inSentence: try row.read("says")) else { continue }
                let line: Int64 = try row.read("line")
                gone += try execute(
                    """
                    DELETE FROM import_line
                    WHERE organisation_id = \(organisation) AND job_id = \(job.id.number) AND line = \(line)
                    """,
                    right
                )
            }
            last = try end.read("line")
        }
    }
}

extension PersonID {
    /// The name of a file, or another in its place where it names them; how it ends says what it is, and stays.
    func replacing(_ file: String, where naming: Naming) -> String {
        guard naming.isNamed(in: file) else { return file }
        let ending = file.split(separator: ".").last ?? ""
        return ["csv", "xlsx", "txt", "tsv"].contains(ending.lowercased()) ? "\(erasedName).\(ending)" : erasedName
    }
}
