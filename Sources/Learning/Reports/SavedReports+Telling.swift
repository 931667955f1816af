// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension SavedReports {
    /// Tells whoever a saved report is due for, each once; answers how many were told.
    ///
    /// Each is a transaction under the lock of its organisation, in which it is also said when it is due next: of several
    /// servers one tells, and one that was down tells once. A mail that goes out with it says what its reader may see when
    /// it is sent, and is not sent to who may not read the report any more: they are told that, once, and no more.
    package func tellDue() async throws -> Int {
        let now = platform.clock()
        let due = try await platform.database.read { transaction in
            try transaction.rows(
                """
                SELECT organisation_id, id
                FROM saved_report
                WHERE next_at IS NOT NULL AND next_at <= \(now)
                ORDER BY next_at, organisation_id, id
                LIMIT \(Self.toldAtOnceMaximum)
                """
            ).map { (organisation: try $0.read("organisation_id") as OrganisationID, id: try $0.read("id") as Int64) }
        }
        var (told, failure): (Int, (any Error)?) = (0, nil)
        for one in due {
            do {
                let viewer = Viewer(.visitor, in: one.organisation)
                if try await platform.amend(by: viewer, { try $0.tellIfDue(one.id) }) { told += 1 }
            } catch {
                // One that fails keeps no other waiting.
                failure = error
            }
        }
        if let failure { throw failure }
        return told
    }

    private static let toldAtOnceMaximum = 200
}

extension Right {
    fileprivate static let schedule = Right.rule("the times that its owner chose")
}

extension Amendment {
    /// Answers whether it was due, and its owner may read it.
    fileprivate func tellIfDue(_ id: Int64) throws -> Bool {
        let row = try transaction.row(
            """
            SELECT \(SavedReport.columns)
            FROM saved_report
            WHERE organisation_id = \(organisation) AND id = \(id) AND next_at <= \(now)
            """
        )
        // Another server did it, or its owner let go of it.
        guard let row else { return false }
        let owner: PersonID = try row.read("person_id")
        let report = try SavedReport(row, in: asSeen(by: owner))
        let mark = ReportMark(report: report.id, name: report.name)
        guard report.isReadable else {
            try execute(
                """
                UPDATE saved_report
                SET schedule = 'never', weekday = NULL, next_at = NULL, stopped_at = \(now)
                WHERE organisation_id = \(organisation) AND id = \(id)
                """,
                .schedule
            )
            try tell(owner, .reportStopped(mark))
            record(.reportStopped(person: owner.index, kind: report.kind.rawValue), .schedule)
            return false
        }
        try execute(
            """
            UPDATE saved_report
            SET next_at = \(report.schedule.next(after: now))
            WHERE organisation_id = \(organisation) AND id = \(id)
            """,
            .schedule
        )
        try tell(owner, .reportReady(mark))
        record(.reportSent(person: owner.index, kind: report.kind.rawValue), .schedule)
        return true
    }

    private func asSeen(by person: PersonID) -> Snapshot {
        Snapshot(transaction, state, by: Viewer(.person(person), in: organisation), at: now)
    }
}

/// A saved report as a notice names it: by the name that it had.
package struct ReportMark: Sendable, Hashable, Codable {
    package let report: Int64
    package let name: String
}

extension Snapshot {
    /// A saved report of the viewer's, whom it is still to be told of.
    func reportToTell(_ mark: ReportMark, to person: PersonID) throws -> SavedReport? {
        let row = try transaction.row(
            """
            SELECT \(SavedReport.columns)
            FROM saved_report
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND id = \(mark.report)
                AND next_at IS NOT NULL
            """
        )
        return try row.map { try SavedReport($0, in: self) }.flatMap { $0.isReadable ? $0 : nil }
    }

    /// What a mail says of a report: what its reader may see now.
    func factsToTell(_ notice: Notice, to person: PersonID) throws -> [String] {
        guard case .reportReady(let mark) = notice, let saved = try reportToTell(mark, to: person) else { return [] }
        let report = try report(saved.kind, saved.filter)
        return (report.span.map { ["\(report.kind.title), \($0.words)."] } ?? ["\(report.kind.title), as it is now."])
            + report.facts
    }
}
