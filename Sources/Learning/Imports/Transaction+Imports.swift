// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Sheets
import Storage

extension ReadTransaction {
    /// What was sent, the names of the columns first.
    func content(of job: ImportID, piecesMaximum: Int = .max) throws -> [Sheet.Line] {
        let rows = try rows(
            """
            SELECT content
            FROM import_content
            WHERE organisation_id = \(job.organisation) AND job_id = \(job.number) AND position < \(piecesMaximum)
            ORDER BY position
            """
        )
        return try rows.flatMap { try Sheet.unpack(try $0.read("content")) }
    }

    func remarks(of job: ImportID, _ kind: Imports.RemarkKind, _ page: Page) throws -> Paged<ImportCheck.Remark> {
        let counted = try row(
            """
            SELECT COUNT(*) AS total
            FROM import_line
            WHERE organisation_id = \(job.organisation) AND job_id = \(job.number) AND kind = \(kind.rawValue)
            """
        )
        return Paged(
            items: try remarks(of: job, kind, limit: page.size, offset: page.offset),
            page: page,
            total: try counted?.read("total") ?? 0
        )
    }

    func remarks(
        of job: ImportID,
        _ kind: Imports.RemarkKind,
        limit: Int,
        offset: Int
    ) throws -> [ImportCheck.Remark] {
        let rows = try rows(
            """
            SELECT says, content
            FROM import_line
            WHERE organisation_id = \(job.organisation) AND job_id = \(job.number) AND kind = \(kind.rawValue)
            ORDER BY line
            LIMIT \(limit) OFFSET \(offset)
            """
        )
        return try rows.compactMap { row in
            try Sheet.unpack(try row.read("content")).first.map {
                ImportCheck.Remark(line: $0, says: try row.read("says"))
            }
        }
    }
}

extension Transaction {
    /// Writes down what is to be said of lines, in place of what was said before.
    func keep(_ remarks: [Imports.RemarkKind: [ImportCheck.Remark]], of job: ImportID) throws {
        try execute(
            "DELETE FROM import_line WHERE organisation_id = \(job.organisation) AND job_id = \(job.number)"
        )
        for (kind, all) in remarks {
            for begin in stride(from: 0, to: all.count, by: 100) {
                let rows = all[begin..<min(begin + 100, all.count)].map { remark -> SQL in
                    """
                    (\(job.organisation), \(job.number), \(remark.line.number), \(kind.rawValue), \(remark.says),
                    \(Sheet.pack([remark.line])))
                    """
                }
                try execute(
                    """
                    INSERT INTO import_line (organisation_id, job_id, line, kind, says, content)
                    VALUES \(SQL.joined(rows, by: ", "))
                    """
                )
            }
        }
    }
}

extension ImportID {
    /// The statement that deletes what was sent, once nothing is to be made of it.
    var forgettingContent: SQL {
        "DELETE FROM import_content WHERE organisation_id = \(organisation) AND job_id = \(number)"
    }

    /// The statement that deletes what was said of lines of some kinds.
    func forgettingLines(_ kinds: [Imports.RemarkKind] = Imports.RemarkKind.allCases) -> SQL {
        """
        DELETE FROM import_line
        WHERE organisation_id = \(organisation) AND job_id = \(number) AND kind \(in: kinds.map(\.rawValue))
        """
    }
}
