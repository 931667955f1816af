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
                AND confirmation_party.person_id \(in: people.map { Int64($0.index) }.sorted())
            """
        )
        for row in rows {
            let reviewed = try reviewed(try row.read("answer_id"))
            guard !reviewed.asked.contains(where: { mayConfirm($0, for: reviewed.learner, on: reviewed.node) }) else {
                continue
            }
            try giveBack(reviewed)
        }
    }

    private func giveBack(_ reviewed: ReviewedAnswer) throws {
        try executeByRule(
            """
            UPDATE confirmation
            SET state = \(ConfirmationState.returned), decided_at = \(now),
                comment = 'Nobody whom you asked can confirm it any more. Ask somebody else.'
            WHERE organisation_id = \(organisation) AND id = \(reviewed.waiting)
            """
        )
        try executeByRule(
            """
            UPDATE self_assessment SET standing = \(AnswerStanding.answered)
            WHERE organisation_id = \(organisation) AND id = \(reviewed.answer)
            """
        )
        record(.confirmationReturned(reviewed.mark), Right.ruleOfTheModel)
        try tell(reviewed.learner, .confirmationReturned(reviewed.mark))
    }
}
