// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// An answer that somebody looks at to confirm it or to send it back.
struct ReviewedAnswer: Sendable {
    var answer: Int64
    var learner: PersonID
    var node: NodeID
    var code: String
    var isAchieved: Bool
    var isPresent: Bool
    var standing: AnswerStanding
    /// The request that waits, and whom the learner asked.
    var waiting: Int64?
    var asked: [PersonID]

    var resource: Resource { Resource(in: node, owner: learner, parties: asked) }
    var mark: StepMark { StepMark(learner, node, code) }
}

extension Snapshot {
    /// An answer with the request that waits for it, whoever asks.
    ///
    /// - Throws: ``NotFound``.
    func reviewed(_ answer: Int64) throws -> ReviewedAnswer {
        let row = try transaction.row(
            """
            SELECT self_assessment.person_id, self_assessment.node_id, self_assessment.is_achieved,
                self_assessment.replaced_at, self_assessment.standing, proficiency.code,
                confirmation.id AS confirmation_id
            FROM self_assessment
            JOIN proficiency
                ON proficiency.organisation_id = self_assessment.organisation_id
                AND proficiency.framework_id = self_assessment.framework_id
                AND proficiency.number = self_assessment.proficiency
            LEFT JOIN confirmation
                ON confirmation.organisation_id = self_assessment.organisation_id
                AND confirmation.self_assessment_id = self_assessment.id AND confirmation.state = 'waiting'
            WHERE self_assessment.organisation_id = \(organisation) AND self_assessment.id = \(answer)
            """
        )
        guard let row else { throw NotFound() }
        let waiting: Int64? = try row.read("confirmation_id")
        let replacedAt: Instant? = try row.read("replaced_at")
        return ReviewedAnswer(
            answer: answer,
            learner: try row.read("person_id"),
            node: try row.read("node_id"),
            code: try row.read("code"),
            isAchieved: try row.read("is_achieved"),
            isPresent: replacedAt == nil,
            standing: try row.read("standing"),
            waiting: waiting,
            asked: try waiting.flatMap { try asked(in: [$0])[$0] } ?? []
        )
    }

    /// That an answer can be decided on now, for whoever may.
    func demandDecidable(_ reviewed: ReviewedAnswer) throws {
        let name = try names(of: [reviewed.learner])[reviewed.learner] ?? "the learner"
        guard reviewed.isPresent else {
            throw Objection(
                "\(name) has changed the answer to \(reviewed.code) meanwhile",
                remedy: "look at the new one"
            )
        }
        guard isEnrolled(reviewed.learner, on: reviewed.node) else {
            throw Objection("\(name) is not enrolled on this Step any more", remedy: "an educator can enrol them again")
        }
        guard try !signOffs(of: reviewed.learner, on: reviewed.node).contains(where: { $0.state == .given }) else {
            throw Objection("the Step of \(name) is signed off, and closed by that", remedy: "nothing is left to do")
        }
        guard reviewed.standing != .confirmed, reviewed.standing != .sentBack else {
            throw Objection("somebody has decided on \(reviewed.code) of \(name) already", remedy: "look at it again")
        }
        guard reviewed.waiting != nil || !needsRequest, reviewed.isAchieved else {
            throw Objection("\(name) does not ask to have \(reviewed.code) confirmed", remedy: "wait until they ask")
        }
    }

    /// Whether the learner has to ask before something is confirmed: as the organisation has it (H-8).
    private var needsRequest: Bool { isOn("confirmation-needs-request") }

    /// Whether a setting of the model is on; one that the model has not is off.
    func isOn(_ setting: String) -> Bool { model.setting(setting).map { roster.isOn($0) } ?? false }
}

extension Amendment {
    /// Writes what was decided, with name and role of today.
    func decide(
        _ reviewed: ReviewedAnswer,
        _ state: ConfirmationState,
        _ comment: String,
        _ permit: Permit
    ) throws {
        let decider = try decider(by: permit)
        if let waiting = reviewed.waiting {
            try execute(
                """
                UPDATE confirmation
                SET state = \(state), decided_at = \(now), decided_by = \(viewer.person),
                    decided_name = \(decider.name), decided_role = \(decider.role), comment = \(comment)
                WHERE organisation_id = \(organisation) AND id = \(waiting)
                """,
                permit
            )
        } else {
            try execute(
                """
                INSERT INTO confirmation (
                    organisation_id, id, self_assessment_id, person_id, node_id, state, decided_at, decided_by,
                    decided_name, decided_role, comment
                )
                VALUES (
                    \(organisation), \(try nextConfirmation()), \(reviewed.answer), \(reviewed.learner),
                    \(reviewed.node), \(state), \(now), \(viewer.person), \(decider.name), \(decider.role), \(comment)
                )
                """,
                permit
            )
        }
        try mark(reviewed.answer, state == .confirmed ? .confirmed : .sentBack, permit)
    }

    /// Who decides, by name and by the role that allows it.
    func decider(by permit: Permit) throws -> (name: String, role: String) {
        let name = try viewer.person.flatMap { try names(of: [$0])[$0] } ?? ""
        let granting = Set(model.roles(granting: permit.permission))
        let held = viewer.person.map { roster.holdings(of: $0) } ?? []
        let roles = held.filter { $0.isCurrent(at: now) && granting.contains($0.role) }
            .map { model.roles[Int($0.role.index)].role }
        // Who is both educator and assessor signs as the educator, whose role includes the other.
        let widest = roles.max { $0.includes.count < $1.includes.count }
        return (name, widest?.title ?? "")
    }

    /// Asks for a confirmation, of whom is not said yet.
    func addConfirmation(of answer: StepRecord.Answer, _ record: StepRecord, _ permit: Permit) throws -> Int64 {
        let id = try nextConfirmation()
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
    func withdraw(_ line: StepRecord.Line, _ record: StepRecord, because reason: String, _ permit: Permit) throws {
        guard let answer = line.answer, line.standing == .waiting else { return }
        try execute(
            """
            UPDATE confirmation SET state = \(ConfirmationState.withdrawn), decided_at = \(now), comment = \(reason)
            WHERE organisation_id = \(organisation) AND self_assessment_id = \(answer.id)
                AND state = \(ConfirmationState.waiting)
            """,
            permit
        )
    }

    func mark(_ answer: StepRecord.Answer, _ standing: AnswerStanding, _ permit: Permit) throws {
        try mark(answer.id, standing, permit)
    }

    func mark(_ answer: Int64, _ standing: AnswerStanding, _ permit: Permit) throws {
        try execute(
            """
            UPDATE self_assessment SET standing = \(standing)
            WHERE organisation_id = \(organisation) AND id = \(answer)
            """,
            permit
        )
    }

    private func nextConfirmation() throws -> Int64 {
        let row = try transaction.row(
            "SELECT COALESCE(MAX(id), 0) + 1 AS next FROM confirmation WHERE organisation_id = \(organisation)"
        )
        return try row?.read("next") ?? 1
    }
}
