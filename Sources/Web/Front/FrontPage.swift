// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The organisations of this server, to go to.
struct FrontPage: Page {
    static let template = "front"

    let frame: Frame
    let isDemonstration: Bool
    let organisations: [Organisation]
    let hasOrganisations: Bool
    let empty: EmptyState?

    init(_ visit: Visit, organisations: [Organisation]) {
        frame = Frame(visit, "Welcome")
        isDemonstration = visit.pages.configuration.isDemo
        self.organisations = organisations
        hasOrganisations = !organisations.isEmpty
        empty =
            hasOrganisations
            ? nil
            : EmptyState(
                "No organisation yet",
                says: "Whoever runs this server makes the first one: lyceum organisation create",
                icon: "groups"
            )
    }

    /// One organisation, and in a demonstration the roles to see it in.
    struct Organisation: Sendable {
        let title: String
        let address: String
        let says: String?
        let signingIn: String
        /// What the form carries: the session's token at its own organisation, at others that of a browser without one.
        let formToken: String
        let demonstrators: [Role]

        /// A role, and who shows it.
        struct Role: Sendable {
            let title: String
            let person: String
            let name: String
        }

        init(_ organisation: OrganisationSummary) {
            title = organisation.title
            address = Address.home(organisation.slug)
            says = nil
            signingIn = ""
            formToken = ""
            demonstrators = []
        }

        init(_ visit: Visit, _ door: FrontDoor, demonstrators: [Demonstrator]) {
            title = door.organisation.title
            address = Address.home(door.organisation.slug)
            says = door.says
            signingIn = Address.demoSignIn(door.organisation.slug)
            formToken =
                visit.signedIn?.organisation == door.organisation.slug
                ? visit.formToken : visit.cookies.formToken
            self.demonstrators = demonstrators.map { shown in
                Role(title: shown.roleTitle, person: String(shown.person.index), name: shown.name)
            }
        }
    }
}
