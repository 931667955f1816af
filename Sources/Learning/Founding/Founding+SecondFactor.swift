// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Founding {
    /// Turns off the second factor of somebody who lost app and recovery codes; they are signed out, and told.
    ///
    /// Mostly a colleague does so who may change their sign-in, see ``SecondFactors/reset(of:by:)``. Of whoever holds the
    /// top role alone nobody may: then it is for the operator, and stands in the trail as the operator's.
    ///
    /// Answers what they are called.
    ///
    /// - Throws: ``Objection`` where nobody has the address, or it is off.
    package func resetSecondFactor(of email: String, in organisation: OrganisationID) async throws -> String {
        let address = try EmailAddress.checked(email)
        return try await platform.operate(on: organisation) { amendment in
            let row = try amendment.transaction.row(
                """
                SELECT \(PersonRow.columns)
                FROM \(PersonRow.tables)
                WHERE account.organisation_id = \(organisation) AND account.email_key = \(address.key)
                """
            )
            guard let person = try row.map(PersonRow.init) else {
                throw Objection("nobody has the address `\(address.text)`", remedy: "look at the list of people")
            }
            try amendment.resetSecondFactor(of: person, .operator)
            return person.name
        }
    }
}
