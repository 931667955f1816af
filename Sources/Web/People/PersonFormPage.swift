// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A form that changes something of one person.
struct PersonFormPage: Page {
    static let template = "people/form"

    let frame: Frame
    let lead: String?
    let action: String
    let fields: [Field]
    let button: String
    let cancel: String

    /// What they are called.
    init(naming person: PersonDetails, _ visit: Visit, _ signedIn: SignedIn, problems: Problems = .none) {
        let (organisation, summary) = (signedIn.organisation, person.summary)
        frame = Frame(visit, "Change the name", trail: .to(summary, signedIn), problems: problems)
        lead = nil
        action = Address.personName(organisation, summary.id)
        fields = [Field("name", "Name", value: visit.form["name"] ?? summary.name, problems: problems)]
        button = "Change name"
        cancel = Address.person(organisation, summary.id)
    }

    /// How they sign in.
    init(signingIn person: PersonDetails, _ visit: Visit, _ signedIn: SignedIn, problems: Problems = .none) {
        let (organisation, summary) = (signedIn.organisation, person.summary)
        frame = Frame(visit, "Change how they sign in", trail: .to(summary, signedIn), problems: problems)
        lead = "\(summary.name) is signed out everywhere, and signs in again with what you write here."
        action = Address.personSignIn(organisation, summary.id)
        fields = [
            Field(
                "email",
                "E-mail address",
                value: visit.form["email"] ?? summary.email ?? "",
                type: .email,
                problems: problems
            ),
            Field(
                "password",
                "New password",
                type: .password,
                hint: "Leave it empty to keep the present one. At least \(Passwords.lengthMinimum) characters.",
                problems: problems,
                autocomplete: "new-password",
                isRequired: false
            ),
        ]
        button = "Change sign-in"
        cancel = Address.person(organisation, summary.id)
    }
}

extension [Frame.Place] {
    /// The places above a page about something of one person.
    static func to(_ person: PersonSummary, _ signedIn: SignedIn) -> [Frame.Place] {
        [
            Frame.Place(signedIn.words.people, at: Address.people(signedIn.organisation)),
            Frame.Place(person.name, at: Address.person(signedIn.organisation, person.id)),
        ]
    }
}
