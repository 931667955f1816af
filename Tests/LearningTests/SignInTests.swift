// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@Suite struct `Signing in` {
    @Test(arguments: Backing.all)
    func `with address and password, until one signs out`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let token = try await entrance.signIn(as: "grace", to: centre)
            #expect(try await entrance.visitor(with: token)?.name == "Grace Adeyemi")
            try await entrance.signOut(token)
            #expect(try await entrance.visitor(with: token) == nil)
            #expect(try await entrance.visitor(with: "no token") == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `a wrong password, an unknown address and somebody inactive get the same answer`(backing: Backing) async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            await #expect(throws: SignInRefused.wrong) {
                _ = try await entrance.signIn(as: "grace", "wrong password", to: centre)
            }
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "nobody", to: centre) }
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "yusuf", to: centre) }
        }
    }

    @Test(arguments: Backing.all)
    func `after ten wrong passwords the right one waits a quarter of an hour`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            for _ in 0..<10 {
                await #expect(throws: SignInRefused.wrong) {
                    _ = try await entrance.signIn(as: "grace", "wrong password", to: centre)
                }
            }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                _ = try await entrance.signIn(as: "grace", to: centre)
            }
            _ = try await entrance.signIn(as: "martin", to: centre)
            centre.clock.advance(seconds: 901)
            _ = try await entrance.signIn(as: "grace", to: centre)
        }
    }

    @Test(arguments: Backing.all)
    func `thirty wrong passwords at once are ten, and the rest wait`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let answers = await withTaskGroup(of: SignInRefused?.self) { group in
                for _ in 0..<30 {
                    group.addTask {
                        do {
                            _ = try await entrance.signIn(as: "grace", "wrong password", to: centre)
                            return nil
                        } catch {
                            return error as? SignInRefused
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0 == .wrong } == 10)
            #expect(answers.count { $0 == .tooMany(secondsLeft: 900) } == 20)
        }
    }

    @Test(arguments: Backing.all)
    func `deactivation ends every session at once`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let token = try await entrance.signIn(as: "farah", to: centre)
            try await People(centre.platform).deactivate(try centre.person("farah"), by: try centre.viewer("grace"))
            #expect(try await entrance.visitor(with: token) == nil)
            try await People(centre.platform).reactivate(try centre.person("farah"), by: try centre.viewer("grace"))
            #expect(try await entrance.visitor(with: token) == nil, "an ended session stays ended")
        }
    }

    @Test(arguments: Backing.all)
    func `a session ends when it is not used for twelve hours`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            let token = try await entrance.signIn(as: "farah", to: centre)
            centre.clock.advance(seconds: 11 * 3600)
            #expect(try await entrance.visitor(with: token) != nil)
            centre.clock.advance(seconds: 11 * 3600)
            #expect(try await entrance.visitor(with: token) != nil, "use prolongs it")
            centre.clock.advance(seconds: 13 * 3600)
            #expect(try await entrance.visitor(with: token) == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `tells nobody whether an address is known, whoever asks for an account at it (H-2)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            for name in ["grace", "nobody"] {
                for password in ["a stranger's first", "a stranger's second"] {
                    try await entrance.askForAccount(
                        name: "Somebody Else",
                        email: "\(name)@healthcare.example",
                        password: password,
                        in: centre.id
                    )
                }
                for (password, refused) in [
                    ("a stranger's first", SignInRefused.wrong), ("a stranger's second", .waiting),
                    ("never chosen", .wrong),
                ] {
                    await #expect(throws: refused, "\(name), \(password)") {
                        _ = try await centre.firstStep(of: name, password)
                    }
                }
            }
            _ = try await centre.firstStep(of: "grace")
            try await Erasures(centre.platform).erase(try centre.person("ruth"), by: try centre.viewer("martin"))
            #expect(try await !centre.fingerprint().contains { $0.contains("ruth@healthcare") })
        }
    }

    @Test(arguments: Backing.all)
    func `who registers waits for approval, and a refused address may ask again (H-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, people) = (Entrance(centre.platform), People(centre.platform))
            let ask = {
                try await entrance.askForAccount(
                    name: "Nour Haddad",
                    email: "nour@healthcare.example",
                    password: Centre.password,
                    in: centre.id
                )
            }
            try await ask()
            try await ask()
            let waiting = try await people.registrations(by: try centre.viewer("priya")).items
            #expect(waiting.map(\.name) == ["Nour Haddad"], "asking twice is asking once")
            await #expect(throws: SignInRefused.waiting) { _ = try await entrance.signIn(as: "nour", to: centre) }
            await #expect(throws: SignInRefused.wrong, "a stranger learns nothing") {
                _ = try await entrance.signIn(as: "nour", "four quiet owls", to: centre)
            }
            await #expect(throws: Refused.self) {
                _ = try await people.decide(
                    try #require(waiting.first).id,
                    approve: true,
                    by: try centre.viewer("farah")
                )
            }

            try await people.decide(try #require(waiting.first).id, approve: false, by: try centre.viewer("priya"))
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "nour", to: centre) }
            try await ask()
            let again = try #require(try await people.registrations(by: try centre.viewer("priya")).items.first)
            try await people.decide(again.id, approve: true, byMail: false, by: try centre.viewer("priya"))
            _ = try await entrance.signIn(as: "nour", to: centre)
        }
    }

    @Test(arguments: Backing.all)
    func `with mail whoever asks first owns nothing: the link in a mail shows whose the address is (H-2)`(
        backing: Backing
    ) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, people) = (Entrance(centre.platform), People(centre.platform))
            let priya = try centre.viewer("priya")
            let ask = { (password: String?) in
                try await entrance.askForAccount(
                    name: "Zoe Hartmann",
                    email: "zoe@healthcare.example",
                    password: password,
                    in: centre.id
                )
            }
            try await ask("what a stranger chose")
            try await ask("what Zoe chose")
            let waiting = try #require(try await people.registrations(by: priya).items.first)

            let decision = try await people.decide(waiting.id, approve: true, by: priya)

            guard case .invited = decision else { throw SignInRefused.wrong }
            for password in ["what a stranger chose", "what Zoe chose", ""] {
                await #expect(throws: SignInRefused.wrong) {
                    _ = try await entrance.signIn(as: "zoe", password, to: centre)
                }
            }
            let mails = try await centre.sendMails().filter { $0.address == "zoe@healthcare.example" }
            #expect(mails.count == 1)
            guard case .approval(let word, _) = try #require(mails.first).content else { throw SignInRefused.wrong }
            try await entrance.setPassword("three quiet owls", with: word, for: .invitation, of: centre.id)
            await #expect(throws: SignInRefused.wrong) {
                _ = try await entrance.signIn(as: "zoe", "what a stranger chose", to: centre)
            }
            _ = try await entrance.signIn(as: "zoe", "three quiet owls", to: centre)
        }
    }

    @Test(arguments: Backing.all)
    func `who chose no password, and is sent no mail, comes in by a link that is handed over`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, people) = (Entrance(centre.platform), People(centre.platform))
            try await entrance.askForAccount(
                name: "Nour Haddad",
                email: "nour@healthcare.example",
                password: nil,
                in: centre.id
            )
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "nour", "", to: centre) }
            let priya = try centre.viewer("priya")
            let waiting = try #require(try await people.registrations(by: priya).items.first)

            let decision = try await people.decide(waiting.id, approve: true, byMail: false, by: priya)

            guard case .handed(_, _, let word) = decision else { throw SignInRefused.wrong }
            await #expect(throws: SignInRefused.wrong) { _ = try await entrance.signIn(as: "nour", "", to: centre) }
            try await entrance.setPassword("three quiet owls", with: word, for: .invitation, of: centre.id)
            _ = try await entrance.signIn(as: "nour", "three quiet owls", to: centre)
        }
    }

    @Test(arguments: Backing.all)
    func `however many ask for an account on one morning, each does so once (H-2)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, priya) = (Entrance(centre.platform), try centre.viewer("priya"))
            let ask = { (email: String, network: String) in
                try await entrance.askForAccount(
                    name: "Nour Haddad",
                    email: email,
                    password: Centre.password,
                    from: network,
                    in: centre.id
                )
            }
            for number in 0..<15 { try await ask("nour\(number)@example.org", "198.51.100.\(number)") }
            #expect(try await People(centre.platform).registrations(by: priya).total == 15)

            for number in 0..<9 { try await ask("nour0@example.org", "203.0.113.\(number)") }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900), "one address is asked for ten times") {
                try await ask("nour0@example.org", "203.0.113.200")
            }
            for number in 0..<100 { try await ask("tess\(number)@example.org", "192.0.2.1") }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900), "and from one network a hundred times") {
                try await ask("zoe@example.org", "192.0.2.1")
            }
            try await ask("zoe@example.org", "192.0.2.2")
            _ = try await entrance.signIn(as: "grace", to: centre)
        }
    }

    @Test(arguments: Backing.all)
    func `a new password signs the other browsers out`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (entrance, accounts) = (Entrance(centre.platform), Accounts(centre.platform))
            let here = try await entrance.signIn(as: "amara", to: centre)
            let there = try await entrance.signIn(as: "amara", to: centre)
            let viewer = try #require(try await entrance.visitor(with: here)).viewer
            await #expect(throws: InvalidInput.self) {
                try await accounts.changePassword(from: "wrong password", to: "a new password", by: viewer)
            }
            try await accounts.changePassword(from: Centre.password, to: "a new password", by: viewer)
            #expect(try await entrance.visitor(with: here) != nil)
            #expect(try await entrance.visitor(with: there) == nil)
            _ = try await entrance.signIn(as: "amara", "a new password", to: centre)
        }
    }
}

extension Entrance {
    func signIn(
        as name: String,
        _ password: String = Centre.password,
        to centre: Centre
    ) async throws -> String {
        let step = try await signIn(
            email: "\(name)@healthcare.example",
            password: password,
            to: centre.id,
            from: Browser("Firefox", at: "127.0.0.1")
        )
        guard case .signedIn(let browser) = step else { throw SignInRefused.wrong }
        return browser.token
    }
}
