// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The first page of a server.
struct FrontPages: Sendable {
    let entrance: Entrance

    func show(_ visit: Visit) async throws -> Response {
        let organisations = try await entrance.organisations().map { organisation in
            FrontPage.Organisation(title: organisation.title, address: Address.home(organisation.slug))
        }
        return try visit.show(FrontPage(visit, organisations: organisations))
    }
}

/// The organisations of this server, to go to.
struct FrontPage: Page {
    static let template = "front"

    let frame: Frame
    let organisations: [Organisation]
    let hasOrganisations: Bool
    let empty: EmptyState?

    init(_ visit: Visit, organisations: [Organisation]) {
        frame = Frame(visit, "Welcome")
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

    struct Organisation: Sendable {
        let title: String
        let address: String
    }
}
