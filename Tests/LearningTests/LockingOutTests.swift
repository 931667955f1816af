// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Tries to sign in` {
    @Test(arguments: Backing.all)
    func `by strangers do not lock out a browser that was used before`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            guard case .signedIn(let known) = try await centre.firstStep(of: "grace") else { throw SignInRefused.wrong }
            for number in 0..<10 {
                await #expect(throws: SignInRefused.wrong) {
                    let stranger = Browser("Firefox", at: "198.51.100.\(number)")
                    _ = try await centre.firstStep(of: "grace", "wrong password", from: stranger)
                }
            }
            let other = Browser("Firefox", at: "192.0.2.1", mark: Token.random())
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                _ = try await centre.firstStep(of: "grace", from: other)
            }

            let hers = Browser("Firefox", at: "192.0.2.1", mark: known.mark)
            _ = try await centre.firstStep(of: "grace", from: hers)

            for _ in 0..<10 {
                await #expect(throws: SignInRefused.wrong) {
                    _ = try await centre.firstStep(of: "grace", "wrong password", from: hers)
                }
            }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                _ = try await centre.firstStep(of: "grace", from: hers)
            }
            await #expect(throws: SignInRefused.wrong, "it is known to her alone") {
                _ = try await centre.firstStep(of: "martin", "wrong password", from: hers)
            }
        }
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:0DB8:0001:0002::", "2001:db8:1:2::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"),
        ("nonsense", "nonsense"), ("", ""), ("2001:db8::1::2", "2001:db8::1::2"), ("a b\u{0}c", "abc"),
        // Some proxies write the port of the connection beside it, and each connection has another.
        ("192.0.2.7:4711", "192.0.2.7"), ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64"), ("[::ffff:192.0.2.7]:4711", "192.0.2.7"),
        ("192.0.2.7:", "192.0.2.7:"), ("[192.0.2.7", "[192.0.2.7"),
    ])
    func `are counted by IPv4 address, and by the 64 bits of IPv6 that one house has`(text: String, counted: String) {
        #expect(NetworkAddress.counted(text) == counted)
    }

    @Test(arguments: Backing.all)
    func
        `are kept back by no request for an account or a link from the same network, and known browsers by no stranger`(
            backing: Backing
        ) async throws
    {
        try await Centre.found("healthcare", on: backing) { centre in
            let entrance = Entrance(centre.platform)
            guard case .signedIn(let known) = try await centre.firstStep(of: "grace") else { throw SignInRefused.wrong }
            func ask(_ number: Int) async throws {
                try await entrance.askForAccount(
                    name: "Nour Haddad",
                    email: "nour\(number)@example.org",
                    password: nil,
                    from: "192.0.2.1",
                    in: centre.id
                )
            }
            for number in 0..<100 { try await ask(number) }
            await #expect(throws: SignInRefused.self, "a hundred are enough for one network") { try await ask(100) }
            _ = try await centre.firstStep(of: "martin")

            for number in 0..<100 {
                await #expect(throws: SignInRefused.self) { _ = try await centre.firstStep(of: "nobody\(number)") }
            }
            await #expect(throws: SignInRefused.self) { _ = try await centre.firstStep(of: "martin") }
            _ = try await centre.firstStep(of: "grace", from: Browser("Firefox", at: "192.0.2.1", mark: known.mark))
        }
    }

    @Test(arguments: Backing.all)
    func `from one house of IPv6 addresses are a hundred`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            for number in 0..<100 {
                await #expect(throws: SignInRefused.wrong) {
                    let browser = Browser("Firefox", at: "2001:db8:1:2::\(number)")
                    _ = try await centre.firstStep(of: "nobody\(number)", from: browser)
                }
            }
            await #expect(throws: SignInRefused.tooMany(secondsLeft: 900)) {
                _ = try await centre.firstStep(of: "grace", from: Browser("Firefox", at: "2001:db8:1:2:ffff::1"))
            }
            _ = try await centre.firstStep(of: "grace", from: Browser("Firefox", at: "2001:db8:1:3::1"))
        }
    }

    @Test func `a hash of a lower cost is made anew at sign-in, and the password stays the same`() async throws {
        try await Centre.found("healthcare", on: .sqlite) { centre in
            let dearer = Passwords.Cost(operations: 2, memoryBytes: 1 << 20)
            let clock = centre.clock
            let platform = Platform(centre.database, passwords: Passwords(dearer, threads: 1), clock: { clock.now })
            let hash = { () async throws -> String? in
                try await centre.database.read { transaction in
                    try transaction.row("SELECT password FROM account WHERE email_key = 'grace@healthcare.example'")?
                        .read("password")
                }
            }
            let before = try await hash()
            let signIn = {
                try await Entrance(platform).signIn(
                    email: "grace@healthcare.example",
                    password: Centre.password,
                    to: centre.id,
                    from: Browser("Firefox", at: "192.0.2.1")
                )
            }
            _ = try await signIn()
            let after = try await hash()
            #expect(before != after && after?.contains("m=1024,t=2") == true, "\(after ?? "none")")
            _ = try await signIn()
            #expect(try await hash() == after, "once is enough")
            _ = try await centre.firstStep(of: "grace")
        }
    }

    @Test func `four browsers at once are all let in, though the first has the hash made anew`() async throws {
        try await Centre.found("healthcare", on: .sqlite) { centre in
            let dearer = Passwords.Cost(operations: 2, memoryBytes: 1 << 20)
            let clock = centre.clock
            let platform = Platform(centre.database, passwords: Passwords(dearer, threads: 4), clock: { clock.now })
            let id = centre.id
            let entered = try await withThrowingTaskGroup(of: FirstStep.self) { group in
                for number in 1...4 {
                    group.addTask {
                        try await Entrance(platform).signIn(
                            email: "grace@healthcare.example",
                            password: Centre.password,
                            to: id,
                            from: Browser("Firefox", at: "192.0.2.\(number)")
                        )
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(entered).count == 4)
        }
    }

    @Test func `an unknown address takes as long as a known one with a cheap hash`() async throws {
        let dear = Passwords(Passwords.Cost(operations: 2, memoryBytes: 8 << 20), threads: 1)
        let cheap = try await Passwords(.least, threads: 1).hash(Centre.password)
        let clock = ContinuousClock()
        var (known, unknown) = (Duration.seconds(600), Duration.seconds(600))
        // By turns, so that whatever else the machine does slows down both; the difference would be a thousandfold.
        for _ in 0..<5 {
            known = min(known, try await clock.measure { _ = try await dear.matches("wrong password", cheap) })
            unknown = min(unknown, try await clock.measure { _ = try await dear.matches("wrong password", nil) })
        }
        #expect(known > unknown / 20, "\(known) against \(unknown)")
    }
}
