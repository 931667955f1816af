// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Mail
import Testing

@Suite struct `A letter` {
    private func letter(
        to name: String = "Nour Haddad",
        subject: String = "Your invitation",
        unsubscribe: String? = nil,
        _ parts: [LetterBody.Part] = [.paragraph("Set a password.")]
    ) throws -> Letter {
        Letter(
            from: try #require(Mailbox(name: "Aldermoor Hospitals", address: "learn@aldermoor.example")),
            to: try #require(Mailbox(name: name, address: "nour@aldermoor.example")),
            subject: subject,
            body: LetterBody(heading: "Aldermoor Hospitals", parts, foot: [.paragraph("Why you get this.")]),
            word: "0123456789abcdef",
            atSeconds: 1_795_348_800,
            unsubscribe: unsubscribe
        )
    }

    private func lines(_ letter: Letter) -> [String] {
        String(decoding: letter.bytes, as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test func `has headers, and both ways to say the same`() throws {
        let lines = lines(try letter())

        #expect(lines.contains("Date: Sun, 22 Nov 2026 12:00:00 +0000"))
        #expect(lines.contains("Subject: Your invitation"))
        #expect(lines.contains("Message-ID: <0123456789abcdef@aldermoor.example>"))
        #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
        #expect(lines.contains("Content-Type: text/html; charset=utf-8"))
        #expect(!lines.contains { $0.hasPrefix("List-Unsubscribe") })
    }

    @Test(arguments: [
        "Hello\r\nBcc: everyone@example.org", "Hello\nBcc: everyone@example.org", "a\r\n\r\n<script>", "x\u{0}y",
        "=?UTF-8?B?SGVsbG8=?=", "Grüße – 你好", String(repeating: "é", count: 300), String(repeating: "a b ", count: 100),
    ])
    func `lets nothing that somebody wrote become a header`(text: String) throws {
        for lines in [lines(try letter(subject: text)), lines(try letter(to: text))] {
            let head = lines.prefix { !$0.isEmpty }
            #expect(!head.contains { $0.hasPrefix("Bcc") || $0.hasPrefix("<script") })
            #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
            #expect(head.filter { $0.hasPrefix("Subject:") }.count == 1)
        }
    }

    @Test func `keeps every sign of a long subject in encoded words`() throws {
        let subject = "Grüße an Ōkuma 你好 🦉 " + String(repeating: "ü", count: 80)
        let lines = lines(try letter(subject: subject))
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let folded =
            [lines[start].dropFirst("Subject: ".count)]
            + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst() }

        let decoded = try folded.map { word in
            let inner = word.dropFirst("=?UTF-8?B?".count).dropLast("?=".count)
            return String(decoding: try #require(Data(base64Encoded: String(inner))), as: UTF8.self)
        }

        #expect(decoded.joined() == subject)
    }

    @Test func `is stopped with one click where it is optional`() throws {
        let lines = lines(try letter(unsubscribe: "https://learn.example.org/a/stop-mails/1/roles/ab"))

        #expect(lines.contains("List-Unsubscribe: <https://learn.example.org/a/stop-mails/1/roles/ab>"))
        #expect(lines.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test func `escapes what somebody wrote where it is HTML, and not where it is text`() {
        let body = LetterBody(
            heading: "A & B",
            [.paragraph("<script>alert('x')</script>"), .button("Go", address: "https://a.example/?a=1&b=\"2\"")]
        )

        #expect(!body.html.contains("<script>") && body.html.contains("&lt;script&gt;alert(&#39;x&#39;)"))
        #expect(body.html.contains("href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\""))
        #expect(body.text.contains("<script>alert('x')</script>"))
    }

    @Test(arguments: [
        "", "nobody", "a@", "@b.example", "a b@c.example", "a@b.example\r\nRCPT TO:<c@d.example>", "a@b@c.example",
        "<a@b.example", "a@b.example>,c@d.example", "a\u{7F}@b.example",
    ])
    func `goes to no address that could break out of a line`(address: String) {
        #expect(Mailbox(address: address) == nil)
    }

    @Test func `comes from whom somebody wrote down, with a name or without`() {
        #expect(Mailbox("learn@example.org") == Mailbox(address: "learn@example.org"))
        #expect(Mailbox("Lyceum <learn@example.org>") == Mailbox(name: "Lyceum", address: "learn@example.org"))
        #expect(Mailbox("Lyceum <learn@example.org") == nil)
    }
}
