// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// A browser that keeps cookies, follows where it is led, and sends the forms of the page that it shows.
final class StageBrowser {
    private let stage: Stage
    var cookies: [String: String] = [:]
    private var formToken = ""

    init(_ stage: Stage) {
        self.stage = stage
    }

    /// Opens a page of the organisation, or another that begins with `/`, and goes where it leads.
    @discardableResult
    func open(_ path: String = "") async throws -> Answer {
        try await follow(try await ask(.get, path))
    }

    /// Opens a page without going where it leads.
    func look(_ path: String) async throws -> Answer {
        try await ask(.get, path)
    }

    /// Sends a form of the page that is shown, and goes where that leads.
    @discardableResult
    func send(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Answer {
        try await follow(try await post(path, fields))
    }

    /// Sends a form without going where that leads.
    func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Answer {
        if formToken.isEmpty { try await open() }
        let body = ([("form-token", formToken)] + fields.map { ($0, $1) })
            .map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
        return try await ask(.post, path, body: body)
    }

    private func follow(_ answer: Answer) async throws -> Answer {
        var answer = answer
        for _ in 0..<5 {
            guard answer.status == 303, let location = answer.header("Location") else { return answer }
            answer = try await ask(.get, location)
        }
        return answer
    }

    private func ask(_ method: HTTPRequest.Method, _ path: String, body: String = "") async throws -> Answer {
        let path = path.hasPrefix("/") ? path : path.isEmpty ? "/\(Stage.slug)" : "/\(Stage.slug)/\(path)"
        var headers: HTTPFields = [:]
        headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        headers[.userAgent] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
        if method == .post {
            headers[.origin] = "https://learn.example.org"
            headers[.contentType] = "application/x-www-form-urlencoded"
        }
        let head = HTTPRequest(
            method: method,
            scheme: "https",
            authority: "learn.example.org",
            path: path,
            headerFields: headers
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let arrival = Arrival(logger: stage.logger, peer: "192.0.2.7")
        let answer = try await Answer(stage.responder.respond(to: request, context: arrival))
        keep(answer)
        return answer
    }

    private func keep(_ answer: Answer) {
        for line in answer.response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
        }
        let mark = #"name="form-token" value=""#
        if let place = answer.text.firstRange(of: mark) {
            formToken = String(answer.text[place.upperBound...].prefix { $0 != "\"" })
        }
    }

    private static func encoded(_ text: String) -> String {
        Address.with("", ["": text]).dropFirst(2).description
    }
}

extension Answer {
    /// The text without what differs from request to request.
    var withoutTokens: String {
        let mark = #"name="form-token" value=""#
        var (kept, rest) = ("", text[...])
        while let place = rest.firstRange(of: mark) {
            kept += rest[..<place.upperBound]
            rest = rest[place.upperBound...].drop { $0 != "\"" }
        }
        return kept + rest
    }

    /// What came back, once all of it has come.
    fileprivate init(_ response: Response) async throws {
        let writer = Gathering()
        try await response.body.write(writer)
        self.init(response: response, text: writer.text)
    }
}

/// A body's bytes in one text.
private final class Gathering: ResponseBodyWriter, @unchecked Sendable {
    // @unchecked: a body is written by one task.
    private(set) var text = ""

    func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
