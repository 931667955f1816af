// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird

/// One line of the sitemap: a method and a path, who may come, and what answers.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// The path, with names in braces for what varies: `/{organisation}/people/{person}`.
    let path: String
    let needs: Need
    /// How much may be sent in files, where it takes files at all.
    var filesBytesMaximum: Int?
    /// Whether what is sent is taken from anywhere, unread: where the address alone says what is to be done, and by which
    /// proof, so that a page elsewhere could do no more than whoever has the address.
    var takesFromAnywhere = false
    /// Whether the password, or a code, has to have been given lately: what would help whoever finds an open browser.
    var isSensitive = false
    let answer: @Sendable (Visit) async throws -> Response

    /// What somebody needs before the handler is asked.
    ///
    /// It says who is let through to a verb, which then asks the engine itself: a route that says too little here gives
    /// nobody what the verb refuses.
    enum Need: Sendable, Hashable {
        case nothing
        /// Nothing, not even to know who asks: the same bytes for everybody.
        case file
        /// A server that runs as a demonstration; otherwise there is no such page.
        case demo
        case session
        /// The operator's link, or the visit that it began; nobody who is signed in is asked for.
        case desk
        /// A session, and one of these permissions on something.
        case permission([String])
    }

    /// The same route, for which the password has to have been given lately.
    var sensitive: Route {
        var route = self
        route.isSensitive = true
        return route
    }

    /// Whether it is about whoever is signed in as themselves, and so closed while they act as another.
    var isOneselfAlone: Bool {
        ["account", "notices", "confirm"].contains { path.split(separator: "/").dropFirst().first == $0[...] }
    }

    /// Whether it can be opened by who has to set up a second factor first: where they do so, and where one ceases to act
    /// as another.
    var isOpenWithoutSecondFactor: Bool {
        !isInside || path.hasPrefix("/{organisation}/account/second-factor")
            || ["/{organisation}/confirm", "/{organisation}/acting/end"].contains(path)
    }

    /// Whether it is for people who are signed in.
    var isInside: Bool {
        switch needs {
        case .session, .permission: true
        case .nothing, .file, .demo, .desk: false
        }
    }

    /// The same route for forms with files, as `multipart/form-data`; all of them together have at most so many bytes.
    func takingFiles(bytesMaximum: Int) -> Route {
        var route = self
        route.filesBytesMaximum = bytesMaximum
        return route
    }

    /// The same route for programs that have no page of ours.
    var fromAnywhere: Route {
        var route = self
        route.takesFromAnywhere = true
        return route
    }

    /// A page that anybody may open.
    static func open(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, needs: .nothing, answer: answer)
    }

    /// A file that is the same for everybody.
    static func file(
        _ path: String,
        _ answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .get, path: path, needs: .file, answer: answer)
    }

    /// A page that exists in a demonstration alone.
    static func demo(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ answer: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, needs: .demo) { visit in
            guard visit.pages.configuration.isDemo else { throw Problem.notFound([]) }
            return try await answer(visit)
        }
    }

    /// A page below the sign-in gate, whose handler is given who is signed in.
    ///
    /// A session belongs to one organisation: under another's address there is nobody signed in. The permissions are those
    /// without any of which the verbs behind it refuse; none are named where everyone signed in may.
    static func inside(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ permissions: String...,
        answer: @escaping @Sendable (Visit, SignedIn) async throws -> Response
    ) -> Route {
        inside(method, path, permissions, answer: answer)
    }

    /// The same for permissions that are listed elsewhere.
    static func inside(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ permissions: [String],
        answer: @escaping @Sendable (Visit, SignedIn) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, needs: permissions.isEmpty ? .session : .permission(permissions)) { visit in
            guard let signedIn = visit.signedIn else { throw Problem.signInNeeded }
            return try await answer(visit, signedIn)
        }
    }
}
