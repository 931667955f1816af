// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The form to sign in with, and in a demonstration the roles to sign in as.
struct SignInPage: Page {
    static let template = "accounts/sign-in"

    let frame: Frame
    let action: String
    let next: String?
    let email: Field
    let password: Field
    /// The page to ask for an account on, where one can.
    let register: String?
    let forgotten: String
    let front: String

    init(_ visit: Visit, _ door: FrontDoor, next: String?, problems: Problems = .none) {
        let slug = door.organisation.slug
        frame = Frame(visit, "Sign in to \(door.organisation.title)", problems: problems)
        action = Address.signIn(slug)
        self.next = next.flatMap { Address.inside(slug, $0) }
        email = Field(
            "email",
            "E-mail address",
            value: visit.form["email"] ?? "",
            type: .email,
            problems: problems,
            autocomplete: "username"
        )
        password = Field(
            "password",
            "Password",
            type: .password,
            problems: problems,
            autocomplete: "current-password"
        )
        register = door.takesRegistrations ? Address.register(slug) : nil
        forgotten = Address.forgottenPassword(slug)
        front = Address.front
    }
}
