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
            throw Objection("\(name) is not enrolled on it any more", remedy: "whoever enrols can enrol them again")
        }
        guard try lastSignOff(of: reviewed.learner, on: reviewed.node)?.state != .given else {
            throw Objection("this is signed off for \(name), and closed by that", remedy: "nothing is left to do")
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
