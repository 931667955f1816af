// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// Every route there is; the router is filled from this and from nothing else.
struct Sitemap: Sendable {
    let routes: [Route]

    init(_ pages: Pages) {
        let front = FrontPages(entrance: Entrance(pages.platform))
        let files = FilePages()
        let style = StylePages()

        routes = [
            .open(.get, "/", front.show),
            .open(.get, "/assets/{mark}/{name}", files.show),
            .demo(.get, "/style", style.show),
            .demo(.post, "/style", style.send),
        ]
    }

    init(routes: [Route]) {
        self.routes = routes
    }

    /// First words of paths that are pages of the server's own, and so no organisation's name.
    var reservedNames: Set<String> {
        Set(routes.compactMap { $0.path.split(separator: "/").first }.filter { $0.first != "{" }.map(String.init))
    }

    /// For each path the methods that it knows and, of the usual ones, those that it refuses.
    var methodsRefused: [String: (allowed: [String], refused: [HTTPRequest.Method])] {
        let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return Dictionary(grouping: routes, by: \.path).mapValues { routes in
            var known = Set(routes.map(\.method))
            if known.contains(.get) { known.insert(.head) }
            return (known.map(\.rawValue).sorted(), usual.filter { !known.contains($0) })
        }
    }
}
