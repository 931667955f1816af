// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension SupportDesk {
    /// Lets a browser in that brings a link, under the name by which the operator answers there; answers its token.
    ///
    /// - Throws: ``NotFound`` where the link is none, over or used, and ``InvalidInput`` for the field `name`.
    package func enter(
        _ slug: String,
        by link: OperatorLink,
        with key: OperatorKey,
        as name: String
    ) async throws -> String {
        let organisation = try await demandGood(link, to: slug, with: key)
        let name = try Title.checked(name, field: "name").text
        let token = Token.random()
        try await platform.amend(by: Viewer(.visitor, in: organisation.id)) { amendment in
            guard try !amendment.isUsed(link) else { throw NotFound() }
            try amendment.execute(
                """
                INSERT INTO operator_visit (organisation_id, id, link_hash, token_hash, name, begun_at, until_at)
                VALUES (
                    \(organisation.id), \(try amendment.nextNumber(in: "operator_visit")), \(SHA256.hex(of: link.word)),
                    \(SHA256.hex(of: token)), \(name), \(amendment.now),
                    \(amendment.now.seconds + OperatorKey.secondsMaximum)
                )
                """,
                .operator
            )
            amendment.record(.supportDeskEntered(name: name), .operator)
        }
        return token
    }

    /// The organisation that a link leads to, where it can still be followed.
    ///
    /// - Throws: ``NotFound`` where it is none, over or used.
    @discardableResult
    package func demandGood(
        _ link: OperatorLink,
        to slug: String,
        with key: OperatorKey
    ) async throws -> OrganisationSummary {
        guard key.isRight(link, to: slug), platform.clock() < link.until else { throw NotFound() }
        let organisation = try await Entrance(platform).organisation(slug)
        let isUsed = try await platform.read(by: Viewer(.visitor, in: organisation.id)) { try $0.isUsed(link) }
        guard !isUsed else { throw NotFound() }
        return organisation
    }

    /// Who answers in a browser; nobody once their time is over.
    package func visit(with token: String, to slug: String) async throws -> DeskVisit? {
        let now = platform.clock()
        return try await platform.database.read { transaction in
            try transaction.row(
                """
                SELECT \(OrganisationSummary.columns), operator_visit.name, operator_visit.until_at
                FROM operator_visit
                JOIN organisation ON organisation.id = operator_visit.organisation_id
                WHERE organisation.slug = \(slug) AND operator_visit.token_hash = \(SHA256.hex(of: token))
                    AND operator_visit.ended_at IS NULL AND operator_visit.until_at > \(now)
                """
            ).map { row in
                DeskVisit(
                    organisation: try OrganisationSummary(row),
                    name: try row.read("name"),
                    until: try row.read("until_at"),
                    formToken: SHA256.hex(of: "form " + token)
                )
            }
        }
    }

    /// Ends a visit before its time.
    package func leave(_ token: String, of organisation: OrganisationID) async throws {
        try await platform.amend(by: Viewer(.visitor, in: organisation)) { amendment in
            let row = try amendment.transaction.row(
                """
                SELECT name FROM operator_visit
                WHERE organisation_id = \(organisation) AND token_hash = \(SHA256.hex(of: token)) AND ended_at IS NULL
                """
            )
            guard let row else { throw NotFound() }
            try amendment.execute(
                """
                UPDATE operator_visit SET ended_at = \(amendment.now)
                WHERE organisation_id = \(organisation) AND token_hash = \(SHA256.hex(of: token))
                """,
                .operator
            )
            amendment.record(.supportDeskLeft(name: try row.read("name")), .operator)
        }
    }
}

/// A browser in which the operator answers what one organisation asks.
package struct DeskVisit: Sendable {
    package let organisation: OrganisationSummary
    /// By which the operator answers.
    package let name: String
    package let until: Instant
    /// What forms carry; nobody who does not know the token can know it.
    package let formToken: String
}

extension Snapshot {
    fileprivate func isUsed(_ link: OperatorLink) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM operator_visit
            WHERE organisation_id = \(organisation) AND link_hash = \(SHA256.hex(of: link.word))
            """
        ) != nil
    }
}
