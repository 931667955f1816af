// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import TestSupport
import Testing

extension Centre {
    /// Signs somebody in by their password alone, as who asks in that browser.
    func signedIn(_ name: String) async throws -> Viewer {
        let token = try await signedInToken(name)
        return try #require(try await Entrance(platform).visitor(with: token)).viewer
    }

    func signedInToken(_ name: String) async throws -> String {
        guard case .signedIn(let browser) = try await firstStep(of: name) else {
            throw SignInRefused.wrong
        }
        return browser.token
    }

    /// The first step of somebody who has a second factor.
    func codeStep(
        of name: String,
        _ password: String = Centre.password,
        from browser: Browser = Browser("Firefox", at: "192.0.2.1")
    ) async throws -> String {
        guard case .codeNeeded(let step) = try await firstStep(of: name, password, from: browser) else {
            throw SignInRefused.wrong
        }
        return step
    }

    func firstStep(
        of name: String,
        _ password: String = Centre.password,
        from browser: Browser = Browser("Firefox", at: "192.0.2.1")
    ) async throws -> FirstStep {
        try await Entrance(platform).signIn(
            email: "\(name)@\(described.model.model.name).example",
            password: password,
            to: id,
            from: browser
        )
    }

    @discardableResult
    func finish(
        _ step: String,
        _ code: String,
        from browser: Browser = Browser("Firefox", at: "192.0.2.1")
    ) async throws -> SignedInBrowser {
        try await Entrance(platform).finishSignIn(step, code: code, to: id, from: browser)
    }

    /// Somebody who has a second factor as who asks in a browser of theirs, which keeps a mark.
    func signedIn(_ name: String, with code: String) async throws -> (viewer: Viewer, browser: Browser) {
        let entered = try await finish(try await codeStep(of: name), code)
        let viewer = try #require(try await Entrance(platform).visitor(with: entered.token)).viewer
        return (viewer, Browser("Firefox", at: "192.0.2.1", mark: entered.mark))
    }

    /// Sets up somebody's second factor: their app, and their recovery codes.
    func setUpSecondFactor(of name: String) async throws -> (app: Authenticator, codes: [String]) {
        let (factors, viewer) = (SecondFactors(platform), try await signedIn(name))
        try await factors.begin(by: viewer)
        let app = try #require(Authenticator(key: try await factors.keyToSetUp(by: viewer).text))
        return (app, try await factors.confirm(app.code(at: clock.now.seconds), by: viewer))
    }

    /// What somebody is told, the last first.
    func told(_ name: String) async throws -> [Notice] {
        try await Notices(platform).own(Page(size: 50), by: try viewer(name)).items.map(\.notice)
    }
}
