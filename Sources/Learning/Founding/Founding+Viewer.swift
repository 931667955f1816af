// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Founding {
    /// The person with an address, in whose name the operator does what that person may do.
    ///
    /// The trail then names them, as the operator is nobody in it.
    ///
    /// - Throws: ``Objection`` where there is none, or they are inactive.
    package func viewer(_ email: String, in organisation: OrganisationID) async throws -> Viewer {
        let address = try EmailAddress.checked(email, field: "as")
        return try await platform.database.read { transaction in
            let row = try transaction.row(
                """
                SELECT \(PersonRow.columns)
                FROM \(PersonRow.tables)
                WHERE account.organisation_id = \(organisation) AND account.email_key = \(address.key)
                """
            )
            guard let person = try row.map(PersonRow.init), person.isActive else {
                throw Objection("nobody active has the address `\(email)`", remedy: "look at the list of people")
            }
            return Viewer(.person(person.id), in: organisation)
        }
    }
}
