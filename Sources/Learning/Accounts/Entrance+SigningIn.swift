// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Entrance {
    /// Signs somebody in; answers the token for their browser, which is stored nowhere.
    ///
    /// The answer is the same, and takes as long, whether the address is unknown, the password wrong, or the person
    /// inactive. After too many wrong ones the address, or the network address, waits.
    ///
    /// - Throws: ``SignInRefused``.
    package func signIn(
        email: String,
        password: String,
        to organisation: OrganisationID,
        browser: String,
        address: String
    ) async throws -> String {
        let now = platform.clock()
        let key = EmailAddress(email)?.key ?? ""
        // The try is written down before the password is looked at, so that however many come at once, so many are tried.
        let candidate = try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            try transaction.checkFailures(of: key, from: Self.shortened(address), in: organisation, at: now)
            let candidate = try transaction.candidate(key, in: organisation)
            try transaction.noteTry(key, candidate?.person, from: Self.shortened(address), in: organisation, at: now)
            return candidate
        }
        let isRight = try await platform.passwords.matches(password, candidate?.password)
        guard isRight, let candidate, candidate.isActive else { throw SignInRefused.wrong }
        return try await begin(
            candidate.person,
            in: organisation,
            browser: browser,
            because: "the password",
            trusting: (key: key, password: candidate.password)
        )
    }

    /// Begins a session of a person without asking who they are: for a demonstration, where nothing is secret.
    package func begin(
        _ person: PersonID,
        in organisation: OrganisationID,
        browser: String
    ) async throws -> String {
        try await begin(person, in: organisation, browser: browser, because: "a demonstration")
    }

    private func begin(
        _ person: PersonID,
        in organisation: OrganisationID,
        browser: String,
        because reason: String,
        trusting tried: (key: String, password: String?)? = nil
    ) async throws -> String {
        let (clock, token, rosters) = (platform.clock, Token.random(), platform.rosters)
        let now = clock()
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            guard try transaction.isActive(person, in: organisation) else { throw SignInRefused.wrong }
            if let tried {
                // Somebody may have changed the password while it was looked at.
                let kept = try transaction.candidate(tried.key, in: organisation)
                guard kept?.person == person, kept?.password == tried.password else { throw SignInRefused.wrong }
                try transaction.forgetTries(tried.key, in: organisation)
            }
            let row = try transaction.row(
                """
                SELECT COALESCE(MAX(id), 0) + 1 AS next
                FROM session
                WHERE organisation_id = \(organisation) AND person_id = \(person)
                """
            )
            let id: Int64 = try row?.read("next") ?? 1
            let isNewBrowser = try transaction.isNew(Self.shortened(browser), of: person, in: organisation)
            if isNewBrowser {
                let (state, present) = try rosters.state(of: organisation, in: transaction, clock)
                let snapshot = Snapshot(transaction, state, by: Viewer(.visitor, in: organisation), at: present)
                try snapshot.inform(person, of: .newBrowser(Self.shortened(browser)))
            }
            try transaction.execute(
                """
                INSERT INTO session (organisation_id, token_hash, id, person_id, browser, created_at, seen_at)
                VALUES (
                    \(organisation), \(SHA256.hex(of: token)), \(id), \(person), \(Self.shortened(browser)), \(now), \(now)
                )
                """
            )
            try AuditChain.append(
                .signedIn(person: person.index),
                at: now,
                by: person,
                reasons: reason,
                of: organisation,
                in: transaction
            )
        }
        return token
    }

    private static func shortened(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 0x20 }.prefix(200).map(Character.init))
    }
}

private struct Candidate {
    var person: PersonID
    var password: String?
    var isActive: Bool
}

extension Transaction {
    /// Counts one more try, and says so in the trail when it is the last.
    fileprivate func noteTry(
        _ key: String,
        _ person: PersonID?,
        from address: String,
        in organisation: OrganisationID,
        at now: Instant
    ) throws {
        try noteTry(key, from: address, in: organisation, at: now)
        let count = try failures("email_key", key, in: organisation, at: now)
        guard count == SignInLimits.perEmail, let person else { return }
        try AuditChain.append(
            .signInLocked(person: person.index),
            at: now,
            by: nil,
            reasons: "\(count) tries",
            of: organisation,
            in: self
        )
    }

    /// After the right password the tries before it count no longer against the address.
    fileprivate func forgetTries(_ key: String, in organisation: OrganisationID) throws {
        try execute(
            "DELETE FROM sign_in_failure WHERE organisation_id = \(organisation) AND email_key = \(key)"
        )
    }

    fileprivate func candidate(_ key: String, in organisation: OrganisationID) throws -> Candidate? {
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

    /// Whether somebody who signed in before has not done so with such a browser.
    fileprivate func isNew(_ browser: String, of person: PersonID, in organisation: OrganisationID) throws -> Bool {
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
