// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Web

@Suite struct `Origins` {
    @Test(arguments: [
        ("https://learn.example.org", "https://learn.example.org"),
        ("HTTPS://Learn.Example.ORG:443", "https://learn.example.org"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://[::1]", "http://[::1]"), ("http://localhost:80", "http://localhost"),
    ])
    func `are read and written in one way`(text: String, written: String) {
        #expect(Origin(text)?.description == written)
    }

    @Test(arguments: [
        "", "learn.example.org", "ftp://learn.example.org", "https:learn.example.org", "https://", "https://a:0",
        "https://a:65536",
        "https://a:b", "https://:443", "https://a/path", "https://a b", "https://user@a", "null", "https://é.example",
        "https://a\\b",
    ])
    func `that are none are not read`(text: String) {
        #expect(Origin(text) == nil)
    }

    @Test func `differ by scheme, host and port`() {
        let origin = Origin(.https, host: "a.example")

        #expect(origin == Origin(.https, host: "A.example", port: 443))
        #expect(origin != Origin(.http, host: "a.example"))
        #expect(origin != Origin(.https, host: "b.example"))
        #expect(origin != Origin(.https, host: "a.example", port: 8443))
    }
}
