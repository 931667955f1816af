// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Amendment {
    /// The viewer as themselves: nobody meets, or writes, in somebody else's place.
    func demandOneself() throws -> PersonID {
        guard let person = viewer.oneself else {
            throw Objection("nobody meets in somebody else’s place", remedy: "stop acting as another person first")
        }
        return person
    }

    /// That somebody is a learner with whom the viewer can arrange something: one whose answers they see, and not they.
    func demandSupervised(_ learner: PersonID, by arranger: PersonID) throws {
        guard learner != arranger else {
            throw InvalidInput("learner", "This is you. Choose one of the learners.")
        }
        guard roster.isKnown(learner), roster.isActive(learner), try isSupervisable(learner) else {
            throw InvalidInput("learner", "They are on no Step now. Choose one of the learners.")
        }
    }

    /// Adds a session, and tells its learner.
    func arrange(
        _ plan: SupervisionPlan,
        between learner: PersonID,
        and arranger: PersonID,
        _ agenda: String,
        _ permit: Permit
    ) throws -> Int64 {
        let zone = try zone()
        let meeting = try plan.meeting(by: zone, after: now)
        let id = try nextNumber(in: "supervision")
        try execute(
            """
            INSERT INTO supervision (
                organisation_id, id, person_id, arranged_by, starts_at, minutes, place, link, revision, word,
                arranged_at, changed_at, reminded_at
            )
            VALUES (
                \(organisation), \(id), \(learner), \(arranger), \(meeting.startsAt), \(meeting.minutes),
                \(meeting.place), \(meeting.link), 0, \(Token.random()), \(now), \(now),
                \(meeting.remindedAlready(at: now))
            )
            """,
            permit
        )
        if !agenda.isEmpty { try write(agenda: agenda, notes: "", by: arranger, in: id, permit) }
        let mark = try existingSupervision(id).mark(zone)
        record(.supervisionArranged(mark), permit)
        try tell(learner, .supervisionArranged(mark))
        return id
    }

    /// A session that can still be changed, by who may.
    func openSupervision(_ id: Int64, seen revision: Int) throws -> (SupervisionRow, Permit) {
        let row = try existingSupervision(id)
        let permit = try permit(.supervisionEdit, row.resource)
        guard row.cancelledAt == nil else {
            throw Objection("the session is cancelled already", remedy: "arrange another one")
        }
        guard !row.isOver(at: now) else {
            throw Objection("the session is over", remedy: "write what came of it under your notes")
        }
        guard row.revision == revision else {
            throw Objection("the session was changed meanwhile", remedy: "look at how it is now, and decide again")
        }
        return (row, permit)
    }

    func write(agenda: String, notes: String, by author: PersonID, in id: Int64, _ permit: Permit) throws {
        try execute(
            """
            INSERT INTO supervision_part (
                organisation_id, supervision_id, person_id, agenda, notes, revision, written_at
            )
            VALUES (\(organisation), \(id), \(author), \(agenda), \(notes), 1, \(now))
            ON CONFLICT (organisation_id, supervision_id, person_id)
            DO UPDATE SET agenda = excluded.agenda, notes = excluded.notes,
                revision = supervision_part.revision + 1, written_at = excluded.written_at
            """,
            permit
        )
    }

    /// Calls a session off, by the viewer's right or by a rule, and tells both, as far as they may still see it.
    func cancel(_ row: SupervisionRow, because reason: String, _ right: Right) throws {
        try execute(
            """
            UPDATE supervision
            SET cancelled_at = \(now), cancelled_by = \(viewer.person), cancel_reason = \(reason),
                revision = revision + 1, changed_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(row.id)
            """,
            right
        )
        let mark = row.mark(try zone())
        record(.supervisionCancelled(mark), right)
        for person in [row.learner, row.arranger] where maySeeSupervision(person, row.resource) {
            try tell(person, .supervisionCancelled(mark))
        }
    }

    /// Calls off what is to come of people who lost a role or cannot sign in any more.
    ///
    /// A role that ends on a day ends without a transaction: ``Reminders`` finds that.
    func cancelSupervisions(of people: Set<PersonID>) throws {
        guard !people.isEmpty, model.isGranted(model.number(of: .supervisionEdit)) else { return }
        let numbers = people.map { Int64($0.index) }.sorted()
        let condition: SQL = "AND (person_id \(in: numbers) OR arranged_by \(in: numbers))"
        for (row, reason) in try supervisionsInVain(condition) { try cancel(row, because: reason, .ruleOfTheModel) }
    }
}

extension Snapshot {
    /// Whether the viewer sees somebody as a learner of a Step.
    func isSupervisable(_ learner: PersonID) throws -> Bool {
        let scope = scope(.answerView)
        return try stepRows().contains { step in
            isEnrolled(learner, on: step.node)
                && authorizer.contains(scope, onStep(step.node, of: learner), at: now)
        }
    }

    /// Sessions to come that cannot take place, the soonest first, and why.
    func supervisionsInVain(_ condition: SQL = "") throws -> [(row: SupervisionRow, reason: String)] {
        let rows = try transaction.rows(
            """
            SELECT \(SupervisionRow.columns)
            FROM supervision
            WHERE organisation_id = \(organisation) AND cancelled_at IS NULL AND starts_at > \(now) \(condition)
            ORDER BY starts_at, id
            LIMIT 5000
            """
        ).map(SupervisionRow.init)
        return rows.compactMap { row in reasonAgainst(row).map { (row, $0) } }
    }

    private func reasonAgainst(_ row: SupervisionRow) -> String? {
        guard roster.isActive(row.learner) else { return "The learner cannot sign in any more." }
        guard roster.isActive(row.arranger) else { return "Whoever arranged it cannot sign in any more." }
        let mayEdit = authorizer.allows(
            .person(row.arranger),
            model.number(of: .supervisionEdit),
            row.resource,
            at: now
        )
        return mayEdit ? nil : "Whoever arranged it does not supervise any more. Ask somebody else for a session."
    }
}
