// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Hummingbird
import Logging
import Testing

@testable import Web

@Suite(.serialized) struct `What a server puts up with` {
    private static let head = "GET / HTTP/1.1\r\nHost: localhost:PORT\r\n"

    /// Runs a server with short deadlines while the body talks to it.
    private func serving(
        _ configure: (inout WebConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (_ port: Int) throws -> Void
    ) async throws {
        var configuration = WebConfiguration()
        configuration.port = Line.freePort()
        configuration.headSecondsMaximum = 2
        configuration.bodySecondsMaximum = 3
        configuration.responseSecondsMaximum = 5
        configuration.logger.logLevel = .critical
        configure(&configuration)
        let server = WebServer(try Pages(configuration, try Site.platform()), Sitemap(routes: Site.routes)) { _, _ in
            nil
        }
        let (ready, tell) = AsyncStream<Int>.makeStream()
        let running = Task { try await server.application { tell.yield($0) }.run() }
        defer { running.cancel() }
        var port = configuration.port
        for await bound in ready { port = bound; break }
        // A thread of its own: the body blocks.
        try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread { [port] in waiting.resume(with: Result { try body(port) }) }
        }
    }

    private static func request(_ port: Int, _ rest: String = "Connection: close\r\n\r\n") -> String {
        head.replacing("PORT", with: String(port)) + rest
    }

    @Test func `a request as it should be is answered`() async throws {
        try await serving { port in
            let line = try Line(port: port)
            line.say(Self.request(port))

            let (text, isClosed) = line.listen()

            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(isClosed)
        }
    }

    @Test func `whoever says nothing is let go`() async throws {
        try await serving { port in
            let line = try Line(port: port)

            let (text, isClosed) = line.listen()

            #expect(text.isEmpty && isClosed)
        }
    }

    @Test func `whoever never ends the head is let go, however busy they seem`() async throws {
        try await serving { port in
            let line = try Line(port: port, patienceSeconds: 1)
            line.say(Self.request(port, ""))

            var isTaken = true
            for number in 0..<40 where isTaken {
                isTaken = line.say("X-\(number): a\r\n")
                usleep(100_000)
            }

            #expect(!isTaken)
        }
    }

    @Test func `whoever never ends the body is let go, however busy they seem`() async throws {
        try await serving { port in
            let line = try Line(port: port, patienceSeconds: 1)
            line.say(
                "POST / HTTP/1.1\r\nHost: localhost:\(port)\r\nOrigin: http://localhost:\(port)\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
            )

            var isTaken = true
            for _ in 0..<60 where isTaken {
                isTaken = line.say("a")
                usleep(100_000)
            }

            #expect(!isTaken)
        }
    }

    @Test func `a head that is too long is refused`() async throws {
        try await serving { port in
            let line = try Line(port: port)
            line.say(Self.request(port, "X-Long: \(String(repeating: "a", count: 70_000))\r\n\r\n"))

            let (text, isClosed) = line.listen()

            #expect(!text.contains("200 OK"))
            #expect(isClosed)
        }
    }

    @Test func `a body that is too long is not read to its end`() async throws {
        try await serving { port in
            let line = try Line(port: port, patienceSeconds: 5)
            line.say(
                "POST / HTTP/1.1\r\nHost: localhost:\(port)\r\nOrigin: http://localhost:\(port)\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999\r\n\r\n"
            )
            for _ in 0..<3 { line.say(String(repeating: "a", count: 1 << 19)) }

            let (text, isClosed) = line.listen()

            #expect(text.hasPrefix("HTTP/1.1 413"))
            #expect(isClosed)
        }
    }

    @Test func `more connections than allowed wait, and have their turn`() async throws {
        try await serving({
            $0.connectionsMaximum = 2; $0.headSecondsMaximum = 2
        }) { port in
            let first = try Line(port: port)
            let second = try Line(port: port)
            // Those that come at the same moment are accepted together, also beyond the limit.
            usleep(300_000)
            let third = try Line(port: port, patienceSeconds: 8)
            third.say(Self.request(port))
            let began = ContinuousClock.now

            let (text, _) = third.listen()

            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(ContinuousClock.now - began > .seconds(1))
            _ = (first.say(""), second.say(""))
        }
    }
}
