// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The form to register somebody with.
struct NewPersonPage: Page {
    static let template = "people/new"

    let frame: Frame
    let action: String
    let cancel: String
    let name: Field
    let email: Field
    /// To choose from, where the viewer registers people in groups alone.
    let group: Choices?
    let password: Field
    let questions: [ProfileQuestionField]

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ reach: RegistrationReach,
        _ questions: [ProfileQuestion],
        problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Register a \(signedIn.words.person)",
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))],
            problems: problems
        )
        action = Address.people(organisation)
        cancel = Address.people(organisation)
        name = Field("name", "Name", value: visit.form["name"] ?? "", problems: problems)
        email = Field(
            "email",
            "E-mail address",
            value: visit.form["email"] ?? "",
            type: .email,
            hint: "They sign in with it.",
            problems: problems
        )
        self.questions = ProfileQuestionField.all(questions, visit.form, problems)
        group = Self.choices(reach, chosen: visit.form["group"], problems)
        password = Field(
            "password",
            "First password",
            type: .password,
            hint: """
                \(visit.pages.configuration.sendsMail
                    ? "Leave it empty, and they are sent an invitation to set one of their own."
                    : "No mail is sent from here: leave it empty, and you are shown a link to give to them.") \
                Or choose one of at least \(Passwords.lengthMinimum) characters and tell it to them yourself.
                """,
            problems: problems,
            autocomplete: "new-password",
            isRequired: false
        )
    }

    private static func choices(_ reach: RegistrationReach, chosen: String?, _ problems: Problems) -> Choices? {
        guard case .groups(let groups) = reach else { return nil }
        return Choices(
            "group",
            "Where do they belong?",
            groups.map { Choices.Answer(String($0.node.index), $0.title) },
            chosen: Set([chosen].compactMap(\.self)),
            hint: "You can add people to these groups only.",
            problems: problems,
            isSearchable: true
        )
    }
}
