// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Letting in somebody who has no password yet.
///
/// | method | path | |
/// |---|---|---|
/// | POST | `/{organisation}/people/{person}/invitation` | sends an invitation, or another one |
/// | POST | `/{organisation}/people/{person}/invitation/withdrawal` | takes it back |
/// | POST | `/{organisation}/people/{person}/invitation/link` | shows a link once, to be given to them by hand |
struct InvitationPages: Sendable {
    func send(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try visit.person()
        guard visit.pages.configuration.sendsMail else {
            // Who may not invite them is told that first.
            _ = try await People(visit.pages.platform).details(person, for: .personRegister, by: signedIn.viewer)
            throw Problem.notNow(["No mail can be sent from here. Make a link instead, and give it to them yourself."])
        }
        try await Invitations(visit.pages.platform).send(to: person, by: signedIn.viewer)
        return visit.redirect(
            to: Address.person(signedIn.organisation, person),
            saying: "An invitation is on its way."
        )
    }

    func withdraw(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try visit.person()
        try await Invitations(visit.pages.platform).withdraw(from: person, by: signedIn.viewer)
        return visit.redirect(
            to: Address.person(signedIn.organisation, person),
            saying: "The invitation is withdrawn. Its links lead nowhere."
        )
    }

    func makeLink(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let person = try visit.person()
        let people = People(visit.pages.platform)
        let name = try await people.details(person, for: .personEditSignIn, by: signedIn.viewer).summary.name
        let word = try await Invitations(visit.pages.platform).link(for: person, by: signedIn.viewer)
        return try visit.show(InvitationLinkPage(visit, signedIn, (person, name), word))
    }
}

/// A link to set a password with, shown this once.
struct InvitationLinkPage: Page {
    static let template = "people/invitation-link"

    let frame: Frame
    let name: String
    let link: String
    let person: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ person: (id: PersonID, name: String), _ word: String) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "A link for \(person.name)",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place(person.name, at: Address.person(organisation, person.id)),
            ]
        )
        name = person.name
        link = "\(visit.origin)" + Address.settingPassword(organisation, .invitation, word)
        self.person = Address.person(organisation, person.id)
    }
}
