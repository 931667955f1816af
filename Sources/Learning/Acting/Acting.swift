// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension PermissionName {
    /// Acting as another: the one permission that the engine knows by name.
    package static let personActAs = PermissionName(CompiledModel.actingName)
}

/// Acting as another: seeing what they see and doing what both may, under both names (T-18).
package struct Acting: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Whom the viewer is about to act as.
    ///
    /// - Throws: ``NotFound`` where the role model has no acting at all, or the person is not there for the viewer;
    ///   ``Refused``; ``Objection`` for oneself, for somebody inactive, and while one acts already.
    package func candidate(_ person: PersonID, by viewer: Viewer) async throws -> ActingCandidate {
        try await platform.read(by: viewer) { snapshot in
            let (row, _) = try snapshot.permitActing(as: person)
            return ActingCandidate(person: person, name: row.name)
        }
    }

    /// Begins to act as somebody, in the browser that the viewer uses; answers a token of its own for it.
    ///
    /// It ends after an hour, with the session, with either person's account, and with the right to it. The person is
    /// told.
    ///
    /// - Throws: as ``candidate(_:by:)``, and ``InvalidInput`` without a reason.
    package func begin(as person: PersonID, because reason: String, by viewer: Viewer) async throws -> String {
        try await platform.amend(by: viewer) { amendment in
            let (_, permit) = try amendment.permitActing(as: person)
            guard let reason = Title(reason), let actor = viewer.oneself, let session = viewer.session else {
                throw InvalidInput("reason", "Say in a few words why, on one line: it is kept, and told to them.")
            }
            let token = Token.random()
            let begun = try amendment.execute(
                """
                INSERT INTO acting (
                    organisation_id, id, token_hash, session_hash, actor_id, person_id, reason, from_at, until_at
                )
                SELECT
                    \(amendment.organisation), \(try amendment.nextNumber(in: "acting")), \(SHA256.hex(of: token)),
                    token_hash, \(actor), \(person), \(reason.text), \(amendment.now),
                    \(amendment.now.seconds + Self.secondsMaximum)
                FROM session
                WHERE session.organisation_id = \(amendment.organisation) AND session.person_id = \(actor)
                    AND session.id = \(session) AND \(Session.isOpen(at: amendment.now))
                """,
                permit
            )
            // Signed out meanwhile, in another browser: nothing began, and nobody is told that it did.
            guard begun == 1 else { throw NotFound() }
            amendment.record(.actingBegun(person: person.index, reason: reason.text), permit)
            try amendment.tell(person, .actedAs(actor: actor.index, reason: reason.text))
            return token
        }
    }

    static let secondsMaximum: Int64 = 3600
}

/// Somebody whom the viewer may act as.
package struct ActingCandidate: Sendable, Hashable {
    package let person: PersonID
    package let name: String
}

extension Snapshot {
    /// Stops who acts as another, where something is asked of one person alone: an account, a password, a second factor.
    ///
    /// - Throws: ``Objection``.
    func demandAlone() throws {
        guard viewer.isActing else { return }
        throw Objection("this is not done while you act as somebody else", remedy: "stop acting as them first")
    }

    /// Whether the viewer may act as somebody: for the control on that person's page.
    func mayAct(as row: PersonRow) -> Bool {
        !viewer.isActing && viewer.oneself != row.id && row.isActive && allows(.personActAs, Resource(row.id))
    }

    fileprivate func permitActing(as person: PersonID) throws -> (PersonRow, Permit) {
        guard model.isGranted(model.number(of: .personActAs)) else { throw NotFound() }
        let row = try existing(person)
        try demandAlone()
        let permit = try permit(.personActAs, Resource(person))
        guard viewer.oneself != person else {
            throw Objection("this is you", remedy: "choose somebody else")
        }
        guard row.isActive else {
            throw Objection("\(row.name) is inactive", remedy: "reactivate them first")
        }
        return (row, permit)
    }
}
