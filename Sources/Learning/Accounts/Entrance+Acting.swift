// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// As whom somebody acts at present.
package struct ActedAs: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    package let until: Instant
}

extension Entrance {
    /// Ends acting as another; of a token that is none nothing is said.
    package func stopActing(_ token: String) async throws {
        try await endActing(token, because: "they stopped it")
    }

    /// Notes in the trail that acting as another is over, whatever ended it.
    func endActing(_ token: String, because reason: String) async throws {
        let (clock, hash) = (platform.clock, SHA256.hex(of: token))
        // Most have an old token, or one of their own making: nobody waits to write for that to be found out.
        let isOpen = try await platform.database.read { transaction in
            try transaction.row("SELECT id FROM acting WHERE token_hash = \(hash) AND ended_at IS NULL") != nil
        }
        guard isOpen else { return }
        try await platform.database.write { transaction in
            let row = try transaction.row(
                "SELECT organisation_id, actor_id, person_id FROM acting WHERE token_hash = \(hash) AND ended_at IS NULL"
            )
            guard let row else { return }
            let organisation: OrganisationID = try row.read("organisation_id")
            let (actor, other): (PersonID, PersonID) = (try row.read("actor_id"), try row.read("person_id"))
            try transaction.lock(organisation.number)
            let now = clock()
            let ended = try transaction.execute(
                "UPDATE acting SET ended_at = \(now) WHERE token_hash = \(hash) AND ended_at IS NULL"
            )
            guard ended == 1 else { return }
            try AuditChain.append(
                .actingEnded(person: other.index, because: reason),
                at: now,
                by: actor,
                as: other,
                reasons: "their own act",
                of: organisation,
                in: transaction
            )
        }
    }
}

extension Snapshot {
    /// As whom the viewer acts in this browser, if that still stands: in its hour, in this session, both active, and the
    /// right to it still there.
    func actedAs(_ token: String, session: String) throws -> ActedAs? {
        let row = try transaction.row(
            """
            SELECT acting.person_id, acting.until_at, person.name
            FROM acting
            JOIN person ON person.organisation_id = acting.organisation_id AND person.id = acting.person_id
            WHERE acting.organisation_id = \(organisation) AND acting.token_hash = \(SHA256.hex(of: token))
                AND acting.session_hash = \(SHA256.hex(of: session)) AND acting.actor_id = \(viewer.person)
                AND acting.ended_at IS NULL AND acting.until_at > \(now)
            """
        )
        guard let row else { return nil }
        let acted = ActedAs(
            person: try row.read("person_id"),
            name: try row.read("name"),
            until: try row.read("until_at")
        )
        guard roster.isActive(acted.person), allows(.personActAs, Resource(acted.person)) else { return nil }
        return acted
    }
}
