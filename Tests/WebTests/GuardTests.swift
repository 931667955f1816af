// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Testing

@testable import Web

@Suite struct `What every request passes` {
    @Test(arguments: ["/", "/nowhere", "/broken", "/page", "/ashford/people"])
    func `every answer says what browsers may do with it`(path: String) async throws {
        let answer = try await Site().ask(.get, path)

        let policy = try #require(answer.header("Content-Security-Policy"))
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Permissions-Policy")?.contains("camera=()") == true)
        #expect(answer.header("Strict-Transport-Security")?.hasPrefix("max-age=") == true)
    }

    @Test func `without TLS browsers are not told to stay with it`() async throws {
        let site = try Site { $0.origins = [Origin(.http, host: "localhost", port: 8080)] }

        let answer = try await site.ask(.get, "/", host: "localhost:8080")

        #expect(answer.status == 200)
        #expect(answer.header("Strict-Transport-Security") == nil)
    }

    @Test(arguments: [
        nil, "evil.example", "learn.example.org:8443", "learn.example.org.evil.example", "learn.example.org@evil", "",
    ])
    func `under another name nothing is answered`(host: String?) async throws {
        let answer = try await Site().ask(.get, "/", host: host)

        #expect(answer.status == 421)
        #expect(answer.text.isEmpty)
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
    }

    @Test(arguments: ["learn.example.org", "LEARN.example.org", "learn.example.org:443"])
    func `the same name in other words is the same`(host: String) async throws {
        #expect(try await Site().ask(.get, "/", host: host).status == 200)
    }

    @Test func `what goes wrong here is told by a number alone`() async throws {
        let answer = try await Site().ask(.get, "/broken")

        #expect(answer.status == 500)
        #expect(answer.text.contains("Reference"))
        #expect(!answer.text.contains("hunter2") && !answer.text.contains("Secret"))
    }

    @Test func `a path that nobody knows is not found`() async throws {
        let answer = try await Site().ask(.get, "/nowhere/at/all")

        #expect(answer.status == 404)
        #expect(answer.text.contains("Page not found"))
    }

    @Test(arguments: [HTTPRequest.Method.put, .delete, .patch, .options])
    func `a method that a page does not know is refused with those it knows`(method: HTTPRequest.Method) async throws {
        let answer = try await Site().ask(method, "/")

        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD, POST")
    }

    @Test func `asking for the head alone gives the head alone`() async throws {
        let answer = try await Site().ask(.head, "/page")

        #expect(answer.status == 200)
        #expect(answer.text.isEmpty)
        #expect(Int(answer.header("Content-Length") ?? "") ?? 0 > 1_000)
    }

    @Test(arguments: ["12", "0"])
    func `a number in an address is read`(number: String) async throws {
        #expect(try await Site().ask(.get, "/people/\(number)").text == "person \(number)")
    }

    @Test(arguments: ["012", "-1", "+1", "1e3", "99999999999999999999", "twelve", "%31", "1.0"])
    func `what is no number in an address is not found`(number: String) async throws {
        #expect(try await Site().ask(.get, "/people/\(number)").status == 404)
    }

    @Test func `the style guide is there in a demonstration alone`() async throws {
        let demo = try Site { $0.isDemo = true }

        #expect(try await demo.ask(.get, "/style").status == 200)
        #expect(try await Site().ask(.get, "/style").status == 404)
    }
}
