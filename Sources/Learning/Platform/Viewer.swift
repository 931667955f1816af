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

    /// Who is signed in as themselves, and needs no right to their own affairs.
    ///
    /// While one acts as another it is nobody.
    package var oneself: PersonID? { isActing ? nil : person }

    /// Whose pages are shown: with two, the one who is acted as.
    package var subject: PersonID? {
        if case .acting(_, let other) = principal { other } else { person }
    }

    /// Whose learning it is when something is opened, answered or completed.
    ///
    /// While one acts as another it is nobody's.
    package var learner: PersonID? { oneself }

    /// Whether one person acts as another.
    package var isActing: Bool {
        if case .acting = principal { true } else { false }
    }

    /// Each person who asks, by themselves: both have to be allowed.
    var each: [(person: PersonID, principal: Principal)] {
        if case .acting(let actor, let other) = principal { return [(actor, .person(actor)), (other, .person(other))] }
        return person.map { [($0, principal)] } ?? []
    }
}
