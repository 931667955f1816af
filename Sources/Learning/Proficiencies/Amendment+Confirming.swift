// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// What somebody decides about an answer.
    enum Decided {
        case confirmed, sentBack

        var permission: PermissionName { self == .confirmed ? .confirmationGive : .confirmationSendBack }
        var state: ConfirmationState { self == .confirmed ? .confirmed : .sentBack }
        var standing: AnswerStanding { self == .confirmed ? .confirmed : .sentBack }

        func act(_ mark: StepMark) -> Act {
            self == .confirmed ? .confirmationGiven(mark) : .confirmationSentBack(mark)
        }
    }

    /// Tells learners what was decided: of each Step once, however much of it was decided together.
    func tell(_ decided: Decided, _ marks: [StepMark]) throws {
        let ofSteps = Dictionary(grouping: marks) { StepMark(PersonID(index: $0.person), $0.step) }
        for (step, marks) in ofSteps.sorted(by: { ($0.key.person, $0.key.node) < ($1.key.person, $1.key.node) }) {
            let notice: Notice =
                switch (decided, marks.count) {
                case (.confirmed, 1): .confirmationGiven(marks[0])
                case (.confirmed, let count): .confirmationsGiven(step, count: count)
                case (.sentBack, 1): .confirmationSentBack(marks[0])
                case (.sentBack, let count): .confirmationsSentBack(step, count: count)
                }
            try tell(PersonID(index: step.person), notice)
        }
    }

    /// Writes what was decided, with name and role of today.
    func decide(
        _ reviewed: ReviewedAnswer,
        _ decided: Decided,
        _ comment: String,
        _ permit: Permit
    ) throws {
        let (decider, state) = (try decider(by: permit), decided.state)
        if let waiting = reviewed.waiting {
            // By these reports count.
            let counted: SQL =
                state == .confirmed
                ? ", decided_day = \(now.seconds / 86_400), waited_days = (\(now) - asked_at + 86399) / 86400" : ""
            try execute(
                """
                UPDATE confirmation
                SET state = \(state), decided_at = \(now), decided_by = \(viewer.person),
                    decided_name = \(decider.name), decided_role = \(decider.role), comment = \(comment)\(counted)
                WHERE organisation_id = \(organisation) AND id = \(waiting)
                """,
                permit
            )
            try endWaiting(waiting, .permit(permit))
        } else {
            try execute(
                """
                INSERT INTO confirmation (
                    organisation_id, id, self_assessment_id, person_id, node_id, state, decided_at, decided_by,
                    decided_name, decided_role, comment
                )
                VALUES (
                    \(organisation), \(try nextNumber(in: "confirmation")), \(reviewed.answer), \(reviewed.learner),
                    \(reviewed.node), \(state), \(now), \(viewer.person), \(decider.name), \(decider.role), \(comment)
                )
                """,
                permit
            )
        }
        try mark(reviewed.answer, decided.standing, .permit(permit))
    }

    /// Asks for a confirmation, of whom is not said yet.
    func addConfirmation(of answer: StepRecord.Answer, _ record: StepRecord, _ permit: Permit) throws -> Int64 {
        let id = try nextNumber(in: "confirmation")
        try execute(
            """
            INSERT INTO confirmation (
                organisation_id, id, self_assessment_id, person_id, node_id, state, asked_at
            )
            VALUES (
                \(organisation), \(id), \(answer.id), \(record.learner), \(record.node),
                \(ConfirmationState.waiting), \(now)
            )
            """,
            permit
        )
        return id
    }

    /// Takes back what was asked about a proficiency, if anything is.
    func withdraw(_ line: StepRecord.Line, because reason: String, _ permit: Permit) throws {
        guard let waiting = line.answer?.confirmations.first(where: { $0.state == .waiting }) else { return }
        try end(waiting.id, .withdrawn, reason, .permit(permit))
    }

    /// Ends a request on which nobody has decided.
    func end(_ request: Int64, _ state: ConfirmationState, _ comment: String, _ right: Right) throws {
        try execute(
            """
            UPDATE confirmation SET state = \(state), decided_at = \(now), comment = \(comment)
            WHERE organisation_id = \(organisation) AND id = \(request)
            """,
            right
        )
        try endWaiting(request, right)
    }

    /// Notes that a request waits for nobody any more.
    private func endWaiting(_ request: Int64, _ right: Right) throws {
        try execute(
            """
            UPDATE confirmation_party SET is_waiting = 0
            WHERE organisation_id = \(organisation) AND confirmation_id = \(request)
            """,
            right
        )
    }

    /// Notes with an answer what became of it.
    func mark(_ answer: Int64, _ standing: AnswerStanding, _ right: Right) throws {
        try execute(
            """
            UPDATE self_assessment SET standing = \(standing)
            WHERE organisation_id = \(organisation) AND id = \(answer)
            """,
            right
        )
    }
}
