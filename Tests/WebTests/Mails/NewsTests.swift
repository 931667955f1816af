// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Mail
import Testing

@testable import Learning
@testable import Web

@Suite struct `A mail that tells of several things` {
    private func letter(_ notices: [Notice], hasMore: Bool = false) throws -> String {
        let mail = OpenedMail(
            organisation: OrganisationSummary(id: OrganisationID(number: 1), slug: "ashford", title: "Ashford School"),
            words: Site.ada.words,
            name: "Amara Nwosu",
            address: "amara@ashford.example",
            word: "word",
            at: Instant(seconds: 1_795_348_800),
            content: .notices(
                notices.map { NoticeSummary(words: "\($0).", at: Instant(seconds: 1_795_348_800), notice: $0) }
            ),
            stopping: nil,
            hasMore: hasMore
        )
        let origin = try #require(Origin("https://learn.example.org"))
        let writing = LetterWriting(sender: try #require(Mailbox("learn@example.org")), origin: origin)
        return try #require(writing.letter(for: mail)).body.text.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test func `says what to do where one of them is a warning`() throws {
        let advice = "If it was not you, set a new password at once"
        for notices in [[Notice.newBrowser("Safari"), .recoveryCodesMade], [.welcome, .passwordChanged]] {
            let text = try letter(notices)
            #expect(text.contains(advice) && text.contains("/ashford/forgotten-password"), "\(notices)")
        }
        #expect(try !letter([.welcome, .reactivated]).contains("If it was not you"))
        #expect(try letter([.newBrowser("Safari")]).contains(advice), "and where it is the only one")
    }

    @Test func `says that there is more than it has room for`() throws {
        #expect(try letter([.welcome, .reactivated], hasMore: true).contains("There is more"))
        #expect(try !letter([.welcome, .reactivated]).contains("There is more"))
    }
}
