// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Learning

@Suite struct `A domain of e-mail addresses` {
    @Test(arguments: [
        ("hospital.example", "hospital.example"), (" @Hospital.Example ", "hospital.example"),
        ("a-b.co.uk", "a-b.co.uk"), ("klinik-m\u{FC}nchen.example", "klinik-m\u{FC}nchen.example"),
        ("KLINIK-MU\u{308}NCHEN.example", "klinik-m\u{FC}nchen.example"),
        ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("2.nhs.example", "2.nhs.example"),
    ])
    func `is what follows the @, spelled in one way`(written: String, domain: String) throws {
        #expect(try #require(EmailDomain(written)).text == domain)
        let address = try #require(EmailAddress("Ada@" + domain.uppercased()))
        #expect(address.domain.text == domain, "and an address of it has that domain")
    }

    @Test(arguments: [
        "", "@", "hospital", ".hospital.example", "hospital.example.", "hospital..example", "ada@hospital.example",
        "@@hospital.example", "hospital example", "*.example", "%.example", "_.example", "-a.example", "a-.example",
        "10.0.0.1", "[10.0.0.1]", "hospital.example/x", "hospital.example;b.example",
        String(repeating: "a", count: 64) + ".example", String(repeating: "a.", count: 130) + "example",
    ])
    func `is not what could be no company's`(written: String) {
        #expect(EmailDomain(written) == nil)
    }

    @Test func `is public where everybody has an address who wants one`() throws {
        for text in ["gmail.com", "Outlook.com", "hotmail.co.uk", "yahoo.fr", "web.de", "mailinator.com"] {
            #expect(try #require(EmailDomain(text)).isPublic, "\(text)")
        }
        for text in [
            "hospital.example", "nhs.net", "gmail.com.hospital.example", "live.hospital.example", "mygmail.com",
        ] {
            #expect(try !#require(EmailDomain(text)).isPublic, "\(text)")
        }
    }
}
