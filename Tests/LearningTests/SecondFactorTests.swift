// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Second factors` {
    @Test(arguments: [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")])
    func `codes are those of RFC 6238`(seconds: Int64, code: String) throws {
        let key = try #require(AuthenticatorKey(hex: "3132333435363738393031323334353637383930"))
        let step = seconds / 30
        #expect(key.step(of: code, after: 0, at: Instant(seconds: seconds)) == step)
        #expect(key.step(of: code, after: 0, at: Instant(seconds: seconds + 30)) == step, "a clock may be a step late")
        #expect(key.step(of: code, after: 0, at: Instant(seconds: seconds + 90)) == nil, "and not three")
        #expect(key.step(of: code, after: step, at: Instant(seconds: seconds)) == nil, "each code counts once")
        for wrong in ["", "28708", "2870821", "28708a", "٢٨٧٠٨٢", "-28708"] {
            #expect(key.step(of: wrong, after: 0, at: Instant(seconds: seconds)) == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `whoever has one signs in with a code after the password, each code once`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let app = try await centre.setUpSecondFactor(of: "farah").app
            let step = try await centre.codeStep(of: "farah")

            let used = app.code(at: centre.clock.now.seconds)
            await #expect(throws: SignInRefused.wrong) { try await centre.finish(step, used) }
            await #expect(throws: SignInRefused.wrong) { try await centre.finish(step, "000000") }
            centre.clock.advance(seconds: 30)
            let code = app.code(at: centre.clock.now.seconds)
            let token = try await centre.finish(step, code).token
            #expect(try await Entrance(centre.platform).visitor(with: token)?.name == "Farah Siddiqui")

            await #expect(throws: SignInRefused.tooLate) { try await centre.finish(step, code) }
            let again = try await centre.codeStep(of: "farah")
            await #expect(throws: SignInRefused.wrong) { try await centre.finish(again, code) }
        }
    }

    @Test(arguments: Backing.all)
    func `a recovery code signs in once, however it is typed`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            #expect(Set(codes).count == 10)
            let typed = " " + codes[3].lowercased().replacing("-", with: " ")

            let entered = try await centre.finish(try await centre.codeStep(of: "farah"), typed)

            #expect(entered.codesLeft == 9)
            let step = try await centre.codeStep(of: "farah")
            await #expect(throws: SignInRefused.wrong) { try await centre.finish(step, codes[3]) }
            _ = try await centre.finish(step, codes[4])
            let kept = try await centre.database.read { transaction in
                try transaction.rows("SELECT hash FROM recovery_code").map { try $0.read("hash") as String }
            }
            #expect(!kept.contains { hash in codes.contains { $0.contains(hash) } }, "none is kept as it is")
        }
    }

    @Test(arguments: Backing.all)
    func `after ten wrong codes the right one waits, and so do those of other browsers`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            let step = try await centre.codeStep(of: "farah")
            for _ in 0..<10 {
                await #expect(throws: SignInRefused.wrong) { try await centre.finish(step, "000000") }
            }
            await #expect(throws: SignInRefused.tooLate, "the password is asked for again") {
                try await centre.finish(step, codes[0])
            }
            let other = try await centre.codeStep(of: "farah")
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) { try await centre.finish(other, codes[0]) }
            centre.clock.advance(seconds: 901)
            _ = try await centre.finish(try await centre.codeStep(of: "farah"), codes[0])
        }
    }

    @Test(arguments: Backing.all)
    func `between the steps ten minutes pass at most, and no new password and no deactivation`(backing: Backing)
        async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let codes = try await centre.setUpSecondFactor(of: "farah").codes
            let (farah, grace) = (try centre.person("farah"), try centre.viewer("grace"))

            let slow = try await centre.codeStep(of: "farah")
            centre.clock.advance(seconds: 601)
            await #expect(throws: SignInRefused.tooLate) { try await centre.finish(slow, codes[0]) }

            let changed = try await centre.codeStep(of: "farah")
            let email = "farah@healthcare.example"
            try await People(centre.platform).changeSignIn(of: farah, email: email, password: "another one", by: grace)
            await #expect(throws: SignInRefused.tooLate) { try await centre.finish(changed, codes[0]) }

            let gone = try await centre.codeStep(of: "farah", "another one")
            try await People(centre.platform).deactivate(farah, by: grace)
            await #expect(throws: SignInRefused.tooLate) { try await centre.finish(gone, codes[0]) }
        }
    }

    @Test(arguments: Backing.all)
    func `it counts from its first code on, and signs the other browsers out`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (factors, farah) = (SecondFactors(centre.platform), try await centre.signedIn("farah"))
            let elsewhere = try await centre.signedInToken("farah")
            try await factors.begin(by: farah)
            let key = try await factors.keyToSetUp(by: farah)
            await #expect(throws: InvalidInput.self) { _ = try await factors.confirm("000000", by: farah) }
            #expect(try await factors.own(by: farah).since == nil)
            _ = try await centre.signedInToken("farah")

            let app = try #require(Authenticator(key: key.text))
            _ = try await factors.confirm(app.code(at: centre.clock.now.seconds), by: farah)

            #expect(try await Entrance(centre.platform).visitor(with: elsewhere) == nil)
            _ = try await centre.codeStep(of: "farah")
            #expect(key.address.hasPrefix("otpauth://totp/"))
            #expect(key.address.contains("farah%40healthcare%2Eexample?secret="))
        }
    }
}
