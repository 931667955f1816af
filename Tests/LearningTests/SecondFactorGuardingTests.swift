// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import TestSupport
import Testing

@testable import Learning

@Suite struct `A second factor that somebody has` {
    @Test(arguments: Backing.all)
    func `is replaced, renewed and turned off with a code of it, and never with the password`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let factors = SecondFactors(centre.platform)
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            let farah = try await centre.signedIn("farah", with: codes[0]).viewer
            try await Entrance(centre.platform).prove(Centre.password, at: "", by: farah)
            let before = try await factors.own(by: farah)

            for wrong in [Centre.password, "000000", codes[0]] {
                await #expect(throws: SignInRefused.wrong) { try await factors.begin(code: wrong, by: farah) }
                await #expect(throws: SignInRefused.wrong) { try await factors.turnOff(code: wrong, by: farah) }
                await #expect(throws: SignInRefused.wrong) {
                    _ = try await factors.renewRecoveryCodes(code: wrong, by: farah)
                }
            }
            await #expect(throws: InvalidInput.self) { try await factors.begin(by: farah) }
            #expect(try await factors.own(by: farah) == before)
            await #expect(throws: NotFound.self) { _ = try await factors.keyToSetUp(by: farah) }

            centre.clock.advance(seconds: 901)
            try await factors.begin(code: codes[1], by: farah)
            let app = try #require(Authenticator(key: try await factors.keyToSetUp(by: farah).text))
            let anew = try await factors.confirm(app.code(at: centre.clock.now.seconds), by: farah)
            centre.clock.advance(seconds: 30)
            let renewed = try await factors.renewRecoveryCodes(
                code: app.code(at: centre.clock.now.seconds),
                by: farah
            )
            #expect(Set(anew).isDisjoint(with: renewed))
            try await factors.turnOff(code: renewed[0], by: farah)
            #expect(try await factors.own(by: farah).since == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `is guessed at ten times in an open browser, and not by another's code`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let factors = SecondFactors(centre.platform)
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            let others = try await centre.setUpSecondFactor(of: "grace").codes
            let farah = try await centre.signedIn("farah", with: codes[0]).viewer
            for number in 0..<10 {
                await #expect(throws: SignInRefused.wrong) {
                    try await factors.turnOff(code: number == 0 ? others[0] : "000000", by: farah)
                }
            }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                try await factors.turnOff(code: codes[1], by: farah)
            }
            #expect(try await factors.own(by: farah).since != nil)
        }
    }

    @Test(arguments: Backing.all)
    func `tells its owner of every change, in the page and by a mail that cannot be stopped`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let factors = SecondFactors(centre.platform)
            let mailed = { () -> [Notice] in
                try await centre.sendMails().filter { $0.address == "farah@healthcare.example" }.flatMap { mail in
                    guard case .notices(let notices) = mail.content, mail.stopping == nil else { return [Notice]() }
                    return notices.map(\.notice)
                }
            }
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            #expect(try await mailed() == [.secondFactorTurnedOn])
            let farah = try await centre.signedIn("farah", with: codes[0]).viewer
            #expect(try await mailed() == [.recoveryCodeUsed(left: 9)])

            try await factors.begin(code: codes[1], by: farah)
            let app = try #require(Authenticator(key: try await factors.keyToSetUp(by: farah).text))
            _ = try await factors.confirm(app.code(at: centre.clock.now.seconds), by: farah)
            #expect(try await mailed() == [.recoveryCodeUsed(left: 8), .secondFactorReplaced])
            for change in [true, false] {
                centre.clock.advance(seconds: 30)
                let code = app.code(at: centre.clock.now.seconds)
                if change {
                    _ = try await factors.renewRecoveryCodes(code: code, by: farah)
                } else {
                    try await factors.turnOff(code: code, by: farah)
                }
            }
            #expect(try await mailed() == [.recoveryCodesMade, .secondFactorTurnedOff])
            #expect(
                try await centre.told("farah").prefix(3) == [
                    .secondFactorTurnedOff, .recoveryCodesMade, .secondFactorReplaced,
                ]
            )
            #expect(try await !centre.told("grace").contains { $0.kind == .security })
        }
    }

    @Test(arguments: Backing.all)
    func `is not guessed at by who knows the password so that its owner is kept out or hears nothing`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            let hers = try await centre.signedIn("farah", with: codes[0]).browser
            for round in 0..<2 {
                let step = try await centre.codeStep(of: "farah")
                for number in 0..<10 {
                    await #expect(throws: SignInRefused.wrong) {
                        try await centre.finish(step, "000000", from: Browser("Firefox", at: "198.51.100.\(number)"))
                    }
                }
                let next = try await centre.codeStep(of: "farah")
                await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                    try await centre.finish(next, codes[1])
                }
                let own = try await centre.codeStep(of: "farah", from: hers)
                _ = try await centre.finish(own, codes[2 + round], from: hers)
                #expect(try await centre.told("farah").count { $0 == .wrongCodes } == 1, "once a day")
                await #expect(throws: SignInRefused.tooMany(secondsLeft: 900), "hers opens no other") {
                    try await centre.finish(next, codes[1])
                }
                centre.clock.advance(seconds: 901)
            }
            let own = try await centre.codeStep(of: "farah", from: hers)
            for _ in 0..<10 {
                await #expect(throws: SignInRefused.wrong) { try await centre.finish(own, "000000", from: hers) }
            }
            let next = try await centre.codeStep(of: "farah", from: hers)
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                try await centre.finish(next, codes[4], from: hers)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `is set up where it was begun and within a quarter of an hour`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let factors = SecondFactors(centre.platform)
            let (here, there) = (try await centre.signedIn("farah"), try await centre.signedIn("farah"))
            try await factors.begin(by: there)
            let noted = try #require(Authenticator(key: try await factors.keyToSetUp(by: there).text))

            await #expect(throws: NotFound.self) { _ = try await factors.keyToSetUp(by: here) }
            await #expect(throws: NotFound.self) {
                _ = try await factors.confirm(noted.code(at: centre.clock.now.seconds), by: here)
            }
            #expect(try await factors.own(by: here).isBegun == false)
            centre.clock.advance(seconds: 900)
            await #expect(throws: NotFound.self) {
                _ = try await factors.confirm(noted.code(at: centre.clock.now.seconds), by: there)
            }
            #expect(try await factors.own(by: there).since == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `is demanded of who holds a role that includes the one that it is demanded of`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let demands = SecondFactorDemands(centre.platform)
            let demanding = { (name: String) in
                try await SecondFactors(centre.platform).own(by: try centre.viewer(name)).demandingRoles
            }
            _ = try await demands.demand(of: ["centre-administrator"], by: try centre.viewer("grace"))
            #expect(try await demanding("priya") == ["Centre administrator"])
            #expect(try await demanding("grace") == ["Centre Manager"], "she may do all that they may, and more")
            #expect(try await demanding("farah").isEmpty)

            _ = try await demands.demand(of: ["centre-manager"], by: try centre.viewer("grace"))
            #expect(try await demanding("grace") == ["Centre Manager"])
            #expect(try await demanding("priya").isEmpty)
        }
    }

    @Test(arguments: Backing.all)
    func `does not keep a password of six digits and spaces from proving who they are`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let farah = try await centre.signedIn("farah")
            let digits = "1 2 3 4 5 6"
            try await Accounts(centre.platform).changePassword(from: Centre.password, to: digits, by: farah)
            try await Entrance(centre.platform).prove(digits, at: "", by: farah)
            await #expect(throws: SignInRefused.wrong) {
                try await Entrance(centre.platform).prove("1 2 3 4 5 7", at: "", by: farah)
            }
        }
    }
}
