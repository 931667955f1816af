// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning

extension Visit {
    /// The organisation in the address, as anybody may see it.
    ///
    /// - Throws: `NotFound`.
    var frontDoor: FrontDoor {
        get async throws { try await Entrance(pages.platform).door(of: word("organisation")) }
    }

    /// Where to go once signed in: where one was going, if that is within the organisation.
    func next(at door: FrontDoor, from fields: Form) -> String {
        let slug = door.organisation.slug
        return fields["next"].flatMap { Address.inside(slug, $0) } ?? Address.home(slug)
    }

    /// Begins a browser's session, and ends the one that it had: a browser has one.
    func enter(with token: String, at address: String) async throws -> Response {
        if let old = cookies.session { try await Entrance(pages.platform).signOut(old) }
        var response = redirect(to: address)
        // Without an age: closing the browser ends it on a machine that several people use.
        response.setCookie(cookies.make(.session, token))
        return response
    }

    /// The browser in words that its owner knows it by: "Firefox on Windows".
    ///
    /// It says no more than that, since it is kept.
    var browser: String {
        let agent = head.headerFields[.userAgent] ?? ""
        func first(_ names: KeyValuePairs<String, String>) -> String? {
            names.first { agent.contains($0.key) }?.value
        }
        let program = first([
            "Edg/": "Edge", "OPR/": "Opera", "SamsungBrowser/": "Samsung Internet", "Firefox/": "Firefox",
            "FxiOS/": "Firefox", "CriOS/": "Chrome", "Chromium/": "Chromium", "Chrome/": "Chrome", "Safari/": "Safari",
        ])
        let system = first([
            "iPhone": "an iPhone", "iPad": "an iPad", "Android": "Android", "Windows": "Windows", "CrOS": "ChromeOS",
            "Macintosh": "a Mac", "Linux": "Linux",
        ])
        return (program ?? "A browser") + (system.map { " on \($0)" } ?? "")
    }
}
