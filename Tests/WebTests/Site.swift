// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import HTTPTypes
import Hummingbird
import Learning
import Logging
import NIOCore
import SQLiteDriver
import Testing

@testable import Web

/// A site with a few pages of its own, asked without a socket.
struct Site {
    /// A session of Ada's at Ashford, whose token is a cookie's value.
    static let token = String(repeating: "5", count: 64)
    static let formToken = String(repeating: "f", count: 64)

    let pages: Pages
    let responder: RouterResponder<Arrival>

    init(_ routes: [Route] = Self.routes, configure: (inout WebConfiguration) -> Void = { _ in }) throws {
        var configuration = WebConfiguration()
        configuration.origins = [Origin(.https, host: "learn.example.org")]
        configure(&configuration)
        configuration.logger.logLevel = .critical
        pages = try Pages(configuration, try Site.platform())
        responder =
            WebServer(pages, Sitemap(routes: routes)) { token, _ in
                guard token == Self.token else { return nil }
                return Self.ada
            }.responder
    }

    static let ada = SignedIn(
        Viewer(.person(PersonID(index: 3)), in: OrganisationID(number: 1)),
        organisation: "ashford",
        organisationTitle: "Ashford School",
        personName: "Ada Okafor",
        formToken: formToken,
        unreadCount: 100,
        navigation: [Frame.Place("People", at: "/ashford/people", icon: "people")],
        applications: [Frame.Place("Learning", at: "/ashford")]
    )

    static let routes: [Route] = [
        .open(.get, "/") { visit in visit.text("front") },
        .open(.post, "/") { visit in visit.text("sent: \(visit.form["name"] ?? "nothing")") },
        .open(.get, "/assets/{mark}/{name}", FilePages().show),
        .open(.get, "/broken") { _ in throw Secret(word: "hunter2") },
        .open(.get, "/told") { visit in visit.redirect(to: "/page", saying: "Zoë is in") },
        .open(.get, "/page") { visit in try visit.show(FrontPage(visit, organisations: [])) },
        .open(.get, "/people/{person}") { visit in visit.text("person \(try visit.number("person"))") },
        .demo(.get, "/style", StylePages().show),
        .inside(.get, "/{organisation}/people", "person.view") { visit, signedIn in visit.text(signedIn.personName) },
        .inside(.post, "/{organisation}/people") { visit, _ in visit.text("sent: \(visit.form["name"] ?? "nothing")") },
    ]

    /// A platform whose database is there and empty; what is tested here asks it nothing.
    static func platform() throws -> Platform {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lyceum-web-tests")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return Platform(try SQLiteDatabase(path: folder.appending(path: UUID().uuidString).path()))
    }

    /// What a mistake of ours might carry.
    struct Secret: Error {
        let word: String
    }

    func ask(
        _ method: HTTPRequest.Method = .get,
        _ path: String,
        _ headers: HTTPFields = [:],
        host: String? = "learn.example.org",
        body: String = ""
    ) async throws -> Answer {
        let head = HTTPRequest(method: method, scheme: "https", authority: host, path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = try await responder.respond(to: request, context: Arrival(logger: pages.configuration.logger))
        let writer = Collected()
        try await response.body.write(writer)
        return Answer(response: response, text: writer.text)
    }

    /// A form sent from a page of ours, unless the headers say otherwise.
    func send(_ path: String, _ body: String, _ headers: HTTPFields = Self.sameSite, signedIn: Bool = false)
        async throws -> Answer
    {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        headers[.cookie] = signedIn ? "__Host-session=\(Self.token)" : "__Host-form=\(Self.formToken)"
        return try await ask(.post, path, headers, body: body)
    }

    static let sameSite: HTTPFields = [.origin: "https://learn.example.org"]
    static let signedIn: HTTPFields = [.cookie: "__Host-session=\(token)"]
}

/// What came back.
struct Answer {
    let response: Response
    let text: String

    var status: Int { response.status.code }

    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { response.headers[$0] }
    }

    func cookies(_ name: String) -> [String] {
        response.headers[values: .setCookie].filter { $0.hasPrefix(name + "=") }
    }
}

extension Web.Visit {
    fileprivate func text(_ text: String) -> Response {
        Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// A body's bytes in one text.
private final class Collected: ResponseBodyWriter, @unchecked Sendable {
    // @unchecked: a body is written by one task.
    private(set) var text = ""

    func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
