// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Entrance {
    /// Whose link it is, for the page that it leads to; looking uses nothing up.
    ///
    /// - Throws: ``NotFound`` where it is none, its time is over, somebody decided meanwhile, or the address is somebody's.
    package func applicant(with word: String, of organisation: OrganisationID) async throws -> Applicant {
        try await platform.read(by: Viewer(.visitor, in: organisation)) { try $0.applicant(with: word) }
    }

    /// Sets the first password of whoever has the link, which shows that the address is theirs, and lets them in by rule.
    ///
    /// What the rule hangs on is looked at again in the transaction that makes them a person: where the domain was taken off
    /// the list meanwhile, nothing happens and somebody decides.
    ///
    /// - Throws: ``NotFound``, or ``InvalidInput`` for a password that is too short.
    package func proveAddress(
        settingPassword password: String,
        with word: String,
        of organisation: OrganisationID
    ) async throws -> AddressProved {
        // Before a hash is made, which is dear: strangers have no link.
        guard try await applicant(with: word, of: organisation).isLetInByRule else { return .waits }
        let hash = try await platform.passwords.hash(password)
        return try await platform.amend(by: Viewer(.visitor, in: organisation)) { amendment in
            let applicant = try amendment.applicant(with: word)
            guard applicant.isLetInByRule else { return .waits }
            let rule = Right.rule(
                "the address was proved by the link in a mail, and the domain \(applicant.domain) is approved"
            )
            let person = try amendment.letIn(applicant.registration, password: hash, rule)
            try amendment.tell(person, .welcome)
            return .letIn
        }
    }
}

/// What came of proving an address.
package enum AddressProved: Sendable, Hashable {
    case letIn
    /// Its domain is not on the list any more: somebody decides.
    case waits
}

/// Somebody who asked for an account and has the link that was sent to their address.
package struct Applicant: Sendable, Hashable {
    let registration: Int64
    let domain: String
    package let name: String
    package let email: String
    package let until: Instant
    /// Whether the domain of their address is listed now.
    package let isLetInByRule: Bool

    package init(
        registration: Int64,
        name: String,
        email: String,
        domain: String,
        until: Instant,
        isLetInByRule: Bool
    ) {
        self.registration = registration
        self.name = name
        self.email = email
        self.domain = domain
        self.until = until
        self.isLetInByRule = isLetInByRule
    }
}

extension Snapshot {
    /// Whose word it is: of somebody who waits, in time, with an address that nobody else has.
    fileprivate func applicant(with word: String) throws -> Applicant {
        let row = try transaction.row(
            """
            SELECT registration.id, registration.name, registration.email, registration.proof_until, account.person_id
            FROM registration_word
            JOIN registration
                ON registration.organisation_id = registration_word.organisation_id
                AND registration.id = registration_word.registration_id
            LEFT JOIN account
                ON account.organisation_id = registration.organisation_id
                AND account.email_key = registration.email_key
            WHERE registration_word.hash = \(SHA256.hex(of: word))
                AND registration_word.organisation_id = \(organisation) AND registration.decided_at IS NULL
                AND registration.proof_until > \(now)
            """
        )
        let owner: PersonID? = try row?.read("person_id")
        guard let row, owner == nil, let address = EmailAddress(try row.read("email")) else { throw NotFound() }
        let listed = try takesRegistrations ? transaction.approvedDomains(of: organisation) : []
        return Applicant(
            registration: try row.read("id"),
            name: try row.read("name"),
            email: address.text,
            domain: address.domain.text,
            until: try row.read("proof_until"),
            isLetInByRule: listed.contains(address.domain.text)
        )
    }
}
