// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Testing

@testable import Web

@Suite struct `Who is signed in` {
    @Test func `the session's page is shown to whoever has its cookie`() async throws {
        let answer = try await Site().ask(.get, "/ashford/people", Site.signedIn)

        #expect(answer.text == "Ada Okafor")
    }

    @Test func `without a session a page leads to signing in, and back`() async throws {
        let answer = try await Site().ask(.get, "/ashford/people")

        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/ashford/sign-in?next=/ashford/people")
    }

    @Test func `a session of one organisation is none at another`() async throws {
        let answer = try await Site().ask(.get, "/bexley/people", Site.signedIn)

        #expect(answer.status == 303)
        #expect(!answer.text.contains("Ada"))
    }

    @Test func `a cookie that was set under an unsafe name is not read`() async throws {
        let answer = try await Site().ask(.get, "/ashford/people", [.cookie: "lyceum-session=\(Site.token)"])

        #expect(answer.status == 303)
    }

    @Test func `cookies are for this host, for HTTPS and for no script`() async throws {
        let answer = try await Site().ask(.get, "/page")

        let cookie = try #require(answer.cookies("__Host-form").first)
        for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part)) }
        #expect(!cookie.contains("Domain"))
    }

    @Test func `under HTTP a cookie has a name that browsers take`() async throws {
        let site = try Site { $0.origins = [Origin(.http, host: "127.0.0.1", port: 8080)] }

        let answer = try await site.ask(.get, "/page", host: "127.0.0.1:8080")

        let cookie = try #require(answer.cookies("lyceum-form").first)
        #expect(!cookie.contains("Secure") && cookie.contains("HttpOnly"))
    }

    @Test func `a token that the browser brought is not set again`() async throws {
        let answer = try await Site().ask(.get, "/page", [.cookie: "__Host-form=\(Site.formToken)"])

        #expect(answer.cookies("__Host-form").isEmpty)
    }

    @Test func `a notice is told once and as text`() async throws {
        let leading = try await Site().ask(.get, "/told")
        let cookie = try #require(leading.cookies("__Host-notice").first?.split(separator: ";").first)

        let page = try await Site().ask(.get, "/page", [.cookie: String(cookie)])

        #expect(leading.status == 303)
        #expect(page.text.contains("Zoë is in"))
        #expect(page.cookies("__Host-notice").first?.contains("Max-Age=0") == true)
    }

    @Test func `a notice that somebody wrote is no markup`() async throws {
        let cookie = "__Host-notice=" + PassingNotice.write("<script>alert(1)</script>")

        let page = try await Site().ask(.get, "/page", [.cookie: cookie])

        #expect(page.text.contains("&lt;script&gt;alert(1)"))
        #expect(!page.text.contains("<script>alert"))
    }

    @Test(arguments: [
        "//evil.example", "/ashford//evil.example", "https://evil.example", "/ashford/\\evil", "/bexley/people",
        "/ashfordshire", "/ashford/%0d%0a", "/bexley?/ashford", "/ashford?x=\\", "/ashford?x=1#y", "/ashford?x=1\r\n",
    ])
    func `nobody is led elsewhere after signing in`(address: String) {
        #expect(Address.inside("ashford", address) == nil)
    }

    @Test func `the pages of the organisation may be led to`() {
        #expect(Address.inside("ashford", "/ashford") == "/ashford")
        #expect(Address.inside("ashford", "/ashford/people/12") == "/ashford/people/12")
        #expect(
            Address.inside("ashford", "/ashford/people?search=a%20b&page=2") == "/ashford/people?search=a%20b&page=2"
        )
    }
}
