// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Testing

@testable import Web

@Suite struct `Stylesheet, script and pictures` {
    @Test func `are kept by browsers for ever, under an address that says what is in them`() async throws {
        let site = try Site()

        for name in site.pages.files.names {
            let answer = try await site.ask(.get, site.pages.files.address(of: name))
            #expect(answer.status == 200, "\(name)")
            #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
            #expect(answer.header("Content-Type")?.contains("octet") == false, "\(name)")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.cookies("__Host-form").isEmpty)
        }
    }

    @Test func `that the browser has are not sent again`() async throws {
        let site = try Site()
        let address = site.pages.files.address(of: "lyceum.css")
        let tag = try #require(try await site.ask(.get, address).header("ETag"))

        let again = try await site.ask(.get, address, [.ifNoneMatch: "\"other\", " + tag])
        let changed = try await site.ask(.get, address, [.ifNoneMatch: "\"other\""])

        #expect(again.status == 304)
        #expect(again.text.isEmpty)
        #expect(changed.status == 200)
    }

    @Test(arguments: [
        "/assets/none/lyceum.css", "/assets/none/..%2f..%2fPackage.swift", "/assets/../Package.swift", "/assets/a/b/c",
    ])
    func `that do not exist are not found`(path: String) async throws {
        #expect(try await Site().ask(.get, path).status == 404)
    }

    @Test func `say nothing that pages may not say`() async throws {
        let site = try Site()

        let sheet = try await site.ask(.get, site.pages.files.address(of: "lyceum.css")).text

        #expect(!sheet.contains("@import") && !sheet.contains("url("))
    }
}
