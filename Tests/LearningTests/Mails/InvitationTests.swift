// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Storage
import TestSupport
import Testing

@Suite struct `Inviting people` {
    @Test(arguments: Backing.all)
    func `who is registered without a password is invited, sets one, signs in and is welcomed`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            _ = try await centre.newcomer()
            let mails = try await centre.sendMails()
            let mail = try #require(mails.first)
            #expect(mails.count == 1 && mail.address == "nour@example.org" && mail.stopping == nil)
            guard case .invitation(let word, _, let by) = mail.content else { throw NotInvited() }
            #expect(by == "Priya Raghunathan")

            let entrance = Entrance(centre.platform)
            let guest = try await entrance.guest(with: word, for: .invitation, of: centre.id)
            #expect(guest.name == "Nour Haddad" && guest.email == "nour@example.org")
            try await entrance.setPassword("three quiet owls", with: word, for: .invitation, of: centre.id)

            _ = try await entrance.signIn(
                email: "nour@example.org",
                password: "three quiet owls",
                to: centre.id,
                from: Browser("Firefox", at: "")
            )
            let welcome = try #require(try await centre.sendMails().first)
            guard case .notices(let notices) = welcome.content else { throw NotInvited() }
            #expect(notices.map(\.notice) == [.welcome])
        }
    }

    @Test(arguments: Backing.all)
    func `an invitation is good once, and for fourteen days`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            _ = try await centre.newcomer()
            let word = try centre.word(try await centre.sendMails())
            await #expect(throws: InvalidInput.self, "and stays good when the password was too short") {
                try await entrance.setPassword("short", with: word, for: .invitation, of: centre.id)
            }
            try await entrance.setPassword("three quiet owls", with: word, for: .invitation, of: centre.id)
            try await centre.isOver(word)

            _ = try await centre.newcomer("Tess Bell", "tess@example.org")
            let other = try centre.word(try await centre.sendMails())
            centre.clock.advance(seconds: 14 * 86_400 - 1)
            _ = try await entrance.guest(with: other, for: .invitation, of: centre.id)
            centre.clock.advance(seconds: 1)
            try await centre.isOver(other)
        }
    }

    @Test(arguments: Backing.all)
    func `a link leads in nobody but whom it was made for, and for nothing else`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            _ = try await centre.newcomer()
            let word = try centre.word(try await centre.sendMails())

            for wrong in ["", "0", String(word.dropLast()), word.uppercased(), String(repeating: "0", count: 64)] {
                try await centre.isOver(wrong)
            }
            await #expect(throws: NotFound.self, "it resets no password") {
                _ = try await entrance.guest(with: word, for: .reset, of: centre.id)
            }
            await #expect(throws: NotFound.self, "it is of this organisation") {
                _ = try await entrance.guest(with: word, for: .invitation, of: OrganisationID(number: 2))
            }
        }
    }

    @Test(arguments: Backing.all)
    func `what an invitation rests on ends it`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            let withdrawn = try centre.word(try await centre.sendMails())
            try await Invitations(centre.platform).withdraw(from: nour, by: priya)
            try await centre.isOver(withdrawn)

            try await Invitations(centre.platform).send(to: nour, by: priya)
            let misdirected = try centre.word(try await centre.sendMails())
            try await people.changeSignIn(of: nour, email: "nour2@example.org", password: nil, by: priya)
            try await centre.isOver(misdirected)

            try await Invitations(centre.platform).send(to: nour, by: priya)
            let inactive = try centre.word(try await centre.sendMails())
            try await people.deactivate(nour, by: priya)
            try await centre.isOver(inactive)
        }
    }

    @Test(arguments: Backing.all)
    func `a second mail leaves the first one good, and both end with the first use`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let nour = try await centre.newcomer()
            let first = try centre.word(try await centre.sendMails())
            try await Invitations(centre.platform).send(to: nour, by: try centre.viewer("priya"))
            let second = try centre.word(try await centre.sendMails())
            #expect(first != second)

            let entrance = Entrance(centre.platform)
            try await entrance.setPassword("three quiet owls", with: first, for: .invitation, of: centre.id)
            try await centre.isOver(second)
        }
    }

    @Test(arguments: Backing.all)
    func `who may not register people sends, withdraws and sees no invitation, and who has a password needs none`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (invitations, nour) = (Invitations(centre.platform), try await centre.newcomer())
            let before = try await centre.fingerprint()
            for name in ["farah", "amara", "nadia"] {
                let viewer = try centre.viewer(name)
                await #expect(throws: (any Error).self) { try await invitations.send(to: nour, by: viewer) }
                await #expect(throws: (any Error).self) { try await invitations.withdraw(from: nour, by: viewer) }
                await #expect(throws: (any Error).self) { _ = try await invitations.link(for: nour, by: viewer) }
            }
            let amara = try centre.person("amara")
            await #expect(throws: Objection.self) {
                try await invitations.send(to: amara, by: try centre.viewer("priya"))
            }
            #expect(try await centre.fingerprint() == before)
            #expect(try await People(centre.platform).details(amara, by: try centre.viewer("priya")).invitation == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `a link to hand over is for who may change the sign-in, and not of who gives roles (A-5)`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let (invitations, priya) = (Invitations(centre.platform), try centre.viewer("priya"))
            let nour = try await centre.newcomer()
            let word = try await invitations.link(for: nour, by: priya)
            _ = try await Entrance(centre.platform).guest(with: word, for: .invitation, of: centre.id)

            try await Roles(centre.platform).give(Gift(of: "educator", to: nour), by: try centre.viewer("grace"))
            await #expect(throws: Refused.self) { _ = try await invitations.link(for: nour, by: priya) }
            try await invitations.send(to: nour, by: priya)
        }
    }

    @Test(arguments: Backing.all)
    func `the words of links are nowhere in the database`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let nour = try await centre.newcomer()
            let words = [
                try centre.word(try await centre.sendMails()),
                try await Invitations(centre.platform).link(for: nour, by: try centre.viewer("priya")),
            ]
            let kept = try await centre.database.read { transaction in
                try transaction.rows("SELECT hash FROM entry_word").map { try $0.read("hash") as String }
                    + transaction.rows("SELECT details || reasons AS text FROM audit_entry").map {
                        try $0.read("text") as String
                    }
                    + transaction.rows("SELECT word FROM mail").map { try $0.read("word") as String }
            }
            for word in words { #expect(!kept.contains { $0.contains(word) }) }
        }
    }

    private struct NotInvited: Error {}
}

extension Centre {
    /// That a word leads nowhere and sets no password.
    fileprivate func isOver(_ word: String) async throws {
        let entrance = Entrance(platform)
        await #expect(throws: NotFound.self) {
            _ = try await entrance.guest(with: word, for: .invitation, of: id)
        }
        await #expect(throws: NotFound.self) {
            try await entrance.setPassword("four loud herons", with: word, for: .invitation, of: id)
        }
    }
}
