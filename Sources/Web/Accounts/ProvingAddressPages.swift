// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// What the link leads to that is sent to whoever asks for an account with an address that is approved by itself.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/address-proof/{word}` | who asked, and the form to set a password with |
/// | POST | the same | sets it, and lets them in; where the rule ended meanwhile it is said that somebody decides |
struct ProvingAddressPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        do {
            return try await form(visit, door)
        } catch is NotFound {
            return try over(visit, door)
        }
    }

    func send(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        do {
            let proved = try await Entrance(visit.pages.platform).proveAddress(
                settingPassword: visit.form.verbatim("password") ?? "",
                with: try visit.word("word"),
                of: door.organisation.id
            )
            if proved == .waits { return try visit.show(LinkOverPage(visit, waitingAt: door)) }
        } catch let input as InvalidInput {
            return try await form(visit, door, Problems(input))
        } catch is NotFound {
            return try over(visit, door)
        }
        return visit.redirect(
            to: Address.signIn(door.organisation.slug),
            saying: "Your password is set, and you are let in. Sign in with it now."
        )
    }

    private func form(_ visit: Visit, _ door: FrontDoor, _ problems: Problems = .none) async throws -> Response {
        let word = try visit.word("word")
        let applicant = try await Entrance(visit.pages.platform).applicant(with: word, of: door.organisation.id)
        guard applicant.isLetInByRule else { return try visit.show(LinkOverPage(visit, waitingAt: door)) }
        let page = SettingPasswordPage(
            visit,
            door,
            applicant,
            at: Address.addressProof(door.organisation.slug, word),
            problems
        )
        return try visit.show(page, status: problems.all.isEmpty ? .ok : .unprocessableContent)
    }

    private func over(_ visit: Visit, _ door: FrontDoor) throws -> Response {
        try visit.show(LinkOverPage(visit, provingAt: door), status: .notFound)
    }
}

extension SettingPasswordPage {
    /// For whoever proves their address by it.
    init(_ visit: Visit, _ door: FrontDoor, _ applicant: Applicant, at action: String, _ problems: Problems) {
        frame = Frame(visit, "Welcome, \(applicant.name)", problems: problems)
        lead =
            "You asked for an account at \(door.organisation.title). Set a password of your own: this shows that the address "
            + "is yours, and lets you in."
        email = applicant.email
        self.action = action
        password = Field(
            "password",
            "Password",
            type: .password,
            hint: "At least \(Passwords.lengthMinimum) characters, such as three words of your own.",
            problems: problems,
            autocomplete: "new-password"
        )
        button = "Set password"
    }
}
