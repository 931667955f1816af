// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Testing

@testable import Web

@Suite struct `Who may send a form` {
    private let right = "form-token=\(Site.formToken)&name=Ada"

    @Test func `a form from our own page is read`() async throws {
        let answer = try await Site().send("/", right)

        #expect(answer.status == 200)
        #expect(answer.text == "sent: Ada")
    }

    @Test(
        arguments: [
            [.origin: "https://evil.example"], [.origin: "null"], [.origin: "http://learn.example.org"],
            [.origin: "https://learn.example.org.evil.example"], [:],
            [.init("Sec-Fetch-Site") ?? .accept: "cross-site"],
            [.init("Sec-Fetch-Site") ?? .accept: "same-site", .origin: "https://learn.example.org"],
            [.init("Sec-Fetch-Site") ?? .accept: "none"],
        ] as [HTTPFields]
    )
    func `a form from elsewhere is refused`(headers: HTTPFields) async throws {
        let answer = try await Site().send("/", right, headers)

        #expect(answer.status == 403)
        #expect(!answer.text.contains("sent:"))
    }

    @Test func `either header that browsers send is enough`() async throws {
        let name = try #require(HTTPField.Name("Sec-Fetch-Site"))

        #expect(try await Site().send("/", right, [name: "same-origin"]).status == 200)
    }

    @Test(arguments: ["name=Ada", "form-token=&name=Ada", "form-token=ffff&name=Ada"])
    func `a form without its token is refused`(body: String) async throws {
        #expect(try await Site().send("/", body).status == 403)
    }

    @Test func `a form with a token and no cookie is refused`() async throws {
        var headers = Site.sameSite
        headers[.contentType] = "application/x-www-form-urlencoded"

        #expect(try await Site().ask(.post, "/", headers, body: right).status == 403)
    }

    @Test func `the token of a session is the session's and not the cookie's`() async throws {
        let other = String(repeating: "e", count: 64)
        var headers = Site.sameSite
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.cookie] = "__Host-session=\(Site.token); __Host-form=\(other)"

        let refused = try await Site().ask(.post, "/ashford/people", headers, body: "form-token=\(other)&name=Ada")
        let taken = try await Site().ask(.post, "/ashford/people", headers, body: right)

        #expect(refused.status == 403)
        #expect(taken.text == "sent: Ada")
    }

    @Test func `a body that is no form is refused`() async throws {
        var headers = Site.sameSite
        headers[.contentType] = "text/plain"

        #expect(try await Site().send("/", right, headers).status == 400)
    }

    @Test func `a body at the limit is read and one byte more is not`() async throws {
        let site = try Site { $0.bodyBytesMaximum = 200 }
        let filling = String(repeating: "a", count: 200 - right.utf8.count - 3)

        #expect(try await site.send("/", right + "&b=" + filling).status == 200)
        #expect(try await site.send("/", right + "&b=" + filling + "a").status == 413)
    }

    @Test(arguments: ["%zz", "%F", "%ff%fe", "a%00b", "a%1Bb"])
    func `a form that cannot be read is refused whole`(value: String) async throws {
        let answer = try await Site().send("/", right + "&other=" + value)

        #expect(answer.status == 400)
        #expect(!answer.text.contains("sent:"))
    }

    @Test func `a query that cannot be read is refused too`() async throws {
        #expect(try await Site().ask(.get, "/page?name=%ff").status == 400)
    }
}
