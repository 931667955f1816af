// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// For whoever forgot their password.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/forgotten-password` | asks for the address, or says that no mail is sent from here |
/// | POST | `/{organisation}/forgotten-password` | has a link mailed; the answer is the same for every address |
struct ForgottenPasswordPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        try visit.show(ForgottenPasswordPage(visit, try await visit.frontDoor))
    }

    func send(_ visit: Visit) async throws -> Response {
        let door = try await visit.frontDoor
        guard visit.pages.configuration.sendsMail else { return try visit.show(ForgottenPasswordPage(visit, door)) }
        do {
            try await Entrance(visit.pages.platform).askForReset(
                email: visit.form["email"] ?? "",
                from: visit.peer ?? "",
                of: door.organisation.id
            )
        } catch SignInRefused.tooMany {
            throw Problem.notNow([
                "A link was asked for several times already. Look into your mails, also among the unwanted ones. "
                    + "In a quarter of an hour you can ask again."
            ])
        } catch let input as InvalidInput {
            let page = ForgottenPasswordPage(visit, door, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.signIn(door.organisation.slug),
            saying:
                "If somebody signs in here with that address, a mail is on its way to it. It says how long its link is good."
        )
    }
}

/// The form to ask for a link with.
struct ForgottenPasswordPage: Page {
    static let template = "accounts/forgotten-password"

    let frame: Frame
    let sendsMail: Bool
    let action: String
    let email: Field
    let signIn: String

    init(_ visit: Visit, _ door: FrontDoor, problems: Problems = .none) {
        frame = Frame(visit, "Forgot your password?", problems: problems)
        sendsMail = visit.pages.configuration.sendsMail
        action = Address.forgottenPassword(door.organisation.slug)
        email = Field(
            "email",
            "E-mail address",
            value: visit.form["email"] ?? "",
            type: .email,
            hint: "The one that you sign in with.",
            problems: problems,
            autocomplete: "username"
        )
        signIn = Address.signIn(door.organisation.slug)
    }
}
