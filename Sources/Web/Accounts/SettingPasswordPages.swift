// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// What the links of invitations and of forgotten passwords lead to.
///
/// | method | path | |
/// |---|---|---|
/// | GET, POST | `/{organisation}/invitation/{word}` | sets a first password |
/// | GET, POST | `/{organisation}/password-reset/{word}` | sets a new one; their browsers are signed out |
///
/// Nobody is signed in by it: whoever set the password signs in with it, with all that signing in asks.
struct SettingPasswordPages: Sendable {
    func showInvitation(_ visit: Visit) async throws -> Response { try await show(visit, .invitation) }

    func acceptInvitation(_ visit: Visit) async throws -> Response { try await send(visit, .invitation) }

    func showReset(_ visit: Visit) async throws -> Response { try await show(visit, .reset) }

    func reset(_ visit: Visit) async throws -> Response { try await send(visit, .reset) }

    private func show(_ visit: Visit, _ purpose: EntryPurpose) async throws -> Response {
        let door = try await visit.frontDoor
        do {
            return try visit.show(try await page(visit, door, purpose))
        } catch is NotFound {
            return try over(visit, door, purpose)
        }
    }

    private func send(_ visit: Visit, _ purpose: EntryPurpose) async throws -> Response {
        let door = try await visit.frontDoor
        do {
            try await Entrance(visit.pages.platform).setPassword(
                visit.form.verbatim("password") ?? "",
                with: try visit.word("word"),
                for: purpose,
                of: door.organisation.id
            )
        } catch let input as InvalidInput {
            return try visit.show(
                try await page(visit, door, purpose, Problems(input)),
                status: .unprocessableContent
            )
        } catch is NotFound {
            return try over(visit, door, purpose)
        }
        return visit.redirect(
            to: Address.signIn(door.organisation.slug),
            saying: "Your password is set. Sign in with it now."
        )
    }

    private func page(
        _ visit: Visit,
        _ door: FrontDoor,
        _ purpose: EntryPurpose,
        _ problems: Problems = .none
    ) async throws -> SettingPasswordPage {
        let word = try visit.word("word")
        let guest = try await Entrance(visit.pages.platform).guest(with: word, for: purpose, of: door.organisation.id)
        let action = Address.settingPassword(door.organisation.slug, purpose, word)
        return SettingPasswordPage(visit, door, purpose, guest, at: action, problems)
    }

    /// The page for a link that leads nowhere, with the way on.
    private func over(_ visit: Visit, _ door: FrontDoor, _ purpose: EntryPurpose) throws -> Response {
        try visit.show(LinkOverPage(visit, door, purpose), status: .notFound)
    }
}

/// The form to set a password with.
struct SettingPasswordPage: Page {
    static let template = "accounts/setting-password"

    let frame: Frame
    let lead: String
    let email: String
    let action: String
    let password: Field
    let button: String

    init(
        _ visit: Visit,
        _ door: FrontDoor,
        _ purpose: EntryPurpose,
        _ guest: Guest,
        at action: String,
        _ problems: Problems
    ) {
        let title = door.organisation.title
        frame = Frame(
            visit,
            purpose == .invitation ? "Welcome, \(guest.name)" : "Set a new password",
            problems: problems
        )
        lead =
            purpose == .invitation
            ? "\(title) invites you. Set a password of your own, then sign in."
            : "You are signed out everywhere when you set it, and sign in with the new one."
        email = guest.email
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

/// A link that was used, withdrawn, or is too old.
struct LinkOverPage: Page {
    static let template = "accounts/link-over"

    let frame: Frame
    let says: String
    let next: Frame.Place

    init(_ visit: Visit, _ door: FrontDoor, _ purpose: EntryPurpose) {
        let slug = door.organisation.slug
        frame = Frame(visit, "This link leads no further")
        switch purpose {
        case .invitation:
            says =
                "It was used already, or withdrawn, or is more than two weeks old. If you have set a password, sign in "
                + "with it. If not, ask whoever invited you for another invitation."
            next = Frame.Place("Sign in", at: Address.signIn(slug))
        case .reset:
            says = "It was used already, or is more than an hour old."
            next = Frame.Place("Ask for another link", at: Address.forgottenPassword(slug))
        }
    }

    /// The same for what was sent to an address to be proved.
    init(_ visit: Visit, provingAt door: FrontDoor) {
        let slug = door.organisation.slug
        frame = Frame(visit, "This link leads no further")
        says =
            "It was used already, or is more than three days old, or somebody decided on your account meanwhile. If you have "
            + "set a password, sign in with it. If not, look for another mail, or ask for an account once more."
        next = Frame.Place("Sign in", at: Address.signIn(slug))
    }

    /// For whoever proved an address that is not approved by itself any more.
    init(_ visit: Visit, waitingAt door: FrontDoor) {
        frame = Frame(visit, "Somebody decides on your account")
        says =
            "Addresses like yours are not let in by themselves any more. You need do nothing: somebody at "
            + "\(door.organisation.title) looks at what you asked, and a mail comes to you then."
        next = Frame.Place("To the start", at: Address.signIn(door.organisation.slug))
    }
}
