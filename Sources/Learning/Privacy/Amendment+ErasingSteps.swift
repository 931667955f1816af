// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Gives back what they were asked to confirm, and takes their name out of what was decided.
    ///
    /// That a Step of theirs was signed off stays, with a number instead of a name and nothing that anybody said.
    func takeOutOfSteps(_ person: PersonID, _ right: Right) throws {
        try returnRequests(askedOf: [person])
        let name = person.erasedName
        try execute(
            """
            UPDATE sign_off SET learner_name = \(name), learner_says = '', comment = '', void_reason = NULL
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """,
            right
        )
        try execute(
            """
            UPDATE sign_off SET decided_name = \(name)
            WHERE organisation_id = \(organisation) AND decided_by = \(person)
            """,
            right
        )
        try execute(
            """
            UPDATE sign_off SET voided_name = \(name)
            WHERE organisation_id = \(organisation) AND voided_by = \(person)
            """,
            right
        )
        try execute(
            """
            UPDATE confirmation SET decided_name = \(name)
            WHERE organisation_id = \(organisation) AND decided_by = \(person)
            """,
            right
        )
    }
}
