// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// A learner's answer, confirmation or sign-off on a Step, as the engine is asked about it.
    func onStep(_ node: NodeID, of learner: PersonID, asked: [PersonID] = []) -> Resource {
        Resource(in: node, owner: learner, parties: asked)
    }

    /// Whether somebody is enrolled now: whether they may assess themselves there.
    func isEnrolled(_ person: PersonID, on node: NodeID) -> Bool {
        authorizer.allows(.person(person), model.number(of: .answerGive), onStep(node, of: person), at: now)
    }

    /// A place in which people assess themselves.
    ///
    /// - Throws: ``NotFound`` where it is another.
    func existingStep(_ node: NodeID) throws -> NodeRow {
        let row = try existing(node)
        guard model.kindsOfSteps.contains(row.kind) else { throw NotFound() }
        return row
    }

    /// The framework that somebody works through on a Step: the one they began, or else the one that is published.
    func framework(of person: PersonID, on node: NodeID) throws -> Framework? {
        let row = try transaction.row(
            """
            SELECT framework_id FROM step_record
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)
            """
        )
        let begun: Int64? = try row?.read("framework_id")
        let versions = try transaction.frameworks(of: organisation, on: node)
        return versions.first { version in begun.map { $0 == version.id } ?? (version.state == .published) }
    }

    /// A learner's record of a Step, whoever asks.
    ///
    /// - Throws: ``NotFound`` where there is none: no version of it is published, and they never began one.
    func record(of person: PersonID, on node: NodeID) throws -> StepRecord {
        let step = try existingStep(node)
        guard let framework = try framework(of: person, on: node) else { throw NotFound() }
        let answers = try answers(of: person, on: node, isPresent: true)
        let lines = try transaction.proficiencies(of: framework.id, in: organisation).map { proficiency in
            let found = answers[proficiency.number]?.first
            return StepRecord.Line(
                proficiency: proficiency,
                standing: found?.standing ?? .open,
                answer: found?.answer
            )
        }
        return StepRecord(
            learner: person,
            learnerName: try names(of: [person])[person] ?? "",
            node: node,
            title: step.title,
            version: framework.version,
            isEnrolled: isEnrolled(person, on: node),
            lines: lines,
            signOff: try signOffs(of: person, on: node).first
        )
    }

    /// The answers of a Step by proficiency, the newest first.
    func answers(
        of person: PersonID,
        on node: NodeID,
        isPresent: Bool = false,
        proficiency: Int? = nil
    ) throws -> [Int: [(answer: StepRecord.Answer, standing: Standing)]] {
        let present: SQL = isPresent ? " AND replaced_at IS NULL" : ""
        let ofOne: SQL = proficiency.map { " AND proficiency = \($0)" } ?? ""
        let rows = try transaction.rows(
            """
            SELECT id, proficiency, answer, is_achieved, evidence, answered_at, standing, replaced_at
            FROM self_assessment
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)\(present)\(ofOne)
            ORDER BY proficiency, id DESC
            LIMIT \(Self.answersMaximum)
            """
        )
        let confirmations = try confirmations(of: rows.map { try $0.read("id") })
        let files = try evidenceFiles(of: rows.map { try $0.read("id") })
        return try rows.reduce(into: [:]) { answers, row in
            let (id, isAchieved): (Int64, Bool) = (try row.read("id"), try row.read("is_achieved"))
            let standing: AnswerStanding = try row.read("standing")
            let answer = StepRecord.Answer(
                id: id,
                words: try row.read("answer"),
                isAchieved: isAchieved,
                evidence: try row.read("evidence"),
                files: files[id] ?? [],
                answeredAt: try row.read("answered_at"),
                replacedAt: try row.read("replaced_at"),
                confirmations: confirmations[id] ?? []
            )
            answers[try row.read("proficiency"), default: []].append(
                (answer, standing.standing(isAchieved: isAchieved))
            )
        }
    }

    /// No page has more of the answers that somebody gave on one Step.
    private static var answersMaximum: Int { 5_000 }

    /// What was asked and decided about some answers, the newest first.
    private func confirmations(of answers: [Int64]) throws -> [Int64: [Confirmation]] {
        guard !answers.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT id, self_assessment_id, state, asked_at, decided_at, decided_name, decided_role, comment,
                superseded_at
            FROM confirmation
            WHERE organisation_id = \(organisation) AND self_assessment_id \(in: answers)
            ORDER BY id DESC
            """
        )
        let asked = try asked(in: rows.map { try $0.read("id") })
        let names = try names(of: Set(asked.values.joined()).sorted())
        return try rows.reduce(into: [:]) { confirmations, row in
            let id: Int64 = try row.read("id")
            confirmations[try row.read("self_assessment_id"), default: []].append(
                Confirmation(
                    id: id,
                    state: try row.read("state"),
                    askedAt: try row.read("asked_at"),
                    asked: (asked[id] ?? []).compactMap { names[$0] },
                    decidedAt: try row.read("decided_at"),
                    decidedBy: try row.read("decided_name"),
                    decidedAs: try row.read("decided_role"),
                    comment: try row.read("comment"),
                    supersededAt: try row.read("superseded_at")
                )
            )
        }
    }

    /// Whom learners asked.
    func asked(in confirmations: [Int64]) throws -> [Int64: [PersonID]] {
        guard !confirmations.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT confirmation_id, person_id
            FROM confirmation_party
            WHERE organisation_id = \(organisation) AND confirmation_id \(in: confirmations)
            ORDER BY confirmation_id, person_id
            """
        )
        return try rows.reduce(into: [:]) {
            $0[try $1.read("confirmation_id"), default: []].append(try $1.read("person_id"))
        }
    }

    /// The requests to sign a Step of somebody's off, the newest first.
    func signOffs(of person: PersonID, on node: NodeID) throws -> [SignOff] {
        try transaction.rows(
            """
            SELECT \(SignOff.columns)
            FROM sign_off
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)
            ORDER BY id DESC
            LIMIT 100
            """
        ).map(SignOff.init)
    }
}

extension SignOff {
    static let columns: SQL = """
        sign_off.id, sign_off.state, sign_off.asked_at, sign_off.learner_name, sign_off.learner_says,
            sign_off.decided_at, sign_off.decided_name, sign_off.decided_role, sign_off.comment, sign_off.code,
            sign_off.voided_at, sign_off.void_reason
        """

    init(_ row: Row) throws {
        id = try row.read("id")
        state = try row.read("state")
        askedAt = try row.read("asked_at")
        learnerName = try row.read("learner_name")
        learnerSays = try row.read("learner_says")
        decidedAt = try row.read("decided_at")
        decidedBy = try row.read("decided_name")
        decidedAs = try row.read("decided_role")
        comment = try row.read("comment")
        code = try row.read("code")
        voidedAt = try row.read("voided_at")
        voidReason = try row.read("void_reason")
    }
}
