// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Who an address belongs to, before it is known whether they are the ones who ask.
struct Candidate: Sendable, Hashable {
    var person: PersonID
    var password: String?
    var isActive: Bool
}

extension Transaction {
    /// Begins a session, and remembers the browser.
    func enter(_ entering: Entering, _ browser: Browser) throws -> SignedInBrowser {
        let token = try beginSession(entering, browser: browser.words)
        let mark = browser.mark ?? Token.random()
        try execute(
            """
            INSERT INTO known_browser (organisation_id, person_id, token_hash, seen_at)
            VALUES (\(entering.organisation), \(entering.person), \(SHA256.hex(of: mark)), \(entering.at))
            ON CONFLICT (organisation_id, person_id, token_hash) DO UPDATE SET seen_at = excluded.seen_at
            """
        )
        try execute(
            """
            DELETE FROM known_browser
            WHERE organisation_id = \(entering.organisation)
                AND seen_at < \(entering.at.seconds - Session.browserSecondsMaximum)
            """
        )
        return SignedInBrowser(token: token, mark: mark)
    }

    /// Begins a session; answers its token, which is stored nowhere.
    func beginSession(_ entering: Entering, browser: String) throws -> String {
        let (organisation, person, now, token) = (entering.organisation, entering.person, entering.at, Token.random())
        let id = try nextNumber(in: "session", where: "organisation_id = \(organisation) AND person_id = \(person)")
        try execute(
            """
            INSERT INTO session (organisation_id, token_hash, id, person_id, browser, created_at, seen_at, proved_at)
            VALUES (
                \(organisation), \(SHA256.hex(of: token)), \(id), \(person), \(shortened(browser)), \(now), \(now), \(now)
            )
            """
        )
        try AuditChain.append(
            .signedIn(person: person.index),
            at: now,
            by: person,
            reasons: entering.reason,
            of: organisation,
            in: self
        )
        return token
    }

    func shortened(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 0x20 }.prefix(200).map(Character.init))
    }

    /// What tries of an address are counted under: its own name, or this browser's that signed in with it before.
    func counted(
        _ key: String,
        _ candidate: Candidate?,
        _ browser: Browser,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> String {
        guard let person = candidate?.person,
            let hash = try knownBrowser(browser, of: person, in: organisation, at: now)
        else { return key }
        return SignInLimits.key(person, inBrowser: hash)
    }

    /// What a browser is kept as with which somebody signed in before; nothing of any other.
    func knownBrowser(
        _ browser: Browser,
        of person: PersonID,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> String? {
        guard let hash = browser.mark.map(SHA256.hex) else { return nil }
        let known = try row(
            """
            SELECT person_id
            FROM known_browser
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND token_hash = \(hash)
                AND seen_at > \(now.seconds - Session.browserSecondsMaximum)
            """
        )
        return known == nil ? nil : hash
    }

    /// Counts one more try, and says so in the trail when it is the last; answers whether it is.
    @discardableResult
    func noteTry(
        _ key: String,
        _ person: PersonID?,
        from address: String,
        in organisation: OrganisationID,
        at now: Instant
    ) throws -> Bool {
        try noteTry(key, from: address, in: organisation, at: now)
        let count = try failures("email_key", key, in: organisation, at: now)
        guard count == SignInLimits.perEmail, let person else { return false }
        try AuditChain.append(
            .signInLocked(person: person.index),
            at: now,
            by: nil,
            reasons: "\(count) tries",
            of: organisation,
            in: self
        )
        return true
    }

    /// After the right one the tries before it count no longer.
    func forgetTries(_ key: String, in organisation: OrganisationID) throws {
        try execute(
            "DELETE FROM sign_in_failure WHERE organisation_id = \(organisation) AND email_key = \(key)"
        )
    }

    /// Once somebody set a new password by a link, nothing that was tried before keeps them out, in any browser.
    func forgetTries(of person: PersonID, in organisation: OrganisationID) throws {
        try execute(
            """
            DELETE FROM sign_in_failure
            WHERE organisation_id = \(organisation) AND (
                email_key IN (
                    SELECT email_key FROM account WHERE organisation_id = \(organisation) AND person_id = \(person)
                )
                OR email_key = \(SignInLimits.key(codesOf: person)) OR email_key = \(SignInLimits.key(proofsOf: person))
                OR email_key LIKE \(SignInLimits.key(codesOf: person, inBrowser: "%"))
                OR email_key LIKE \(SignInLimits.key(person, inBrowser: "%"))
            )
            """
        )
    }

    func candidate(_ key: String, in organisation: OrganisationID) throws -> Candidate? {
        let row = try row(
            """
            SELECT person_id, password FROM account WHERE organisation_id = \(organisation) AND email_key = \(key)
            """
        )
        guard let row else { return nil }
        let person: PersonID = try row.read("person_id")
        return Candidate(
            person: person,
            password: try row.read("password"),
            isActive: try isActive(person, in: organisation)
        )
    }

    /// The password that was chosen with the last request for an account which nobody has decided on, or which is not
    /// decided on as the address is known already.
    func passwordOfRegistration(_ key: String, in organisation: OrganisationID) throws -> String? {
        let row = try row(
            """
            SELECT password, asked_at, 0 AS is_later
            FROM registration
            WHERE organisation_id = \(organisation) AND email_key = \(key) AND decided_at IS NULL AND password <> ''
            UNION ALL
            SELECT password, asked_at, 1 AS is_later FROM known_request
            WHERE organisation_id = \(organisation) AND email_key = \(key)
            ORDER BY asked_at DESC, is_later DESC
            LIMIT 1
            """
        )
        return try row?.read("password")
    }

    /// Keeps the password of a request for an address that is known already, as long as others wait, and of each address
    /// the last alone.
    func keepKnownRequest(
        _ key: String,
        _ password: String,
        in organisation: OrganisationID,
        at now: Instant
    ) throws {
        let longest = Int64(RetentionKind.waitingRegistrations.daysAsDelivered ?? 0) * 86_400
        try execute(
            """
            DELETE FROM known_request
            WHERE organisation_id = \(organisation) AND asked_at < \(now.seconds - longest)
            """
        )
        if password.isEmpty { return }
        try execute(
            """
            INSERT INTO known_request (organisation_id, email_key, password, asked_at)
            VALUES (\(organisation), \(key), \(password), \(now))
            ON CONFLICT (organisation_id, email_key)
            DO UPDATE SET password = excluded.password, asked_at = excluded.asked_at
            """
        )
    }

    /// Keeps the same password as a hash of today's cost; for its owner nothing changes.
    func renewPassword(of person: PersonID, _ hash: String, in organisation: OrganisationID) throws {
        try execute(
            """
            UPDATE account SET password = \(hash)
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """
        )
    }

    /// Whether somebody who signed in before has not done so with such a browser.
    func isNew(_ browser: String, of person: PersonID, in organisation: OrganisationID) throws -> Bool {
        let row = try row(
            """
            SELECT MAX(CASE WHEN browser = \(browser) THEN 1 ELSE 0 END) AS known
            FROM session
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """
        )
        let known: Int? = try row?.read("known")
        return known == 0
    }

    func isActive(_ person: PersonID, in organisation: OrganisationID) throws -> Bool {
        let open = try row(
            """
            SELECT person.id
            FROM person
            LEFT JOIN deactivation
                ON deactivation.organisation_id = person.organisation_id
                AND deactivation.person_id = person.id
                AND deactivation.until_at IS NULL
            WHERE person.organisation_id = \(organisation) AND person.id = \(person)
                AND deactivation.person_id IS NULL
            """
        )
        return open != nil
    }
}
