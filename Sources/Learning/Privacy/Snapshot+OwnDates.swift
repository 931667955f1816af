// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// The part of somebody's file about the days by which they are, or were, to complete Steps.
    func completionDates(ofAll person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, completion_date.day, completion_date.set_at
            FROM completion_date
            JOIN node ON node.organisation_id = completion_date.organisation_id AND node.id = completion_date.node_id
            WHERE completion_date.organisation_id = \(organisation) AND completion_date.person_id = \(person)
            ORDER BY completion_date.set_at, completion_date.holding_id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .completion,
            ["Step", "Last day", "Set"],
            try rows.map { row in
                [
                    try row.read("title"), (try row.read("day") as Instant).dayWords,
                    (try row.read("set_at") as Instant).fileText,
                ]
            }
        )
    }
}
