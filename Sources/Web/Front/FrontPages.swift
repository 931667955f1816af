// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// The first page of a server: its organisations, and in a demonstration whom to look at them as.
struct FrontPages: Sendable {
    func show(_ visit: Visit) async throws -> Response {
        let entrance = Entrance(visit.pages.platform)
        var organisations: [FrontPage.Organisation] = []
        for organisation in try await entrance.organisations() {
            guard visit.pages.configuration.isDemo else {
                organisations.append(FrontPage.Organisation(organisation))
                continue
            }
            let door = try await entrance.door(of: organisation.slug)
            let people = try await entrance.demonstrators(of: organisation.id)
            organisations.append(FrontPage.Organisation(visit, door, demonstrators: people))
        }
        return try visit.show(FrontPage(visit, organisations: organisations))
    }
}
