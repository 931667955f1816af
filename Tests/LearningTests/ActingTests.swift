// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage
import TestSupport
import Testing

@testable import Learning

@Suite struct `Acting as another` {
    @Test(arguments: Backing.all)
    func `an owner acts as a learner, under both names, who is told (T-18)`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let acting = try await centre.acting(cast.owner, as: cast.learner)
            #expect(acting.viewer.principal == .acting(cast.owner, as: cast.learner))
            #expect(acting.viewer.oneself == nil && acting.viewer.learner == nil)

            let learner = Viewer(.person(cast.learner), in: centre.id)
            let told = try await Notices(centre.platform).own(by: learner)
            #expect(told.items.first?.words.hasSuffix("looked at the platform as you: ticket 412") == true)
            let read = try await Notices(centre.platform).own(by: acting.viewer)
            #expect(read.items.isEmpty, "nobody's are read meanwhile")
            try await Entrance(centre.platform).stopActing(acting.token)
            #expect(try await centre.visitor(acting)?.viewer.principal == .person(cast.owner))

            let entries = try await Audit(centre.platform).entries(by: Viewer(.person(cast.owner), in: centre.id)).items
            let (ended, begun) = (try #require(entries.first), try #require(entries.dropFirst().first))
            #expect(ended.act == "acting-ended" && ended.actingAsName != nil && ended.actorName != nil)
            #expect(begun.act == "acting-begun" && begun.words.hasSuffix(": ticket 412"))
            #expect(begun.reasons.contains("T-18"), "by which right: \(begun.reasons)")
        }
    }

    @Test(arguments: Backing.all)
    func `in a browser that is signed out it does not begin, and nobody is told that it did`(
        backing: Backing
    ) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let session = try await centre.session(of: cast.owner)
            try await Entrance(centre.platform).signOut(session.token)
            let before = try await centre.fingerprint()
            await #expect(throws: NotFound.self) {
                _ = try await Acting(centre.platform).begin(as: cast.learner, because: "ticket 1", by: session.viewer)
            }
            #expect(try await centre.fingerprint() == before)
        }
    }

    @Test(arguments: Backing.all)
    func `an admin does so while the switch is on, never as an owner, and loses it at the next click (T-11)`(
        backing: Backing
    ) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let (owner, settings) = (Viewer(.person(cast.owner), in: centre.id), Settings(centre.platform))
            try await settings.set("admins-login-as", on: true, by: owner)
            let acting = try await centre.acting(cast.admin, as: cast.learner)
            await #expect(throws: Refused.self) { _ = try await centre.acting(cast.admin, as: cast.owner) }
            #expect(try await centre.visitor(acting)?.actedAs?.person == cast.learner)

            try await settings.set("admins-login-as", on: false, by: owner)

            #expect(try await centre.visitor(acting)?.actedAs == nil)
            await #expect(throws: Refused.self) { _ = try await centre.acting(cast.admin, as: cast.learner) }
            try await settings.set("admins-login-as", on: true, by: owner)
            #expect(try await centre.visitor(acting)?.actedAs == nil, "what ended stays ended")
        }
    }

    @Test(arguments: Backing.all)
    func `it ends after an hour, with the session, and with the account of either`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let owner = Viewer(.person(cast.owner), in: centre.id)

            let long = try await centre.acting(cast.owner, as: cast.learner)
            centre.clock.advance(seconds: 3599)
            #expect(try await centre.visitor(long)?.actedAs != nil)
            centre.clock.advance(seconds: 1)
            #expect(try await centre.visitor(long)?.actedAs == nil)

            let out = try await centre.acting(cast.owner, as: cast.learner)
            try await Entrance(centre.platform).signOut(out.session)
            #expect(try await centre.visitor(out) == nil)
            let again = try await Entrance(centre.platform).begin(cast.owner, in: centre.id, browser: "Firefox")
            let visitor = try await Entrance(centre.platform).visitor(with: again, acting: out.token)
            #expect(visitor?.actedAs == nil, "its token is worth nothing in another session")

            let gone = try await centre.acting(cast.owner, as: cast.learner)
            try await People(centre.platform).deactivate(cast.learner, by: owner)
            #expect(try await centre.visitor(gone)?.actedAs == nil)
        }
    }

    @Test(arguments: Backing.all)
    func `not as oneself, not as somebody inactive, not from within, and not without a reason`(backing: Backing)
        async throws
    {
        try await Centre.found("talent", on: backing) { centre in
            let (cast, acting) = (try centre.talentCast, Acting(centre.platform))
            let owner = try await centre.session(of: cast.owner).viewer
            let before = try await centre.fingerprint()
            await #expect(throws: Objection.self) {
                _ = try await acting.begin(as: cast.owner, because: "a", by: owner)
            }
            await #expect(throws: InvalidInput.self) {
                _ = try await acting.begin(as: cast.learner, because: " ", by: owner)
            }
            #expect(try await centre.fingerprint() == before)

            let nested = try await centre.acting(cast.owner, as: cast.admin).viewer
            await #expect(throws: Objection.self) {
                _ = try await acting.begin(as: cast.learner, because: "deeper", by: nested)
            }
            try await People(centre.platform).deactivate(cast.learner, by: owner)
            await #expect(throws: Objection.self) {
                _ = try await acting.begin(as: cast.learner, because: "a", by: owner)
            }
        }
    }

    @Test(arguments: Backing.all)
    func `accounts, passwords and second factors are nobody's meanwhile`(backing: Backing) async throws {
        try await Centre.found("talent", on: backing) { centre in
            let cast = try centre.talentCast
            let viewer = try await centre.acting(cast.owner, as: cast.learner).viewer
            let before = try await centre.fingerprint()
            let (accounts, factors) = (Accounts(centre.platform), SecondFactors(centre.platform))
            await #expect(throws: Objection.self) { _ = try await accounts.own(by: viewer) }
            await #expect(throws: Objection.self) { try await accounts.endSessions(nil, by: viewer) }
            await #expect(throws: Objection.self) {
                try await accounts.changePassword(from: Centre.password, to: "seven grey geese", by: viewer)
            }
            await #expect(throws: Objection.self) { try await factors.begin(by: viewer) }
            let asAdmin = try await centre.acting(cast.owner, as: cast.admin).viewer
            await #expect(throws: Objection.self) {
                let email = "new@talent.example"
                try await People(centre.platform)
                    .changeSignIn(of: cast.learner, email: email, password: nil, by: asAdmin)
            }
            await #expect(throws: Objection.self) { try await factors.reset(of: cast.learner, by: asAdmin) }
            await #expect(throws: NotFound.self) {
                try await Entrance(centre.platform).prove(Centre.password, at: "", by: viewer)
            }
            // Only that somebody began to act again is new.
            let begun = ["session:", "acting:", "audit_entry:", "outbox:", "mail:", "organisation:"]
            let rest = { (lines: [String]) in lines.filter { line in !begun.contains { line.hasPrefix($0) } } }
            #expect(try await rest(centre.fingerprint()) == rest(before))
        }
    }

    @Test(arguments: ["healthcare", "university", "workforce", "collaborative"])
    func `elsewhere there is no such thing (T-11)`(model: String) async throws {
        try await Centre.found(model, on: .sqlite) { centre in
            let viewer = try centre.described.topHolder(in: centre)
            let other = try #require(centre.described.roster.allPeople.first { $0 != viewer.person })
            await #expect(throws: NotFound.self) {
                _ = try await Acting(centre.platform).begin(as: other, because: "a", by: viewer)
            }
        }
    }
}
