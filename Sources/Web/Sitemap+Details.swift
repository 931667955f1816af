// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes

/// How an organisation is reached.
extension Sitemap {
    static var details: [Route] {
        let pages = DetailsPages()
        let path = "/{organisation}/about"
        return [
            .inside(.get, path, answer: pages.show),
            .inside(.get, path + "/edit", "organisation.edit-details", answer: pages.ask),
            .inside(.post, path + "/edit", "organisation.edit-details", answer: pages.save),
        ]
    }
}

extension Address {
    static func about(_ organisation: String) -> String { "/\(organisation)/about" }
    static func editDetails(_ organisation: String) -> String { "/\(organisation)/about/edit" }
}
