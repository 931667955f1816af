// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird

/// The first page of a server.
struct FrontPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        try visit.show(FrontPage(visit, organisations: []))
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
        let says: String
        let address: String
    }
}
