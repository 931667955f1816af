// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// An organisation as it is seen from outside: what it is called, what it is for, and whether one may ask to come in.
package struct FrontDoor: Sendable, Hashable {
    package let organisation: OrganisationSummary
    package let words: OrganisationWords
    /// What its role model was made for, in one sentence.
    package let says: String
    package let takesRegistrations: Bool
}

extension Entrance {
    /// The door of the organisation with that word in its address.
    ///
    /// - Throws: ``NotFound``.
    package func door(of slug: String) async throws -> FrontDoor {
        let organisation = try await organisation(slug)
        return try await platform.read(by: Viewer(.visitor, in: organisation.id)) { snapshot in
            FrontDoor(
                organisation: organisation,
                words: OrganisationWords(snapshot.model.model),
                says: snapshot.model.model.says,
                takesRegistrations: snapshot.takesRegistrations
            )
        }
    }
}
