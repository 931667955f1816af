// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Storage
import TestSupport
import Testing

@Suite struct `The queue of mails` {
    @Test(arguments: Backing.all)
    func `a mail is there exactly if its cause is`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            await #expect(throws: InvalidInput.self) {
                _ = try await centre.newcomer("Nour", "amara@healthcare.example")
            }
            #expect(try await centre.mailStates().isEmpty)
            _ = try await centre.newcomer()
            #expect(try await centre.mailStates() == ["invitation waiting"])
        }
    }

    @Test(arguments: Backing.all)
    func `of two processes one has a mail, until it has not settled it for minutes`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            for number in 0..<20 { _ = try await centre.newcomer("Nour \(number)", "nour\(number)@example.org") }
            let (here, there) = (Mails(centre.platform), Mails(centre.elsewhere.platform))

            async let some = here.claim(atMost: 15)
            async let others = there.claim(atMost: 15)
            let (mine, theirs) = (try await some, try await others)

            #expect(mine.count + theirs.count == 20)
            #expect(try await here.claim(atMost: 15).isEmpty)
            let all = mine.isEmpty ? theirs : mine
            let word = try #require(try await here.open(all[0])).word
            centre.clock.advance(seconds: 301)
            let again = try await there.claim(atMost: 30)
            #expect(again.count == 20)
            #expect(try await here.open(all[0]) == nil, "what was let go is no longer to be sent by it")
            try await here.settle(all[0], .sent)
            var words: [String] = []
            for claim in again { words.append(try #require(try await there.open(claim)).word) }
            #expect(words.contains(word), "with the same Message-ID")
            #expect(Set(words).count == 20)
        }
    }

    @Test(arguments: Backing.all)
    func `what is put off waits longer each time, and is given up after some days with the reason`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let nour = try await centre.newcomer()
            let mails = Mails(centre.platform)
            var waits: [Int64] = []
            var waited: Int64 = 0
            for _ in 0..<12_000 {
                guard let claim = try await mails.claim(atMost: 1).first else {
                    if try await centre.mailStates().first?.contains("waiting") != true { break }
                    let step: Int64 = waited < 3_600 ? 60 : 1_800
                    centre.clock.advance(seconds: step)
                    waited += step
                    continue
                }
                waits.append(waited)
                waited = 0
                guard try await mails.open(claim) != nil else { break }
                try await mails.settle(claim, .later("451 4.3.0 try again later"))
            }
            #expect(waits.prefix(4) == [0, 60, 300, 900])
            #expect(waits == waits.sorted())
            #expect(waits.reduce(0, +) > 2 * 86_400 && waits.reduce(0, +) < 6 * 86_400)
            let state = try #require(try await centre.mailStates().first)
            #expect(state == "invitation given-up: 451 4.3.0 try again later")
            let details = try await People(centre.platform).details(nour, by: try centre.viewer("priya"))
            guard case .notSent = try #require(details.invitation).state else { throw Unexpected() }
        }
    }

    @Test(arguments: Backing.all)
    func `what is refused is given up at once, and the operator may have it tried again`(backing: Backing) async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let nour = try await centre.newcomer()
            let mails = Mails(centre.platform)
            let claim = try #require(try await mails.claim(atMost: 1).first)
            _ = try await mails.open(claim)
            try await mails.settle(claim, .refused("550 5.1.1 no such mailbox"))

            #expect(try await centre.mailStates() == ["invitation given-up: 550 5.1.1 no such mailbox"])
            let details = try await People(centre.platform).details(nour, by: try centre.viewer("priya"))
            guard case .notSent("550 5.1.1 no such mailbox", _) = try #require(details.invitation).state else {
                throw Unexpected()
            }
            #expect(try await mails.tryAgain() == 1)
            #expect(try await centre.sendMails().count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `a server that cannot be talked to costs no mail a try`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            _ = try await centre.newcomer()
            let mails = Mails(centre.platform)
            for _ in 0..<30 {
                let claim = try #require(try await mails.claim(atMost: 1).first)
                _ = try await mails.open(claim)
                try await mails.settle(claim, .unreachable("Couldn't connect to server"))
                centre.clock.advance(seconds: 60)
            }
            #expect(try await Mails(centre.platform).list().items.map(\.tries) == [0])
            #expect(try await centre.sendMails().count == 1)
        }
    }

    @Test(arguments: Backing.all)
    func `when it is to be sent it is asked again whether it is still so, and theirs to know`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, roles) = (People(centre.platform), Roles(centre.platform))
            let grace = try centre.viewer("grace")

            try await roles.give(Gift(of: "educator", to: try centre.person("ruth")), by: grace)
            try await people.deactivate(try centre.person("ruth"), by: grace)
            #expect(try await centre.sendMails().isEmpty)
            #expect(try await centre.mailStates() == ["notice dropped: they are inactive"])

            let pedro = try centre.person("pedro")
            try await roles.give(Gift(of: "educator", to: pedro), by: grace)
            let given = try #require(try await centre.holding("educator", of: "pedro", by: "grace").id)
            try await roles.end(given, by: grace)
            guard case .notices(let notices) = try #require(try await centre.sendMails().first).content else {
                throw Unexpected()
            }
            #expect(notices.map(\.words) == ["Your role Educator / Manager ended."], "not that it was given")
        }
    }

    @Test(arguments: Backing.all)
    func `who may no longer decide on registrations is not told that one waits`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            try await Entrance(centre.platform).askForAccount(
                name: "Nour Haddad",
                email: "nour@example.org",
                password: "three quiet owls",
                in: centre.id
            )
            let holding = try await centre.holding("centre-administrator", of: "owen", by: "grace")
            try await Roles(centre.platform).end(try #require(holding.id), by: try centre.viewer("grace"))

            let told = try await centre.sendMails().filter { mail in
                guard case .notices(let notices) = mail.content else { return false }
                return notices.contains { $0.notice == .registrationWaits }
            }
            #expect(told.map(\.name).contains("Priya Raghunathan"))
            #expect(!told.map(\.name).contains("Owen Pritchard"))
        }
    }

    @Test(arguments: Backing.all)
    func `whoever asked for an account is told what was decided, also who is no person`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, priya) = (People(centre.platform), try centre.viewer("priya"))
            for (name, email) in [("Nour", "nour@example.org"), ("Tess", "tess@example.org")] {
                try await Entrance(centre.platform).askForAccount(
                    name: name,
                    email: email,
                    password: "three quiet owls",
                    in: centre.id
                )
            }
            let waiting = try await people.registrations(by: priya).items
            _ = try await people.decide(try #require(waiting.first).id, approve: true, by: priya)
            _ = try await people.decide(try #require(waiting.last).id, approve: false, by: priya)

            let mails = try await centre.sendMails()
            let approved = try #require(mails.first { $0.address == "nour@example.org" })
            guard case .approval = approved.content else { throw Unexpected() }
            #expect(mails.count { $0.address == "nour@example.org" } == 1)
            #expect(mails.first { $0.address == "tess@example.org" }?.content == .refusal)
        }
    }

    @Test(arguments: Backing.all)
    func `an address that was changed is warned itself, and so is who signs in with another browser`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let amara = try centre.person("amara")
            try await People(centre.platform).changeSignIn(
                of: amara,
                email: "other@example.org",
                password: nil,
                by: try centre.viewer("priya")
            )
            let warned = try await centre.sendMails()
            #expect(warned.map(\.address) == ["amara@healthcare.example"])

            let entrance = Entrance(centre.platform)
            for browser in ["Firefox on Linux", "Firefox on Linux", "Safari on an iPhone"] {
                _ = try await entrance.begin(amara, in: centre.id, browser: browser)
            }
            guard case .notices(let notices) = try #require(try await centre.sendMails().first).content else {
                throw Unexpected()
            }
            #expect(notices.map(\.notice) == [.newBrowser("Safari on an iPhone")], "the first one is no news")
        }
    }

    @Test(arguments: Backing.all)
    func `what was done long ago is forgotten, and what nobody sends is given up`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            _ = try await centre.newcomer()
            let mails = Mails(centre.platform)
            centre.clock.advance(seconds: 4 * 86_400)
            try await mails.sweep()
            #expect(try await centre.mailStates() == ["invitation waiting"])
            centre.clock.advance(seconds: 2)
            try await mails.sweep()
            #expect(try await centre.mailStates() == ["invitation given-up"])
            centre.clock.advance(seconds: 30 * 86_400 + 1)
            try await mails.sweep()
            #expect(try await centre.mailStates().isEmpty)
        }
    }

    private struct Unexpected: Error {}
}
