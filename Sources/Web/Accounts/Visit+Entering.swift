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

    /// The same for somebody who showed who they are: the browser is known the next time.
    func enter(with browser: SignedInBrowser, at address: String, saying sentence: String? = nil) async throws
        -> Response
    {
        var response = try await enter(with: browser.token, at: address, saying: sentence)
        let seconds = Int(Session.browserSecondsMaximum)
        response.setCookie(cookies.make(.known, browser.mark, seconds: seconds))
        if cookies.step != nil { response.setCookie(cookies.drop(.step)) }
        return response
    }

    /// Begins a browser's session, and ends the one that it had: a browser has one.
    func enter(with token: String, at address: String, saying sentence: String? = nil) async throws -> Response {
        if let acting = cookies.acting { try await Entrance(pages.platform).stopActing(acting) }
        if let old = cookies.session { try await Entrance(pages.platform).signOut(old) }
        var response = redirect(to: address, saying: sentence)
        if cookies.acting != nil { response.setCookie(cookies.drop(.acting)) }
        // Without an age: closing the browser ends it on a machine that several people use.
        response.setCookie(cookies.make(.session, token))
        return response
    }

    /// The browser as signing in counts and remembers it.
    var browser: Browser { Browser(browserWords, at: peer ?? "", mark: cookies.known) }

    /// What a page says whose reader tried too often, at the field that they tried.
    func wait(_ seconds: Int64, at field: String = "email", _ page: (Problems) -> some Page) throws -> Response {
        let problem = Problems.FieldProblem(field, Problem.waiting(seconds: seconds))
        return try tooOften(page(Problems([problem])), seconds: seconds)
    }

    /// The browser in words that its owner knows it by: "Firefox on Windows".
    ///
    /// It says no more than that, since it is kept.
    var browserWords: String {
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
