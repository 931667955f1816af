// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// One's own account.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/account` | name, password and the browsers that are signed in |
/// | POST | `/{organisation}/account/name` | changes the name |
/// | POST | `/{organisation}/account/password` | changes the password; other browsers are signed out |
/// | POST | `/{organisation}/account/browsers` | signs out of one browser, or of all others |
struct AccountPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn))
    }

    func rename(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        guard let person = signedIn.viewer.oneself else { throw Problem.notFound([]) }
        do {
            let people = People(visit.pages.platform)
            try await people.rename(person, to: visit.form["name"] ?? "", by: signedIn.viewer)
        } catch let input as InvalidInput {
            return try await again(visit, signedIn, input)
        }
        return visit.redirect(to: Address.account(signedIn.organisation), saying: "Your name is changed.")
    }

    func changePassword(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        do {
            try await Accounts(visit.pages.platform).changePassword(
                from: visit.form.verbatim("old-password") ?? "",
                to: visit.form.verbatim("new-password") ?? "",
                at: visit.peer ?? "",
                by: signedIn.viewer
            )
        } catch let input as InvalidInput {
            return try await again(visit, signedIn, input)
        } catch SignInRefused.tooMany(let seconds) {
            let account = try await Accounts(visit.pages.platform).own(by: signedIn.viewer)
            return try visit.wait(seconds, at: "old-password") { AccountPage(visit, signedIn, account, $0) }
        }
        return visit.redirect(
            to: Address.account(signedIn.organisation),
            saying: "Your password is changed. Your other browsers are signed out."
        )
    }

    func endSessions(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let accounts = Accounts(visit.pages.platform)
        if visit.form["browser"] == "others" {
            try await accounts.endSessions(nil, by: signedIn.viewer)
        } else {
            guard let number = visit.form.number("browser") else { throw Problem.notFound([]) }
            try await accounts.endSessions(SessionID(number: Int64(number)), by: signedIn.viewer)
        }
        return visit.redirect(
            to: Address.account(signedIn.organisation),
            saying: visit.form["browser"] == "others"
                ? "All your other browsers are signed out." : "That browser is signed out."
        )
    }

    private func page(_ visit: Visit, _ signedIn: SignedIn, _ problems: Problems = .none) async throws -> AccountPage {
        let account = try await Accounts(visit.pages.platform).own(by: signedIn.viewer)
        return AccountPage(visit, signedIn, account, problems)
    }

    private func again(_ visit: Visit, _ signedIn: SignedIn, _ input: InvalidInput) async throws -> Response {
        try visit.show(try await page(visit, signedIn, Problems(input)), status: .unprocessableContent)
    }
}
