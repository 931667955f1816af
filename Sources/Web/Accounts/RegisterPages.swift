// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// Asking for an account of one's own, where somebody of the organisation decides on it.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/register` | the form |
/// | POST | `/{organisation}/register` | asks; the answer is the same whether the address is known or not |
struct RegisterPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let door = try await openDoor(of: visit)
        return try visit.show(RegisterPage(visit, door, try await questions(visit, door)))
    }

    func send(_ visit: Visit) async throws -> Response {
        let door = try await openDoor(of: visit)
        let questions = try await questions(visit, door)
        do {
            try await Entrance(visit.pages.platform).askForAccount(
                name: visit.form["name"] ?? "",
                email: visit.form["email"] ?? "",
                password: visit.pages.configuration.sendsMail ? nil : visit.form.verbatim("password") ?? "",
                answering: visit.form.answers(to: questions),
                byMail: visit.pages.configuration.sendsMail,
                from: visit.peer ?? "",
                in: door.organisation.id
            )
        } catch SignInRefused.tooMany(let seconds) {
            let problem = Problems.FieldProblem(
                "email",
                "Too many people asked from where you are. \(Self.wait(seconds))"
            )
            return try visit.tooOften(
                RegisterPage(visit, door, questions, problems: Problems([problem])),
                seconds: seconds
            )
        } catch let input as InvalidInput {
            let page = RegisterPage(visit, door, questions, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.signIn(door.organisation.slug),
            saying: "Thank you. " + (try await Self.next(visit, door))
        )
    }

    /// The same for every address, so that none is known by it.
    private static func next(_ visit: Visit, _ door: FrontDoor) async throws -> String {
        let organisation = door.organisation
        guard visit.pages.configuration.sendsMail else {
            return "Somebody at \(organisation.title) decides on your account. Then you can sign in."
        }
        guard try await Entrance(visit.pages.platform).approvesByRule(organisation.id) else {
            return "Somebody at \(organisation.title) decides on your account. "
                + "Then a mail comes to you, with a link to set a password."
        }
        return
            "Look into your mail: with an address of the organisation’s own, a link to set a password comes in a few minutes. "
            + "If none comes, somebody at \(organisation.title) decides on your account, and a mail comes to you then."
    }

    private func questions(_ visit: Visit, _ door: FrontDoor) async throws -> [ProfileQuestion] {
        try await Entrance(visit.pages.platform).questions(of: door.organisation.id)
    }

    private static func wait(_ seconds: Int64) -> String { "Wait \(SignInPages.minutes(seconds)), then try again." }

    /// The organisation, if one can ask for an account there.
    private func openDoor(of visit: Visit) async throws -> FrontDoor {
        let door = try await visit.frontDoor
        guard door.takesRegistrations else { throw Problem.notFound([]) }
        return door
    }
}

/// The form to ask for an account with.
struct RegisterPage: Page {
    static let template = "accounts/register"

    let frame: Frame
    let organisation: String
    let action: String
    let signIn: String
    let name: Field
    let email: Field
    /// Nil where mail is sent: then the link in a mail shows whose the address is, and leads to a password.
    let password: Field?
    let questions: [ProfileQuestionField]

    init(_ visit: Visit, _ door: FrontDoor, _ questions: [ProfileQuestion], problems: Problems = .none) {
        let slug = door.organisation.slug
        frame = Frame(visit, "Ask for an account", problems: problems)
        organisation = door.organisation.title
        self.questions = ProfileQuestionField.all(questions, visit.form, problems)
        action = Address.register(slug)
        signIn = Address.signIn(slug)
        name = Field(
            "name",
            "Your name",
            value: visit.form["name"] ?? "",
            hint: "As your colleagues know you.",
            problems: problems,
            autocomplete: "name"
        )
        email = Field(
            "email",
            "E-mail address",
            value: visit.form["email"] ?? "",
            type: .email,
            hint: visit.pages.configuration.sendsMail
                ? "A mail comes to it once you are approved. You will sign in with it." : "You will sign in with it.",
            problems: problems,
            autocomplete: "email"
        )
        password =
            visit.pages.configuration.sendsMail
            ? nil
            : Field(
                "password",
                "Password",
                type: .password,
                hint: "At least \(Passwords.lengthMinimum) characters, such as three words of your own.",
                problems: problems,
                autocomplete: "new-password"
            )
    }
}
