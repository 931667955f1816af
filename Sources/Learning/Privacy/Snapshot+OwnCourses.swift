// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// The part of somebody's file about the learning courses that they completed.
    func coursesCompleted(by person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT course_title, completed_on, noted_at, taken_back_at
            FROM course_completion
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .courses,
            ["Course", "Completed", "Noted", "Taken back"],
            try rows.map { row in
                [
                    try row.read("course_title"), (try row.read("completed_on") as Instant).dayText,
                    (try row.read("noted_at") as Instant).fileText,
                    (try row.read("taken_back_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }
}

extension Instant {
    /// A day without a time, as files say it: `2026-11-22`.
    fileprivate var dayText: String { String(fileText.prefix(10)) }
}
