// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Organisations
import Testing

extension Centre {
    /// Of the sample of talent an owner, an admin and somebody who learns.
    var talentCast: (owner: PersonID, admin: PersonID, learner: PersonID) {
        get throws { (try person("miriam"), try person("ada"), try person("aiko")) }
    }

    /// A browser in which somebody is signed in.
    func session(of person: PersonID) async throws -> (token: String, viewer: Viewer) {
        let token = try await Entrance(platform).begin(person, in: id, browser: "Firefox")
        return (token, try #require(try await Entrance(platform).visitor(with: token)).viewer)
    }

    /// A browser in which somebody acts as another.
    func acting(
        _ actor: PersonID,
        as other: PersonID
    ) async throws -> (session: String, token: String, viewer: Viewer) {
        let session = try await session(of: actor)
        let token = try await Acting(platform).begin(as: other, because: "ticket 412", by: session.viewer)
        let visitor = try await Entrance(platform).visitor(with: session.token, acting: token)
        return (session.token, token, try #require(visitor).viewer)
    }

    /// Who is there in that browser now.
    func visitor(
        _ browser: (session: String, token: String, viewer: Viewer)
    ) async throws -> SignedInVisitor? {
        try await Entrance(platform).visitor(with: browser.session, acting: browser.token)
    }
}

extension Settings {
    /// Turns a setting, unless it is so already.
    func set(_ name: String, on isOn: Bool, by viewer: Viewer) async throws {
        let setting = try #require(try await list(by: viewer).first { $0.name == name })
        if setting.isOn != isOn { try await turn(name, on: isOn, by: viewer) }
    }
}
