// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// Every answer to one proficiency, as far as the viewer may see them, the newest first.
    func answers(of person: PersonID, on node: NodeID, proficiency: Int) throws -> [StepRecord.Answer] {
        let sight = sight(of: person, on: node)
        let answers = try wholeAnswers(of: person, on: node, proficiency: proficiency)[proficiency] ?? []
        return answers.map { $0.answer.seen(by: sight) }
    }

    /// The answers of a Step by proficiency with all that was decided about them, whoever asks, the newest first.
    func wholeAnswers(
        of person: PersonID,
        on node: NodeID,
        isPresent: Bool = false,
        proficiency: Int? = nil
    ) throws -> [Int: [(answer: StepRecord.Answer, standing: Standing)]] {
        let present: SQL = isPresent ? " AND replaced_at IS NULL" : ""
        let ofOne = try proficiency.map { try ofProficiency($0, of: person, on: node) } ?? ""
        let rows = try transaction.rows(
            """
            SELECT id, proficiency, answer, is_achieved, evidence, answered_at, standing, replaced_at
            FROM self_assessment
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND node_id = \(node)\(present)\(ofOne)
            ORDER BY id DESC
            LIMIT \(Self.answersMaximum)
            """
        )
        let ids: [Int64] = try rows.map { try $0.read("id") }
        let confirmations = try confirmations(of: ids)
        let files = try evidenceFiles(of: ids)
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
            answers[try proficiency ?? row.read("proficiency"), default: []].append(
                (answer, standing.standing(isAchieved: isAchieved))
            )
        }
    }

    /// What was answered to one proficiency, in the version that somebody works through now and in those before: each has
    /// its own number for the same code.
    private func ofProficiency(_ number: Int, of person: PersonID, on node: NodeID) throws -> SQL {
        let begun = try framework(of: person, on: node)?.id
        return """
             AND EXISTS (
                SELECT 1 FROM proficiency AS former
                JOIN proficiency AS present
                    ON present.organisation_id = former.organisation_id AND present.code = former.code
                WHERE former.organisation_id = self_assessment.organisation_id
                    AND former.framework_id = self_assessment.framework_id
                    AND former.number = self_assessment.proficiency
                    AND present.framework_id = \(begun) AND present.number = \(number)
            )
            """
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
}
