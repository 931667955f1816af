// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Snapshot {
    /// A request that waits, as much as is needed to ask the engine about it.
    struct Waiting {
        var confirmation: Int64
        var learner: PersonID
        var node: NodeID
        var asked: [PersonID]

        func isAsked(_ person: PersonID?) -> Bool { person.map(asked.contains) ?? false }
    }

    /// What waits and the viewer may confirm, the oldest first.
    func waiting() throws -> [Waiting] {
        let scope = scope(.confirmationGive)
        guard !scope.isNothing else { return [] }
        let rows = try transaction.rows(
            """
            SELECT id, person_id, node_id
            FROM confirmation
            WHERE organisation_id = \(organisation) AND state = 'waiting'
            ORDER BY asked_at, id
            LIMIT \(Self.waitingMaximum)
            """
        )
        let asked = try transaction.rows(
            """
            SELECT confirmation_party.confirmation_id, confirmation_party.person_id
            FROM confirmation
            JOIN confirmation_party
                ON confirmation_party.organisation_id = confirmation.organisation_id
                AND confirmation_party.confirmation_id = confirmation.id
            WHERE confirmation.organisation_id = \(organisation) AND confirmation.state = 'waiting'
            """
        ).reduce(into: [Int64: [PersonID]]()) {
            $0[try $1.read("confirmation_id"), default: []].append(try $1.read("person_id"))
        }
        return try rows.compactMap { row in
            let (id, learner): (Int64, PersonID) = (try row.read("id"), try row.read("person_id"))
            let waiting = Waiting(
                confirmation: id,
                learner: learner,
                node: try row.read("node_id"),
                asked: asked[id] ?? []
            )
            let resource = onStep(waiting.node, of: learner, asked: waiting.asked)
            guard authorizer.contains(scope, resource, at: now), isEnrolled(learner, on: waiting.node) else {
                return nil
            }
            return waiting
        }
    }

    /// No list looks at more of what waits; who has so much to do begins with the oldest.
    private static var waitingMaximum: Int { 20_000 }

    /// A page of what waits, in words.
    func details(of waiting: [Waiting], _ page: Page) throws -> Paged<WaitingAnswer> {
        let page = page.nearest(of: waiting.count)
        let shown = Array(waiting.dropFirst(page.offset).prefix(page.size))
        let names = try names(of: Set(shown.flatMap { [$0.learner] + $0.asked }).sorted())
        let titles = try titles(of: Set(shown.map(\.node)).sorted())
        let rows = try transaction.rows(
            """
            SELECT confirmation.id AS confirmation_id, confirmation.asked_at, self_assessment.id AS answer_id,
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
        let found = Dictionary(uniqueKeysWithValues: try rows.map { (try $0.read("confirmation_id") as Int64, $0) })
        let items = try shown.compactMap { waiting -> WaitingAnswer? in
            guard let row = found[waiting.confirmation] else { return nil }
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
                askedAt: try row.read("asked_at"),
                asked: waiting.asked.compactMap { names[$0] }
            )
        }
        return Paged(items: items, page: page, total: waiting.count)
    }

    /// The Steps that wait and that the viewer may sign off.
    func waitingSignOffs(_ page: Page) throws -> Paged<WaitingSignOff> {
        let scope = scope(.signOffGive)
        guard !scope.isNothing else { return Paged(items: [], page: page, total: 0) }
        let rows = try transaction.rows(
            """
            SELECT person_id, node_id, asked_at, learner_says
            FROM sign_off
            WHERE organisation_id = \(organisation) AND state = 'waiting'
            ORDER BY asked_at, id
            LIMIT \(Self.waitingMaximum)
            """
        ).filter { row in
            let (learner, node): (PersonID, NodeID) = (try row.read("person_id"), try row.read("node_id"))
            return authorizer.contains(scope, onStep(node, of: learner), at: now) && isEnrolled(learner, on: node)
        }
        let page = page.nearest(of: rows.count)
        let shown = rows.dropFirst(page.offset).prefix(page.size)
        let names = try names(of: try shown.map { try $0.read("person_id") })
        let titles = try titles(of: Set(try shown.map { try $0.read("node_id") as NodeID }).sorted())
        let items = try shown.map { row in
            let (learner, node): (PersonID, NodeID) = (try row.read("person_id"), try row.read("node_id"))
            return WaitingSignOff(
                learner: learner,
                learnerName: names[learner] ?? "",
                step: node,
                stepTitle: titles[node] ?? "",
                askedAt: try row.read("asked_at"),
                learnerSays: try row.read("learner_says")
            )
        }
        return Paged(items: items, page: page, total: rows.count)
    }

    /// Why an answer cannot be decided on now, as a sentence.
    func obstacle(to reviewed: ReviewedAnswer) throws -> String? {
        do {
            try demandDecidable(reviewed)
            return nil
        } catch let objection as Objection {
            return objection.description
        }
    }
}
