// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Erasures {
    /// Whether the viewer asked to be erased and waits.
    package func ownRequest(by viewer: Viewer) async throws -> Instant? {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            return try snapshot.openErasureRequest(of: person)?.askedAt
        }
    }

    /// Asks for the viewer's own erasure, which somebody else decides on.
    package func ask(by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            guard try amendment.openErasureRequest(of: person) == nil else {
                throw Objection("you asked for it already", remedy: "wait until somebody decides, or take it back")
            }
            try amendment.execute(
                """
                INSERT INTO erasure_request (organisation_id, id, person_id, asked_at)
                VALUES (
                    \(amendment.organisation), \(try amendment.nextNumber(in: "erasure_request")), \(person),
                    \(amendment.now)
                )
                """,
                permit
            )
            amendment.record(.erasureAsked(person: person.index), permit)
        }
    }

    /// Takes the viewer's own request back.
    package func withdraw(by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            try amendment.closeOpenRequest(of: person, permit)
        }
    }

    /// Closes somebody's request without erasing them.
    package func decline(_ person: PersonID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existing(person)
            let permit = try amendment.permit(.personDelete, Resource(person))
            try amendment.closeOpenRequest(of: person, permit)
            try amendment.tell(person, .erasureDeclined)
        }
    }

    /// Who asked to be erased and may be by the viewer, the first first.
    package func requests(by viewer: Viewer) async throws -> [ErasureRequest] {
        try await platform.read(by: viewer) { snapshot in
            if snapshot.scope(.personDelete).isNothing {
                _ = try snapshot.permit(.personDelete, Resource(.organisation))
            }
            return try snapshot.openErasureRequests()
        }
    }
}

/// Somebody who asked to be erased.
package struct ErasureRequest: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    package let askedAt: Instant
}

extension Snapshot {
    /// At most so many are listed; there are never many.
    private static var requestsMaximum: Int { 1_000 }

    func openErasureRequest(of person: PersonID) throws -> ErasureRequest? {
        try erasureRequests(where: "erasure_request.person_id = \(person)").first
    }

    /// Those that the viewer may decide on.
    func openErasureRequests() throws -> [ErasureRequest] {
        try erasureRequests(where: "1 = 1").filter { allows(.personDelete, Resource($0.person)) }
    }

    private func erasureRequests(where condition: SQL) throws -> [ErasureRequest] {
        try transaction.rows(
            """
            SELECT erasure_request.person_id, person.name, erasure_request.asked_at
            FROM erasure_request
            JOIN person
                ON person.organisation_id = erasure_request.organisation_id AND person.id = erasure_request.person_id
            WHERE erasure_request.organisation_id = \(organisation) AND erasure_request.decided_at IS NULL
                AND \(condition)
            ORDER BY erasure_request.asked_at, erasure_request.id
            LIMIT \(Self.requestsMaximum)
            """
        ).map { row in
            ErasureRequest(
                person: try row.read("person_id"),
                name: try row.read("name"),
                askedAt: try row.read("asked_at")
            )
        }
    }
}

extension Amendment {
    /// Closes what a person asked for, if they did; answers whether.
    @discardableResult
    func closeErasureRequest(of person: PersonID, _ right: Right) throws -> Bool {
        try execute(
            """
            UPDATE erasure_request
            SET decided_at = \(now), decided_by = \(viewer.person)
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND decided_at IS NULL
            """,
            right
        ) > 0
    }

    fileprivate func closeOpenRequest(of person: PersonID, _ permit: Permit) throws {
        guard try closeErasureRequest(of: person, .permit(permit)) else {
            throw Objection("nobody waits to be erased", remedy: "nothing is left to do")
        }
        record(.erasureRequestClosed(person: person.index), permit)
    }
}
