// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// The part of somebody's file about the sessions that were arranged with them, or that they arranged.
    ///
    /// What the other one wrote is in it, as both read it; not for who arranged one and may not see it any more.
    func supervision(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT \(SupervisionRow.columns)
            FROM supervision
            WHERE organisation_id = \(organisation) AND (person_id = \(person) OR arranged_by = \(person))
            ORDER BY starts_at, id
            \(ownRows)
            """
        ).map(SupervisionRow.init)
        let told = try toldNames(of: rows.flatMap { [$0.learner, $0.arranger] }, person)
        let zone = try zone()
        return OwnData.Section(
            .supervision,
            ["When", "Minutes", "Learner", "Arranged by", "Place", "Link", "Cancelled because", "What was written"],
            try rows.map { row in
                let reads = authorizer.allows(
                    .person(person),
                    model.number(of: .supervisionView),
                    row.resource,
                    at: now
                )
                let parts = try parts(of: row).filter { part in
                    (!part.agenda.isEmpty || !part.notes.isEmpty)
                        && (reads || row.learner == person || part.author.id == person)
                }
                let written = parts.map { part in
                    "Agenda of \(told(part.author.id)): \(part.agenda)\nNotes of \(told(part.author.id)): \(part.notes)"
                }
                return [
                    zone.words(row.meeting.startsAt), String(row.meeting.minutes), told(row.learner),
                    told(row.arranger), row.meeting.place, row.meeting.link, row.cancelReason ?? "",
                    written.joined(separator: "\n"),
                ]
            }
        )
    }
}
