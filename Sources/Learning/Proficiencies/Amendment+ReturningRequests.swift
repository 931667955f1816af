// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Gives back to their learners what nobody who was asked may confirm any more, after somebody lost a role.
    ///
    /// A role that ends on a day ends without a transaction: the pages then say so, and the learner asks somebody else.
    func returnRequests(askedOf people: Set<PersonID>) throws {
        let permission = model.number(of: .confirmationGive)
        guard !people.isEmpty, model.isGranted(permission) else { return }
        let rows = try transaction.rows(
            """
            SELECT DISTINCT confirmation.self_assessment_id AS answer_id
            FROM confirmation_party
            JOIN confirmation
                ON confirmation.organisation_id = confirmation_party.organisation_id
                AND confirmation.id = confirmation_party.confirmation_id
            WHERE confirmation_party.organisation_id = \(organisation) AND confirmation.state = 'waiting'
                AND confirmation_party.is_waiting = 1
                AND confirmation_party.person_id \(in: people.map { Int64($0.index) }.sorted())
            """
        )
        for row in rows {
            let reviewed = try reviewed(try row.read("answer_id"))
            guard !reviewed.asked.contains(where: { mayConfirm($0, for: reviewed.learner, on: reviewed.node) }) else {
                continue
            }
            try giveBack(reviewed, "Nobody whom you asked can confirm it any more. Ask somebody else.")
            try tell(reviewed.learner, .confirmationReturned(reviewed.mark))
        }
    }

    /// Gives back what waits of people who left their Step, so that it stands in nobody's way.
    ///
    /// They are told that their role ended, and of nothing more: once they are enrolled again they can ask again.
    func returnRequests(ofThoseWhoLeft people: Set<PersonID>) throws {
        guard !people.isEmpty, model.isGranted(model.number(of: .answerGive)) else { return }
        let numbers = people.map { Int64($0.index) }.sorted()
        let answers = try transaction.rows(
            """
            SELECT person_id, node_id, self_assessment_id
            FROM confirmation
            WHERE organisation_id = \(organisation) AND state = 'waiting' AND person_id \(in: numbers)
            """
        )
        for row in answers where try !isEnrolled(row.read("person_id"), on: row.read("node_id")) {
            let reviewed = try reviewed(try row.read("self_assessment_id"))
            try giveBack(reviewed, "You were not enrolled any more. Once you are, ask again.")
        }
        let steps = try transaction.rows(
            """
            SELECT id, person_id, node_id
            FROM sign_off
            WHERE organisation_id = \(organisation) AND state = 'waiting' AND person_id \(in: numbers)
            """
        )
        for row in steps where try !isEnrolled(row.read("person_id"), on: row.read("node_id")) {
            try endSignOffRequest(try row.read("id"), .ruleOfTheModel)
            let mark = StepMark(try row.read("person_id"), try row.read("node_id"))
            record(.confirmationReturned(mark), Right.ruleOfTheModel)
        }
    }

    private func giveBack(_ reviewed: ReviewedAnswer, _ because: String) throws {
        guard let waiting = reviewed.waiting else { return }
        let rule = Right.ruleOfTheModel
        try end(waiting, .returned, because, rule)
        try mark(reviewed.answer, .answered, rule)
        record(.confirmationReturned(reviewed.mark), rule)
    }
}
