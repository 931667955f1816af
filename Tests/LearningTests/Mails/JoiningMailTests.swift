// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Which mail a notice goes with` {
    /// What warns somebody: they sign in with a browser that they did not use before.
    private func warn(_ browser: String, _ centre: Centre) async throws {
        _ = try await Entrance(centre.platform).begin(try centre.person("amara"), in: centre.id, browser: browser)
    }

    @Test(arguments: Backing.all)
    func `what happens at once is one mail, also while the mail server is away`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let mails = Mails(centre.platform)
            for browser in ["Firefox", "Safari", "Chrome"] { try await warn(browser, centre) }
            let claim = try #require(try await mails.claim(atMost: 1).first)
            _ = try await mails.open(claim)
            try await mails.settle(claim, .unreachable("no route to host"))
            try await warn("Edge", centre)
            centre.clock.advance(seconds: 61)
            guard case .notices(let told) = try #require(try await centre.sendMails().first).content else {
                throw Unexpected()
            }
            #expect(told.map(\.notice) == ["Safari", "Chrome", "Edge"].map(Notice.newBrowser))
        }
    }

    @Test(arguments: Backing.all)
    func `a warning does not wait for, nor go with, an older mail that could not be sent`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let mails = Mails(centre.platform)
            for browser in ["Firefox", "Safari"] { try await warn(browser, centre) }
            let first = try #require(try await mails.claim(atMost: 1).first)
            _ = try await mails.open(first)
            try await mails.settle(first, .later("452 4.2.2 mailbox full"))

            try await warn("Chrome", centre)

            let sent = try await centre.sendMails()
            guard sent.count == 1, case .notices(let told) = sent[0].content else { throw Unexpected() }
            #expect(told.map(\.notice) == [.newBrowser("Chrome")], "at once, and alone")
        }
    }

    @Test(arguments: Backing.all)
    func `nor with one that waited for an hour, as that may be given up`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            for browser in ["Firefox", "Safari"] { try await warn(browser, centre) }
            centre.clock.advance(seconds: 3_601)
            try await warn("Chrome", centre)
            #expect(try await centre.sendMails().count == 2)
        }
    }

    @Test(arguments: Backing.all)
    func `nobody reads notices who may not sign in any more, and those of others stay unread`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (notices, grace) = (Notices(centre.platform), try centre.viewer("grace"))
            let gift = Gift(of: "assessor", to: try centre.person("amara"), on: .organisation)
            try await Roles(centre.platform).give(gift, by: grace)
            let amara = try centre.viewer("amara")
            let told = try #require(try await notices.own(by: amara).items.first)
            try await notices.markRead(upTo: told.id, by: try centre.viewer("nadia"))
            #expect(try await notices.own(by: amara).items.first?.isRead == false)

            try await People(centre.platform).deactivate(try centre.person("amara"), by: grace)
            await #expect(throws: NotFound.self) { try await notices.markRead(upTo: told.id, by: amara) }
            try await People(centre.platform).reactivate(try centre.person("amara"), by: grace)
            #expect(try await notices.own(by: amara).items.allSatisfy { !$0.isRead })
            try await notices.markRead(upTo: told.id, by: amara)
            let after = try await notices.own(by: amara).items
            #expect(after.first { $0.id == told.id }?.isRead == true && after.first?.isRead == false)
        }
    }

    private struct Unexpected: Error {}
}
