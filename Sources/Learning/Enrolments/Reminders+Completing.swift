// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// A date that is near or past, of which its learner was not told yet.
struct DueCompletion {
    var holding: Int64
    var mark: CompletionMark
    var learner: PersonID
    var setBy: PersonID?
    var isOverdue: Bool
}

extension Snapshot {
    /// Dates within two weeks, and those that are past, of enrolments of now.
    func completionsDue() throws -> [DueCompletion] {
        try transaction.rows(
            """
            SELECT completion_date.holding_id, completion_date.person_id, completion_date.node_id, completion_date.day,
                completion_date.set_by
            FROM completion_date
            JOIN holding
                ON holding.organisation_id = completion_date.organisation_id
                AND holding.id = completion_date.holding_id
            WHERE completion_date.organisation_id = \(organisation) AND completion_date.overdue_told_at IS NULL
                AND (completion_date.day <= \(overdueDay)
                    OR (completion_date.reminded_at IS NULL AND completion_date.day <= \(nearDay)))
                AND holding.ended_at IS NULL AND (holding.until_at IS NULL OR holding.until_at > \(now))
            ORDER BY completion_date.day, completion_date.holding_id
            LIMIT 1000
            """
        ).map { row in
            let (learner, day): (PersonID, Instant) = (try row.read("person_id"), try row.read("day"))
            return DueCompletion(
                holding: try row.read("holding_id"),
                mark: CompletionMark(StepMark(learner, try row.read("node_id")), day),
                learner: learner,
                setBy: try row.read("set_by"),
                isOverdue: CompletionDate(day, at: now).isOverdue
            )
        }
    }

    private var overdueDay: Int64 { now.seconds - CompletionDate.daySeconds }
    private var nearDay: Int64 { now.seconds - CompletionDate.daySeconds + CompletionDate.noticeSeconds }

    /// Whether somebody works on a Step now, so that there is something to be reminded of.
    func isUnderWay(_ mark: StepMark) throws -> Bool {
        let learner = PersonID(index: mark.person)
        guard roster.isActive(learner), isEnrolled(learner, on: mark.step) else { return false }
        return try lastSignOff(of: learner, on: mark.step)?.state != .given
    }
}

extension Amendment {
    /// Tells learners of dates that come near, and of those that are past also who set them; answers how many were told.
    func remindOfCompletions() throws -> (rows: Int, told: Int) {
        let due = try completionsDue()
        var told = 0
        for date in due {
            let reminded: SQL =
                date.isOverdue ? "overdue_told_at = \(now), reminded_at = \(now)" : "reminded_at = \(now)"
            try execute(
                """
                UPDATE completion_date SET \(reminded)
                WHERE organisation_id = \(organisation) AND holding_id = \(date.holding)
                """,
                .reminders
            )
            guard try isUnderWay(date.mark.step) else { continue }
            try tell(date.learner, date.isOverdue ? .completionOverdue(date.mark) : .completionComes(date.mark))
            told += 1
            guard date.isOverdue, let setBy = date.setBy, setBy != date.learner, maySee(date, setBy) else { continue }
            try tell(setBy, .learnerOverdue(date.mark))
            told += 1
        }
        return (due.count, told)
    }

    private func maySee(_ date: DueCompletion, _ person: PersonID) -> Bool {
        let resource = onStep(date.mark.step.step, of: date.learner)
        return roster.isActive(person)
            && authorizer.allows(.person(person), model.number(of: .answerView), resource, at: now)
    }
}
