// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Supervision sessions: educators and assessors arrange them with learners, and both see and write them (H-14).
package struct Supervisions: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Arranges a session with a learner, who is told; once for each form.
    ///
    /// - Throws: ``InvalidInput`` where it cannot be then or there, or with that learner.
    package func arrange(
        _ plan: SupervisionPlan,
        with learner: PersonID,
        agenda: String = "",
        form: FormWord? = nil,
        by viewer: Viewer
    ) async throws -> Int64 {
        let agenda = try WrittenText.checked(agenda, field: "agenda")
        return try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.supervisionArrange, Resource(.organisation))
            let arranger = try amendment.demandOneself()
            let contents = plan.contents + [String(learner.index), agenda]
            return try amendment.once(form, "supervision", contents, permit) {
                try amendment.demandSupervised(learner, by: arranger)
                return try amendment.arrange(plan, between: learner, and: arranger, agenda, permit)
            }
        }
    }

    /// Changes when and where two people meet; the other one is told.
    ///
    /// - Throws: ``Objection`` where it was changed since a form was opened, is over or cancelled.
    package func change(
        _ id: Int64,
        to plan: SupervisionPlan,
        seen revision: Int,
        by viewer: Viewer
    ) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (row, permit) = try amendment.openSupervision(id, seen: revision)
            let (zone, now) = (try amendment.zone(), amendment.now)
            let meeting = try plan.meeting(by: zone, after: now, instead: row.meeting.startsAt)
            guard meeting != row.meeting else {
                throw InvalidInput("day", "This is how it is arranged already: change it, or leave the page.")
            }
            try amendment.execute(
                """
                UPDATE supervision
                SET starts_at = \(meeting.startsAt), minutes = \(meeting.minutes), place = \(meeting.place),
                    link = \(meeting.link), revision = revision + 1, changed_at = \(now),
                    reminded_at = \(meeting.remindedAlready(at: now))
                WHERE organisation_id = \(amendment.organisation) AND id = \(id)
                """,
                permit
            )
            let mark = try amendment.existingSupervision(id).mark(zone)
            amendment.record(.supervisionChanged(mark), permit)
            for person in [row.learner, row.arranger] { try amendment.tell(person, .supervisionChanged(mark)) }
        }
    }

    /// Calls a session off, and says why to the other one.
    package func cancel(_ id: Int64, because reason: String, seen revision: Int, by viewer: Viewer) async throws {
        let reason = try WrittenText.checked(
            reason,
            field: "reason",
            needed: "Say why: the other one reads it."
        )
        try await platform.amend(by: viewer) { amendment in
            let (row, permit) = try amendment.openSupervision(id, seen: revision)
            try amendment.cancel(row, because: reason, .permit(permit))
        }
    }

    /// Writes the viewer's own part of a session: points for its agenda, and notes.
    ///
    /// - Throws: ``Objection`` where it was cancelled, or the part was changed since the form was opened.
    package func write(
        agenda: String,
        notes: String,
        in id: Int64,
        seen revision: Int,
        by viewer: Viewer
    ) async throws {
        let agenda = try WrittenText.checked(agenda, field: "agenda")
        let notes = try WrittenText.checked(notes, field: "notes")
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existingSupervision(id)
            let permit = try amendment.permit(.supervisionContribute, row.resource)
            let author = try amendment.demandOneself()
            guard let part = try amendment.parts(of: row).first(where: { $0.author.id == author }) else {
                throw Objection("only the two who meet write about a session", remedy: "ask one of them")
            }
            guard row.cancelledAt == nil else {
                throw Objection("the session is cancelled", remedy: "arrange another one")
            }
            guard part.revision == revision else {
                throw Objection(
                    "you have changed this in another window meanwhile",
                    remedy: "look at what is there now, and send again what you want to keep"
                )
            }
            guard part.agenda != agenda || part.notes != notes else {
                throw InvalidInput("notes", "This is what you wrote already: change it, or leave the page.")
            }
            try amendment.write(agenda: agenda, notes: notes, by: author, in: id, permit)
            amendment.record(.supervisionWritten(row.mark(try amendment.zone())), permit)
        }
    }
}

extension Supervision.Meeting {
    /// Whoever is told of a session on the day before needs no reminder of it.
    func remindedAlready(at now: Instant) -> Instant? {
        startsAt.seconds - now.seconds <= Reminders.aheadSeconds ? now : nil
    }
}
