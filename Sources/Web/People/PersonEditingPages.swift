// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Changing what somebody is called, and how they sign in.
struct PersonEditingPages: Sendable {
    func askName(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await person(visit, signedIn, for: .personEditProfile)
        return try visit.show(PersonFormPage(naming: person, visit, signedIn))
    }

    func rename(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (id, name) = (try visit.person(), visit.form["name"] ?? "")
        do {
            try await People(visit.pages.platform).rename(id, to: name, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let person = try await person(visit, signedIn, for: .personEditProfile)
            let page = PersonFormPage(naming: person, visit, signedIn, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(to: Address.person(signedIn.organisation, id), saying: "The name is now \(name).")
    }

    func askSignIn(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try await person(visit, signedIn, for: .personEditSignIn)
        return try visit.show(PersonFormPage(signingIn: person, visit, signedIn))
    }

    func changeSignIn(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let id = try visit.person()
        do {
            try await People(visit.pages.platform).changeSignIn(
                of: id,
                email: visit.form["email"] ?? "",
                password: visit.form.verbatim("password"),
                by: signedIn.viewer
            )
        } catch let input as InvalidInput {
            let person = try await person(visit, signedIn, for: .personEditSignIn)
            let page = PersonFormPage(signingIn: person, visit, signedIn, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.person(signedIn.organisation, id),
            saying: "The sign-in is changed. Open browsers of theirs are signed out."
        )
    }

    private func person(
        _ visit: Visit,
        _ signedIn: SignedIn,
        for purpose: PermissionName
    ) async throws -> PersonDetails {
        try await People(visit.pages.platform).details(visit.person(), for: purpose, by: signedIn.viewer)
    }
}
