// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Erasing people: what is kept about them goes, but for what others' affairs hang on.
package struct Erasures: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// What erasing a person would do, for somebody who may.
    ///
    /// - Throws: ``Objection`` where they were erased already.
    package func review(_ person: PersonID, by viewer: Viewer) async throws -> ErasureReview {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(person)
            _ = try snapshot.permit(.personDelete, Resource(person))
            _ = try snapshot.existingUnerased(person)
            return ErasureReview(
                person: try snapshot.summary(of: row),
                isOwn: viewer.person == person,
                askedAt: try snapshot.openErasureRequest(of: person)?.askedAt,
                roles: try snapshot.holdings(of: person, onlyCurrent: true).filter { $0.id != nil },
                erasedName: person.erasedName
            )
        }
    }

    /// Erases a person, for good: nobody can undo it.
    ///
    /// What goes: name, address, password, browsers, notices, roles. What they did and what was done to them stays in the
    /// trail, under "Erased person 12". Somebody else has to do it, as it cannot be undone.
    ///
    /// - Throws: ``Objection`` where it is oneself, or where a rule of the model needs them: the last of the top role.
    package func erase(_ person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permit(.personDelete, Resource(person))
            guard viewer.person != person else {
                throw Objection(
                    "nobody erases themselves",
                    remedy: "ask for it on the page of your account; somebody else decides"
                )
            }
            try amendment.erase(try amendment.existingUnerased(person), .permit(permit))
        }
    }
}

/// What erasing somebody would do.
package struct ErasureReview: Sendable, Hashable {
    package let person: PersonSummary
    package let isOwn: Bool
    /// When they asked for it themselves; nothing where they did not.
    package let askedAt: Instant?
    /// Roles that end.
    package let roles: [HoldingSummary]
    /// What they are called afterwards.
    package let erasedName: String
}

extension PersonID {
    /// What somebody is called who was erased: their number tells them apart, and nothing else does.
    package var erasedName: String { "Erased person \(index)" }
}
