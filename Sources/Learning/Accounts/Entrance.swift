// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// What happens before there is a viewer: the short, closed list of verbs that ask no permission.
///
/// Finding an organisation, signing in and proving that one is who signed in, finding who a browser's token belongs to,
/// signing out, asking for an account or a new password, setting a password by a link, stopping mails by one, looking
/// up a certificate, and ceasing to act as another.
package struct Entrance: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The organisations of the platform by title.
    package func organisations() async throws -> [OrganisationSummary] {
        try await platform.database.read { transaction in
            try transaction.rows(
                "SELECT \(OrganisationSummary.columns) FROM organisation ORDER BY title, id LIMIT 200"
            ).map(OrganisationSummary.init)
        }
    }

    /// The organisation with that word in its address.
    package func organisation(_ slug: String) async throws -> OrganisationSummary {
        try await platform.database.read { transaction in
            let row = try transaction.row(
                "SELECT \(OrganisationSummary.columns) FROM organisation WHERE slug = \(slug)"
            )
            guard let row else { throw NotFound() }
            return try OrganisationSummary(row)
        }
    }

    /// Who a browser's token belongs to, and what they may open; nobody once the session has ended or its person is inactive.
    ///
    /// With a token for acting as another they act as that person, as long as that stands; once it does not they are
    /// themselves again, and the trail says why. It does not while they have to set up a second factor of their own.
    package func visitor(with token: String, acting: String? = nil) async throws -> SignedInVisitor? {
        let (clock, rosters) = (platform.clock, platform.rosters)
        let found = try await platform.database.read { transaction -> (SignedInVisitor, Instant, Instant)? in
            guard let row = try transaction.openSession(SHA256.hex(of: token), at: clock()) else { return nil }
            let organisation = try OrganisationSummary(row)
            let (person, session): (PersonID, SessionID) = (try row.read("person_id"), try row.read("session_id"))
            let (state, now) = try rosters.state(of: organisation.id, in: transaction, clock)
            let snapshot = { (principal: Principal) in
                let viewer = Viewer(principal, in: organisation.id, session: session)
                return Snapshot(transaction, state, by: viewer, at: now)
            }
            let alone = snapshot(.person(person))
            let mustSetUp = try alone.mustSetUpSecondFactor(person)
            let acted = mustSetUp ? nil : try acting.flatMap { try alone.actedAs($0, session: token) }
            let asked = acted.map { snapshot(.acting(person, as: $0.person)) } ?? alone
            let provedAt: Instant = try row.read("proved_at")
            let visitor = SignedInVisitor(
                viewer: asked.viewer,
                organisation: organisation,
                name: try row.read("name"),
                formToken: SHA256.hex(of: "form " + token + (acted == nil ? "" : acting ?? "")),
                areas: asked.areas,
                applications: asked.applications,
                words: OrganisationWords(asked.model.model),
                unreadCount: acted == nil ? try alone.unreadCount(of: person) : 0,
                actedAs: acted,
                isProved: now.seconds - provedAt.seconds < Session.proofSecondsMaximum,
                mustSetUpSecondFactor: mustSetUp
            )
            return (visitor, try row.read("seen_at"), now)
        }
        if let acting, found?.0.actedAs == nil {
            // What the trail is late to say keeps no page: the next request says it.
            try? await endActing(acting, because: Self.actingOver)
        }
        guard let (visitor, seenAt, now) = found else { return nil }
        if now.seconds - seenAt.seconds > Session.seenSecondsMinimum { try await see(token, at: now) }
        return visitor
    }

    private static let actingOver =
        "its time, its session or the right to it was over, or they had to set up a second factor first"

    private func see(_ token: String, at now: Instant) async throws {
        _ = try await platform.database.write { transaction in
            try transaction.execute(
                "UPDATE session SET seen_at = \(now) WHERE token_hash = \(SHA256.hex(of: token)) AND ended_at IS NULL"
            )
        }
    }

    /// Ends a browser's session; of a token that is none nothing is said.
    package func signOut(_ token: String) async throws {
        let now = platform.clock()
        try await platform.database.write { transaction in
            let hash = SHA256.hex(of: token)
            let row = try transaction.row(
                "SELECT organisation_id, person_id FROM session WHERE token_hash = \(hash) AND ended_at IS NULL"
            )
            guard let row else { return }
            let organisation: OrganisationID = try row.read("organisation_id")
            let person: PersonID = try row.read("person_id")
            try transaction.lock(organisation.number)
            try transaction.execute("UPDATE session SET ended_at = \(now) WHERE token_hash = \(hash)")
            try AuditChain.append(
                .signedOut(person: person.index, everywhere: false),
                at: now,
                by: person,
                reasons: "their own session",
                of: organisation,
                in: transaction
            )
        }
    }
}

/// An organisation as its front door shows it.
package struct OrganisationSummary: Sendable, Hashable {
    package let id: OrganisationID
    /// The word for it in addresses.
    package let slug: String
    package let title: String

    static let columns: SQL = "organisation.id, organisation.slug, organisation.title"
}

extension OrganisationSummary {
    init(_ row: Row) throws {
        id = try row.read("id")
        slug = try row.read("slug")
        title = try row.read("title")
    }
}

extension ReadTransaction {
    /// The row of a session that is open, of somebody active, used lately and not too old.
    fileprivate func openSession(_ hash: String, at now: Instant) throws -> Row? {
        try row(
            """
            SELECT
                session.id AS session_id, session.person_id, session.seen_at, person.name,
                COALESCE(session.proved_at, session.created_at) AS proved_at,
                \(OrganisationSummary.columns)
            FROM session
            JOIN organisation ON organisation.id = session.organisation_id
            JOIN person ON person.organisation_id = session.organisation_id AND person.id = session.person_id
            LEFT JOIN deactivation
                ON deactivation.organisation_id = person.organisation_id
                AND deactivation.person_id = person.id
                AND deactivation.until_at IS NULL
            WHERE session.token_hash = \(hash) AND deactivation.person_id IS NULL AND \(Session.isOpen(at: now))
            """
        )
    }
}
