// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Keeping somebody from signing in, and letting them again, each after a page that says what it does.
struct ActivityPages: Sendable {
    func askDeactivation(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await person(visit, signedIn)
        guard person.summary.isActive, person.lastOfTopRole == nil else { return back(visit, signedIn, person) }
        return try visit.show(ActivityPage(deactivating: person, visit, signedIn))
    }

    func deactivate(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = try visit.person()
        let name = try await person(visit, signedIn).summary.name
        try await People(visit.pages.platform).deactivate(id, by: signedIn.viewer)
        return visit.redirect(
            to: Address.person(signedIn.organisation, id),
            saying: "\(name) is inactive, and signed out everywhere."
        )
    }

    func askReactivation(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await person(visit, signedIn)
        guard !person.summary.isActive else { return back(visit, signedIn, person) }
        let people = People(visit.pages.platform)
        let withheld = try await people.rolesWithheld(from: person.summary.id, by: signedIn.viewer)
        return try visit.show(ActivityPage(reactivating: person, withheld: withheld, visit, signedIn))
    }

    func reactivate(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = try visit.person()
        let name = try await person(visit, signedIn).summary.name
        let ended = try await People(visit.pages.platform).reactivate(id, by: signedIn.viewer)
        let roles = ended.map(\.roleTitle).joined(separator: ", ")
        return visit.redirect(
            to: Address.person(signedIn.organisation, id),
            saying: ended.isEmpty ? "\(name) is active again." : "\(name) is active again. What ended: \(roles)."
        )
    }

    private func person(_ visit: Visit, _ signedIn: SignedIn) async throws -> PersonDetails {
        try await People(visit.pages.platform).details(visit.person(), for: .personDeactivate, by: signedIn.viewer)
    }

    /// To the person's page, which says how they stand, where nothing is to be asked.
    private func back(_ visit: Visit, _ signedIn: SignedIn, _ person: PersonDetails) -> Response {
        visit.redirect(to: Address.person(signedIn.organisation, person.summary.id))
    }
}
