// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

@Suite struct `Forgetting one's password` {
    @Test(arguments: Backing.all)
    func `a mail leads to a new one, ends every session, and another mail says so`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let open = try await entrance.signIn(as: "grace", to: centre)

            try await entrance.askForReset(email: "GRACE@healthcare.example", of: centre.id)
            let word = try centre.word(try await centre.sendMails())
            try await entrance.setPassword("four loud herons", with: word, for: .reset, of: centre.id)

            #expect(try await entrance.visitor(with: open) == nil)
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "grace", to: centre) }
            _ = try await entrance.signIn(as: "grace", "four loud herons", to: centre)
            let warning = try #require(try await centre.sendMails().first)
            guard case .notices(let notices) = warning.content else { throw NoWarning() }
            #expect(notices.first?.notice == .passwordChanged)
            #expect(warning.stopping == nil, "a warning cannot be stopped")
        }
    }

    @Test(arguments: Backing.all)
    func `its link is good once, and for an hour`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
            let first = try centre.word(try await centre.sendMails())
            try await entrance.setPassword("four loud herons", with: first, for: .reset, of: centre.id)
            await #expect(throws: NotFound.self) {
                try await entrance.setPassword("three quiet owls", with: first, for: .reset, of: centre.id)
            }

            try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
            let second = try centre.word(try await centre.sendMails())
            centre.clock.advance(seconds: 3_599)
            _ = try await entrance.guest(with: second, for: .reset, of: centre.id)
            centre.clock.advance(seconds: 1)
            await #expect(throws: NotFound.self) {
                _ = try await entrance.guest(with: second, for: .reset, of: centre.id)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `for an address that nobody has the same is done, nothing is sent, and no trace is left`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            _ = try await centre.newcomer()
            try await centre.sendMails()
            // Unknown, inactive, and not in yet.
            for address in ["nobody@healthcare.example", "yusuf@healthcare.example", "nour@example.org"] {
                let before = try await centre.mailStates().count
                try await entrance.askForReset(email: address, of: centre.id)
                #expect(try await centre.mailStates().count == before + 1, "asking looks the same")
                #expect(try await centre.sendMails().isEmpty)
                #expect(try await centre.mailStates().count == before)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `three times a quarter of an hour is enough, whoever has the address, and signing in is not held up`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            for address in ["grace@healthcare.example", "nobody@healthcare.example"] {
                for _ in 0..<3 { try await entrance.askForReset(email: address, of: centre.id) }
                await #expect(throws: SignInRefused.self) {
                    try await entrance.askForReset(email: address, of: centre.id)
                }
            }
            _ = try await entrance.signIn(as: "grace", to: centre)
            centre.clock.advance(seconds: 901)
            try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
        }
    }

    @Test(arguments: Backing.all)
    func `whoever asks again has half an hour at least, and the mail says the true end`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let ask = { () -> (word: String, until: Instant) in
                try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
                guard case .reset(let word, let until) = try await centre.sendMails().first?.content else {
                    throw NoWarning()
                }
                return (word, until)
            }
            let began = centre.clock.now.seconds
            let first = try await ask()
            centre.clock.advance(seconds: 1_800)
            let second = try await ask()
            #expect(first.until.seconds == began + 3_600 && second.until == first.until)
            for word in [first.word, second.word] {
                #expect(try await entrance.guest(with: word, for: .reset, of: centre.id).until == second.until)
            }

            centre.clock.advance(seconds: 1)
            let third = try await ask()

            #expect(third.until.seconds == began + 1_801 + 3_600)
            #expect(try await entrance.guest(with: third.word, for: .reset, of: centre.id).until == third.until)
            await #expect(throws: NotFound.self, "what lies in an old mail is not made good for longer") {
                _ = try await entrance.guest(with: first.word, for: .reset, of: centre.id)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `whoever set a new password signs in with it, whatever was tried before`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            guard case .signedIn(let known) = try await centre.firstStep(of: "grace") else { throw NoWarning() }
            let hers = Browser("Firefox", at: "192.0.2.1", mark: known.mark)
            let browsers = [hers, Browser("Firefox", at: "192.0.2.2")]
            for browser in browsers {
                for _ in 0..<10 { _ = try? await centre.firstStep(of: "grace", "a wrong one", from: browser) }
                for _ in 0..<10 { _ = try? await centre.firstStep(of: "martin", "a wrong one", from: browser) }
                await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                    _ = try await centre.firstStep(of: "grace", from: browser)
                }
            }
            try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
            let word = try centre.word(try await centre.sendMails())

            try await entrance.setPassword("four loud herons", with: word, for: .reset, of: centre.id)

            for browser in browsers { _ = try await centre.firstStep(of: "grace", "four loud herons", from: browser) }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900), "nobody else is let in by it") {
                _ = try await centre.firstStep(of: "martin")
            }
        }
    }

    @Test(arguments: Backing.all)
    func `who asks from a house of IPv6 addresses asks a hundred times`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let ask = { (number: Int) in
                try await entrance.askForReset(
                    email: "nobody\(number)@example.org",
                    from: "2001:db8:1:2::\(number)",
                    of: centre.id
                )
            }
            for number in 0..<100 { try await ask(number) }
            await #expect(throws: SignInRefused.self) { try await ask(100) }
        }
    }

    @Test(arguments: Backing.all)
    func `a link of before leads nowhere once its owner was deactivated, also when they are back`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, people) = (Entrance(centre.platform), People(centre.platform))
            let (farah, grace) = (try centre.person("farah"), try centre.viewer("grace"))
            try await entrance.askForReset(email: "farah@healthcare.example", of: centre.id)
            let reset = try centre.word(try await centre.sendMails())
            let nour = try await people.register(
                name: "Nour Haddad",
                email: "nour@example.org",
                password: nil,
                by: grace
            )
            let invitation = try centre.word(try await centre.sendMails())
            _ = try await entrance.guest(with: invitation, for: .invitation, of: centre.id)

            for person in [farah, nour] {
                try await people.deactivate(person, by: grace)
                try await people.reactivate(person, by: grace)
            }

            await #expect(throws: NotFound.self) {
                _ = try await entrance.guest(with: reset, for: .reset, of: centre.id)
            }
            await #expect(throws: NotFound.self) {
                _ = try await entrance.guest(with: invitation, for: .invitation, of: centre.id)
            }
            try await Invitations(centre.platform).send(to: nour, by: grace)
            let anew = try centre.word(try await centre.sendMails())
            _ = try await entrance.guest(with: anew, for: .invitation, of: centre.id)
        }
    }

    @Test(arguments: Backing.all)
    func `a password that is changed otherwise ends the link`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            try await entrance.askForReset(email: "grace@healthcare.example", of: centre.id)
            let word = try centre.word(try await centre.sendMails())

            try await Accounts(centre.platform).changePassword(
                from: Centre.password,
                to: "four loud herons",
                by: try centre.viewer("grace")
            )

            await #expect(throws: NotFound.self) {
                try await entrance.setPassword("three quiet owls", with: word, for: .reset, of: centre.id)
            }
        }
    }

    private struct NoWarning: Error {}
}
