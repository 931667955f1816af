// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Organisations
import Storage

/// Reports that somebody keeps under a name, and has mailed to themselves if they like.
///
/// What is kept is the question and never an answer: whoever opens it is asked for their rights anew, and so is whoever
/// is mailed it, in the moment that the mail is sent.
package struct SavedReports: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Nobody keeps more.
    package static let countMaximum = 50

    /// The viewer's own, by name.
    package func own(by viewer: Viewer) async throws -> [SavedReport] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.oneself else { return [] }
            return try snapshot.transaction.rows(
                """
                SELECT \(SavedReport.columns)
                FROM saved_report
                WHERE organisation_id = \(snapshot.organisation) AND person_id = \(person)
                ORDER BY name, id
                """
            ).map { try SavedReport($0, in: snapshot) }
        }
    }

    /// One of the viewer's own.
    ///
    /// - Throws: ``NotFound``.
    package func details(_ id: Int64, by viewer: Viewer) async throws -> SavedReport {
        try await platform.read(by: viewer) { try $0.ownReport(id, of: viewer.oneself) }
    }

    /// Keeps a report under a name, once for each form.
    ///
    /// - Throws: ``Refused`` where the viewer may not read it; ``InvalidInput``; ``Objection`` where they keep too many.
    package func save(
        _ name: String,
        _ kind: ReportKind,
        _ filter: ReportFilter,
        _ schedule: ReportSchedule = .never,
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws -> Int64 {
        let title = try Title.checked(name, field: "name")
        return try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            _ = try amendment.question(kind, filter)
            let when = schedule.word + (schedule.weekday.map { "-\($0)" } ?? "")
            let contents = [title.text, kind.rawValue, try filter.spelling, when]
            return try amendment.once(form, "saved-report", contents, permit) {
                try amendment.demandRoom(for: person)
                let id = try amendment.nextNumber(in: "saved_report")
                try amendment.execute(
                    """
                    INSERT INTO saved_report (
                        organisation_id, id, person_id, name, kind, filter, schedule, weekday, next_at, made_at
                    )
                    VALUES (
                        \(amendment.organisation), \(id), \(person), \(title.text), \(kind), \(try filter.spelling),
                        \(schedule.word), \(schedule.weekday), \(schedule.next(after: amendment.now)), \(amendment.now)
                    )
                    """,
                    permit
                )
                amendment.record(.reportSaved(person: person.index, kind: kind.rawValue), permit)
                return id
            }
        }
    }

    /// Gives one of the viewer's own another name, or has it mailed at other times.
    ///
    /// - Throws: as ``save(_:_:_:_:by:)`` does; ``NotFound``.
    package func change(_ id: Int64, name: String, _ schedule: ReportSchedule, by viewer: Viewer) async throws {
        let title = try Title.checked(name, field: "name")
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            let report = try amendment.ownReport(id, of: person)
            // Who may not read it any more can still rename it, and have it no longer mailed.
            if schedule != .never { _ = try amendment.question(report.kind, report.filter) }
            try amendment.execute(
                """
                UPDATE saved_report
                SET name = \(title.text), schedule = \(schedule.word), weekday = \(schedule.weekday),
                    next_at = \(schedule.next(after: amendment.now)), stopped_at = NULL
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            amendment.record(.reportSaved(person: person.index, kind: report.kind.rawValue), permit)
        }
    }

    /// Lets go of one of the viewer's own.
    ///
    /// - Throws: ``NotFound``.
    package func remove(_ id: Int64, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            let report = try amendment.ownReport(id, of: person)
            try amendment.execute(
                "DELETE FROM saved_report WHERE organisation_id = \(amendment.organisation) AND id = \(id)",
                permit
            )
            amendment.record(.reportRemoved(person: person.index, kind: report.kind.rawValue), permit)
        }
    }
}

/// A report that somebody keeps under a name.
package struct SavedReport: Sendable, Hashable {
    package let id: Int64
    package let person: PersonID
    package let name: String
    package let kind: ReportKind
    package let filter: ReportFilter
    package let schedule: ReportSchedule
    /// When it is mailed next.
    package let nextAt: Instant?
    /// When it ceased to be mailed because its owner may not read it any more.
    package let stoppedAt: Instant?
    /// Whether its owner may read it now.
    package let isReadable: Bool
}

extension SavedReport {
    static let columns: SQL = """
        saved_report.id, saved_report.person_id, saved_report.name, saved_report.kind, saved_report.filter,
        saved_report.schedule, saved_report.weekday, saved_report.next_at, saved_report.stopped_at
        """

    init(_ row: Row, in snapshot: Snapshot) throws {
        id = try row.read("id")
        person = try row.read("person_id")
        name = try row.read("name")
        kind = try row.read("kind")
        filter = try JSONDecoder().decode(ReportFilter.self, from: Data((try row.read("filter") as String).utf8))
        let word: String = try row.read("schedule")
        schedule = ReportSchedule(word, weekday: try row.read("weekday")) ?? .never
        nextAt = try row.read("next_at")
        stoppedAt = try row.read("stopped_at")
        isReadable = try snapshot.mayAsk(kind, filter)
    }
}

extension ReportFilter {
    /// As it is stored.
    fileprivate var spelling: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Snapshot {
    /// Whether the viewer may read a report about just this.
    func mayAsk(_ kind: ReportKind, _ filter: ReportFilter) throws -> Bool {
        do {
            _ = try question(kind, filter)
            return true
        } catch is Refused {
            return false
        } catch is NotFound {
            return false
        } catch is InvalidInput {
            return false
        }
    }

    /// - Throws: ``NotFound`` where it is another's, or gone.
    fileprivate func ownReport(_ id: Int64, of person: PersonID?) throws -> SavedReport {
        let row = try transaction.row(
            """
            SELECT \(SavedReport.columns)
            FROM saved_report
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND id = \(id)
            """
        )
        guard let row else { throw NotFound() }
        return try SavedReport(row, in: self)
    }
}

extension Amendment {
    fileprivate func demandRoom(for person: PersonID) throws {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS count FROM saved_report
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """
        )
        guard (try row?.read("count") ?? 0) < SavedReports.countMaximum else {
            throw Objection(
                "you keep \(SavedReports.countMaximum) reports already",
                remedy: "let go of one that you do not need any more"
            )
        }
    }
}
