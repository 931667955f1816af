// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Mail
import Testing

@Suite struct `The address of a mail server` {
    @Test(arguments: [
        ("smtp://mail.example.org", SMTPAddress.Security.startTLS, 587, nil as String?),
        ("smtp://lyceum@mail.example.org:2525", .startTLS, 2525, "lyceum"),
        ("smtps://lyceum@mail.example.org", .fromTheStart, 465, "lyceum"), ("smtp+plain://localhost", .none, 25, nil),
        ("smtp+plain://127.0.0.1:1025", .none, 1025, nil),
    ])
    func `says how the way there is protected`(
        text: String,
        security: SMTPAddress.Security,
        port: Int,
        user: String?
    ) throws {
        let address = try SMTPAddress(text)

        #expect(address.security == security)
        #expect(address.port == port)
        #expect(address.user == user)
    }

    @Test(arguments: [
        "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp+plain://mail.example.org",
        "smtp://mail.example.org/path", "smtp://mail.example.org?x=1",
    ])
    func `is refused with what would mend it`(text: String) {
        let misspelled = #expect(throws: SMTPAddress.Misspelled.self) { _ = try SMTPAddress(text) }

        #expect(misspelled?.remedy.isEmpty == false)
    }

    @Test(arguments: ["smtp://lyceum:hunter2@mail.example.org", "smtp://lyceum:hunter2@mail.example.org/path"])
    func `holds no password, and its error does not repeat one`(text: String) {
        let misspelled = #expect(throws: SMTPAddress.Misspelled.self) { _ = try SMTPAddress(text) }

        #expect(misspelled?.message.contains("hunter2") == false)
        #expect(misspelled?.remedy.contains("hunter2") == false)
    }
}
