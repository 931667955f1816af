// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Domains of e-mail addresses: whoever asks for an account and proves an address of one is let in without a decision.
///
/// None is listed unless somebody lists one. It is a rule of the organisation and not a decision about somebody, so it is for
/// whoever changes its settings, and not for all who decide on registrations.
package struct ApprovedDomains: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package static let countMaximum = 20

    /// Whether the viewer may change them, in an organisation in which people ask for accounts.
    package func mayEdit(by viewer: Viewer) async throws -> Bool {
        try await platform.read(by: viewer) { snapshot in
            snapshot.takesRegistrations && snapshot.allows(.settingEdit, Resource(.organisation))
        }
    }

    /// Those that are listed, by the alphabet; who listed each stands in the trail.
    package func list(by viewer: Viewer) async throws -> [ApprovedDomain] {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permitApprovedDomains()
            return try snapshot.transaction.rows(
                """
                SELECT domain, added_at
                FROM approved_domain
                WHERE organisation_id = \(snapshot.organisation) AND removed_at IS NULL
                ORDER BY domain
                """
            ).map { ApprovedDomain(domain: try $0.read("domain"), addedAt: try $0.read("added_at")) }
        }
    }

    /// Lists a domain; who waits already is decided on as before, unless they ask once more.
    ///
    /// - Throws: ``InvalidInput`` for what is no domain, is listed, is open to everybody, or is one too many.
    package func add(_ text: String, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitApprovedDomains()
            let domain = try Self.checked(text)
            let listed = try amendment.transaction.approvedDomains(of: amendment.organisation)
            guard !listed.contains(domain.text) else {
                throw InvalidInput(Self.field, "This domain is on the list already.")
            }
            guard listed.count < Self.countMaximum else {
                throw InvalidInput(Self.field, "There are \(Self.countMaximum) domains already. Take one off first.")
            }
            try amendment.execute(
                """
                INSERT INTO approved_domain (organisation_id, id, domain, added_at, added_by)
                VALUES (
                    \(amendment.organisation), \(try amendment.nextNumber(in: "approved_domain")), \(domain.text),
                    \(amendment.now), \(viewer.person)
                )
                """,
                permit
            )
            amendment.record(.domainListed(domain: domain.text), permit)
        }
    }

    /// Takes a domain off the list: links that were sent lead to a decision, and those who decide are told that somebody waits.
    package func remove(_ text: String, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permitApprovedDomains()
            let removed = try amendment.execute(
                """
                UPDATE approved_domain
                SET removed_at = \(amendment.now), removed_by = \(viewer.person)
                WHERE organisation_id = \(amendment.organisation) AND domain = \(text) AND removed_at IS NULL
                """,
                permit
            )
            guard removed == 1 else { throw NotFound() }
            if try amendment.someProve(addressesOf: text) {
                try amendment.write(.permit(permit)) { try amendment.informWhoDecides(in: $0) }
            }
            amendment.record(.domainUnlisted(domain: text), permit)
        }
    }

    private static let field = "domain"

    private static func checked(_ text: String) throws -> EmailDomain {
        guard let domain = EmailDomain(text) else {
            throw InvalidInput(field, "Write what follows the @ of your addresses, such as hospital.example.org.")
        }
        guard !domain.isPublic else {
            throw InvalidInput(
                field,
                "Anybody can have an address at \(domain.text), so anybody would be let in. List domains of your own."
            )
        }
        return domain
    }
}

/// A domain that is listed.
package struct ApprovedDomain: Sendable, Hashable {
    package let domain: String
    package let addedAt: Instant

    package init(domain: String, addedAt: Instant) {
        self.domain = domain
        self.addedAt = addedAt
    }
}

extension Snapshot {
    fileprivate func permitApprovedDomains() throws -> Permit {
        let permit = try permit(.settingEdit, Resource(.organisation))
        guard takesRegistrations else { throw NotFound() }
        return permit
    }

    /// Whether somebody waits who was sent a link to prove an address of a domain.
    fileprivate func someProve(addressesOf domain: String) throws -> Bool {
        try transaction.row(
            """
            SELECT id
            FROM registration
            WHERE organisation_id = \(organisation) AND decided_at IS NULL AND proof_until > \(now)
                AND email_key LIKE \("%@" + domain)
            LIMIT 1
            """
        ) != nil
    }
}

extension ReadTransaction {
    /// The domains of which whoever proves an address is approved by rule; few.
    func approvedDomains(of organisation: OrganisationID) throws -> Set<String> {
        try Set(
            rows(
                """
                SELECT domain FROM approved_domain
                WHERE organisation_id = \(organisation) AND removed_at IS NULL
                """
            ).map { try $0.read("domain") }
        )
    }
}
