// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import TestSupport
import Testing

@testable import Web

extension Stage {
    /// Sets up somebody's second factor: their app, and their recovery codes.
    func setUpSecondFactor(of person: PersonID) async throws -> (app: Authenticator, codes: [String]) {
        let token = try await Entrance(platform).begin(person, in: organisation, browser: "Firefox")
        let viewer = try #require(try await Entrance(platform).visitor(with: token)).viewer
        let factors = SecondFactors(platform)
        try await factors.begin(by: viewer)
        let app = try #require(Authenticator(key: try await factors.keyToSetUp(by: viewer).text))
        return (app, try await factors.confirm(app.code(at: time.now.seconds), by: viewer))
    }
}

extension StageBrowser {
    /// Types the key of the page into an app and that app's first code into the form; answers the recovery codes.
    @discardableResult
    func confirmSecondFactor(on page: Answer, at stage: Stage) async throws -> [String] {
        let mark = #"<code class="key">"#
        let place = try #require(page.text.firstRange(of: mark))
        let app = try #require(Authenticator(key: String(page.text[place.upperBound...].prefix { $0 != "<" })))
        let code = app.code(at: stage.time.now.seconds)
        let answer = try await send("account/second-factor/set-up", ["code": code])
        return answer.text.split(separator: "<li><code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }

    /// Signs in with everyone's password.
    @discardableResult
    func signIn(_ name: String) async throws -> Answer {
        try await open("sign-in")
        return try await send("sign-in", ["email": Stage.email(name), "password": Stage.password])
    }
}
