// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Storage
import TestSupport
import Testing

@Suite struct `Mails that did not arrive` {
    @Test(arguments: Backing.all)
    func `are told to whoever registers people, with what the mail server said`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (mails, priya) = (Mails(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer("Nour Haddad", "nour@example.org")
            let tess = try await centre.newcomer("Tess Okoro", "tess@example.org")
            _ = try await centre.newcomer("Ida Berg", "ida@example.org")
            try await Entrance(centre.platform).askForReset(email: "nobody@example.org", of: centre.id)
            #expect(try await mails.undelivered(by: priya).items.isEmpty, "what waits for its first try is on its way")

            try await centre.settle([
                "nour@example.org": .refused("550 no such mailbox"), "tess@example.org": .later("451 try again later"),
            ])

            let found = try await mails.undelivered(by: priya)
            #expect(found.total == 2)
            #expect(found.items.map(\.person) == [tess, nour], "the newest first")
            #expect(found.items.map(\.reason) == ["451 try again later", "550 no such mailbox"])
            #expect(found.items.map(\.isTriedAgain) == [true, false])
            #expect(found.items.map(\.email) == ["tess@example.org", "nour@example.org"])
            #expect(try await People(centre.platform).rights(by: priya).mailsUndelivered == 2)
            let second = try await mails.undelivered(Page(2, size: 1), by: priya)
            #expect(second.items.map(\.person) == [nour] && second.total == 2)

            try await Erasures(centre.platform).erase(nour, by: priya)
            #expect(try await mails.undelivered(by: priya).items.map(\.person) == [tess])
        }
    }

    @Test(arguments: Backing.all)
    func `are those too that waited four days for a mail server, and are tried again but for links asked for then`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (mails, priya) = (Mails(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            try await Entrance(centre.platform).askForReset(email: "grace@healthcare.example", of: centre.id)
            centre.clock.advance(seconds: 5 * 86_400)
            // The server is back, and its first round comes before the hourly one that gives up what is too old.
            #expect(try await centre.sendMails().isEmpty)
            let found = try await mails.undelivered(by: priya)
            #expect(found.items.map(\.person) == [nour] && found.items.map(\.isTriedAgain) == [false])
            #expect(found.items.first?.reason == nil, "there was no server to give one")
            #expect(try await mails.tryAgain() == 1, "nobody waits for five days for a link to set a password")
        }
    }

    @Test(arguments: Backing.all)
    func `are left out once another one arrived`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (mails, priya) = (Mails(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            try await centre.settle(["nour@example.org": .refused("550 no such mailbox")])
            try await Invitations(centre.platform).send(to: nour, by: priya)
            #expect(try await mails.undelivered(by: priya).total == 1, "the other one is on its way")
            try await centre.sendMails()
            #expect(try await mails.undelivered(by: priya).items.isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `are told apart from those that were never sent, as there is no mail server`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (mails, priya) = (Mails(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            try await centre.settle(["nour@example.org": .unreachable("nobody answers")])
            _ = try await centre.newcomer("Tess Okoro", "tess@example.org")
            centre.clock.advance(seconds: 4 * 86_400 + 2)
            try await mails.sweep()

            let rights = try await People(centre.platform).rights(by: priya)
            #expect(rights.mailsUndelivered == 1 && rights.mailsUntried == 1)
            let found = try await mails.undelivered(by: priya)
            #expect(found.items.map(\.reason) == [nil, "nobody answers"] && found.items.last?.person == nour)
            #expect(found.items.allSatisfy { !$0.isTriedAgain })
            let amara = try await People(centre.platform).rights(by: try centre.viewer("amara"))
            #expect(amara.mailsUndelivered == 0 && amara.mailsUntried == 0)
        }
    }

    @Test(arguments: Backing.all)
    func `are told to nobody who registers nobody`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            _ = try await centre.newcomer()
            try await centre.settle(["nour@example.org": .refused("550 no such mailbox")])
            for name in ["amara", "nadia", "leilani"] {
                await #expect(throws: (any Error).self, "\(name)") {
                    _ = try await Mails(centre.platform).undelivered(by: try centre.viewer(name))
                }
                let rights = try await People(centre.platform).rights(by: try centre.viewer(name))
                #expect(rights.mailsUndelivered == 0)
            }
        }
    }
}

extension Centre {
    /// Tries everything that is due once; what is not named arrives.
    fileprivate func settle(_ results: [String: Mails.Result]) async throws {
        let mails = Mails(platform)
        for claim in try await mails.claim(atMost: 100) {
            guard let mail = try await mails.open(claim) else { continue }
            try await mails.settle(claim, results[mail.address] ?? .sent)
        }
    }
}
