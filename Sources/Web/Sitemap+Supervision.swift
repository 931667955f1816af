// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// Supervision sessions (H-14), and the clock by which people meet.
extension Sitemap {
    static var supervision: [Route] {
        let (pages, arrange, changes) = (SupervisionPages(), ArrangePages(), SupervisionChangePages())
        let (zones, path) = (TimeZonePages(), "/{organisation}/supervision")
        let session = path + "/{supervision}"
        return [
            .inside(.get, path, "supervision.view", answer: pages.list),
            .inside(.get, path + "/new", "supervision.arrange", answer: arrange.ask),
            .inside(.post, path + "/new/check", "supervision.arrange", answer: arrange.check),
            .inside(.post, path + "/new", "supervision.arrange", answer: arrange.arrange),

            .inside(.get, session, "supervision.view", answer: pages.show),
            .inside(.get, session + "/calendar", "supervision.view", answer: pages.calendar),
            .inside(.post, session + "/part", "supervision.contribute", answer: pages.write),
            .inside(.get, session + "/change", "supervision.edit", answer: changes.ask),
            .inside(.post, session + "/change", "supervision.edit", answer: changes.change),
            .inside(.get, session + "/cancel", "supervision.edit", answer: changes.askCancelling),
            .inside(.post, session + "/cancel", "supervision.edit", answer: changes.cancel),

            .inside(.get, "/{organisation}/time-zone", "organisation.edit-details", answer: zones.show),
            .inside(.post, "/{organisation}/time-zone", "organisation.edit-details", answer: zones.choose),
        ]
    }
}
