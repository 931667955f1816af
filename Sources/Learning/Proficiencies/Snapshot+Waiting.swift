// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// A request that waits, as much as is needed to ask the engine about it.
    struct Waiting {
        var confirmation: Int64
        var learner: PersonID
        var node: NodeID
        var askedAt: Instant
        var asked: [PersonID]
    }

    /// What waits and the viewer may look at and confirm, the oldest first: what they were asked for, or what others were.
    ///
    /// It is read a piece at a time until enough is found, so that what is not the viewer's to see, or waits in vain, does
    /// not stand in the way of the rest.
    func waiting(_ whose: Reviews.Whose) throws -> [Waiting] {
        guard let person = viewer.subject, !scope(.confirmationGive).isNothing else { return [] }
        var found: [Waiting] = []
        var last: Waiting?
        while found.count < Reviews.listedMaximum {
            let piece = try waitingPiece(whose, person, after: last)
            found += piece.filter { waiting in
                let resource = onStep(waiting.node, of: waiting.learner, asked: waiting.asked)
                return isEnrolled(waiting.learner, on: waiting.node) && allows(.confirmationGive, resource)
                    && allows(.answerView, resource)
            }
            guard piece.count == Self.pieceSize else { break }
            last = piece.last
        }
        return Array(found.prefix(Reviews.listedMaximum))
    }

    private static var pieceSize: Int { 1_000 }

    private func waitingPiece(_ whose: Reviews.Whose, _ person: PersonID, after last: Waiting?) throws -> [Waiting] {
        let rows = try transaction.rows(
            """
            \(whose == .own ? asked(of: person, after: last?.confirmation ?? 0) : notAsked(of: person, after: last))
            LIMIT \(Self.pieceSize)
            """
        )
        let asked = try asked(in: rows.map { try $0.read("id") })
        return try rows.map { row in
            let id: Int64 = try row.read("id")
            return Waiting(
                confirmation: id,
                learner: try row.read("person_id"),
                node: try row.read("node_id"),
                askedAt: try row.read("asked_at"),
                asked: asked[id] ?? []
            )
        }
    }

    /// Requests are numbered as they are made, so that the lowest number has waited longest.
    private func asked(of person: PersonID, after last: Int64) -> SQL {
        """
        SELECT confirmation.id, confirmation.person_id, confirmation.node_id, confirmation.asked_at
        FROM confirmation_party
        JOIN confirmation
            ON confirmation.organisation_id = confirmation_party.organisation_id
            AND confirmation.id = confirmation_party.confirmation_id AND confirmation.state = 'waiting'
        WHERE confirmation_party.organisation_id = \(organisation) AND confirmation_party.person_id = \(person)
            AND confirmation_party.is_waiting = 1 AND confirmation_party.confirmation_id > \(last)
        ORDER BY confirmation_party.confirmation_id
        """
    }

    private func notAsked(of person: PersonID, after last: Waiting?) -> SQL {
        let beyond: SQL = last.map { " AND (asked_at, id) > (\($0.askedAt), \($0.confirmation))" } ?? ""
        return """
            SELECT id, person_id, node_id, asked_at
            FROM confirmation
            WHERE organisation_id = \(organisation) AND state = 'waiting'\(beyond)
                AND NOT EXISTS (
                    SELECT 1 FROM confirmation_party
                    WHERE confirmation_party.organisation_id = confirmation.organisation_id
                        AND confirmation_party.confirmation_id = confirmation.id
                        AND confirmation_party.person_id = \(person)
                )
            ORDER BY asked_at, id
            """
    }

    /// A page of what waits, in words.
    func details(of waiting: [Waiting], _ page: Page) throws -> Paged<WaitingAnswer> {
        let page = page.nearest(of: waiting.count)
        let shown = Array(waiting.dropFirst(page.offset).prefix(page.size))
        let names = try names(of: Set(shown.flatMap { [$0.learner] + $0.asked }).sorted())
        let titles = try titles(of: Set(shown.map(\.node)).sorted())
        let rows = try transaction.rows(
            """
            SELECT confirmation.id AS confirmation_id, self_assessment.id AS answer_id,
                self_assessment.answer, self_assessment.evidence, proficiency.code, proficiency.statement
            FROM confirmation
            JOIN self_assessment
                ON self_assessment.organisation_id = confirmation.organisation_id
                AND self_assessment.id = confirmation.self_assessment_id
            JOIN proficiency
                ON proficiency.organisation_id = self_assessment.organisation_id
                AND proficiency.framework_id = self_assessment.framework_id
                AND proficiency.number = self_assessment.proficiency
            WHERE confirmation.organisation_id = \(organisation)
                AND confirmation.id \(in: shown.map(\.confirmation))
            """
        )
        let found = try rows.reduce(into: [Int64: Row]()) { $0[try $1.read("confirmation_id")] = $1 }
        let items = try shown.compactMap { waiting -> WaitingAnswer? in
            guard let row = found[waiting.confirmation] else { return nil }
            let isShown = sight(of: waiting.learner, on: waiting.node).confirmations
            return WaitingAnswer(
                answer: try row.read("answer_id"),
                learner: waiting.learner,
                learnerName: names[waiting.learner] ?? "",
                step: waiting.node,
                stepTitle: titles[waiting.node] ?? "",
                code: try row.read("code"),
                statement: try row.read("statement"),
                words: try row.read("answer"),
                evidence: try row.read("evidence"),
                askedAt: waiting.askedAt,
                asked: isShown ? waiting.asked.compactMap { names[$0] } : []
            )
        }
        return Paged(items: items, page: page, total: waiting.count)
    }
}
