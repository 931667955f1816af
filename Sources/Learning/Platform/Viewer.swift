// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Who asks, and in which organisation: the argument of every verb.
package struct Viewer: Sendable, Hashable {
    package let organisation: OrganisationID
    package let principal: Principal
    /// The browser they are signed in with, where it is one.
    package let session: SessionID?

    package init(_ principal: Principal, in organisation: OrganisationID, session: SessionID? = nil) {
        self.principal = principal
        self.organisation = organisation
        self.session = session
    }

    /// The person who does it, where it is one: with two, the one at the keyboard.
    package var person: PersonID? {
        switch principal {
        case .person(let person), .token(let person, _), .acting(let person, _): person
        case .service, .visitor: nil
        }
    }
}
