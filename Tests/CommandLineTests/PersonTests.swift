// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import SQLiteDriver
import TestSupport
import Testing

@Suite struct `The commands that look after a person` {
    @Test func `turn off the second factor of whoever lost their phone, once, and print everything about them`()
        async throws
    {
        try await TemporaryFolder.with { folder in
            let database = folder + "/lyceum.sqlite"
            let made = try Program.run(["demo", "Samples/healthcare.yaml", "--database", database])
            #expect(made.exit == 0, "\(made.errors)")
            try await setUpSecondFactor(of: "grace@aldermoor.example", in: database)
            let options = ["--database", database]

            let reset = try Program.run(
                ["person", "reset-second-factor", "aldermoor", "grace@aldermoor.example"] + options
            )
            #expect(reset.exit == 0, "\(reset.errors)")
            #expect(reset.output == "Grace Adeyemi signs in with the password alone, and is told so\n")
            let again = try Program.run(
                ["person", "reset-second-factor", "aldermoor", "grace@aldermoor.example"] + options
            )
            #expect(again.exit == 2)
            #expect(again.errors.contains("error: Grace Adeyemi has no second factor"), "\(again.errors)")

            let told = try Program.run([
                "person", "export", "aldermoor", "grace@aldermoor.example", "--database", database,
            ])
            #expect(told.exit == 0 && told.output.contains("second factor"), "\(told.errors)")
            let trail = try Program.run(["audit", "verify", "aldermoor", "--database", database])
            #expect(trail.exit == 0 && trail.output.contains("entries, whole, "))
        }
    }

    @Test(
        arguments: [
            (["aldermoor", "nobody@aldermoor.example"], "nobody has the address `nobody@aldermoor"),
            (["aldermoor", "grace"], "name@example.org"),
            (["ashford", "grace@aldermoor.example"], "there is no such organisation"),
            (["aldermoor"], "email"),
        ]
    )
    func `say whom or what they do not find, and turn nothing off`(arguments: [String], complaint: String) async throws
    {
        try await TemporaryFolder.with { folder in
            let database = folder + "/lyceum.sqlite"
            _ = try Program.run(["demo", "Samples/healthcare.yaml", "--database", database])
            let refused = try Program.run(["person", "reset-second-factor", "--database", database] + arguments)
            #expect(refused.exit == 2 && refused.output.isEmpty)
            #expect(refused.errors.contains(complaint), "\(refused.errors)")
        }
    }

    private func setUpSecondFactor(of email: String, in path: String) async throws {
        let platform = Platform(try SQLiteDatabase(path: path), passwords: Passwords(.least))
        let organisation = try await Entrance(platform).organisation("aldermoor")
        let viewer = try await Founding(platform).viewer(email, in: organisation.id)
        let factors = SecondFactors(platform)
        try await factors.begin(by: viewer)
        let app = try #require(Authenticator(key: try await factors.keyToSetUp(by: viewer).text))
        _ = try await factors.confirm(app.code(at: Instant.now.seconds), by: viewer)
        await platform.close()
    }
}
