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
        let candidate = try await platform.database.read { transaction in
            try transaction.checkFailures(of: key, from: address, in: organisation, at: now)
            return try transaction.candidate(key, in: organisation)
        }
        let isRight = try await platform.passwords.matches(password, candidate?.password)
        guard isRight, let candidate, candidate.isActive else {
            try await noteFailure(key, candidate?.person, from: address, in: organisation, at: now)
            throw SignInRefused.wrong
        }
        return try await begin(candidate.person, in: organisation, browser: browser, because: "the password")
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
        because reason: String
    ) async throws -> String {
        let (now, token) = (platform.clock(), Token.random())
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            guard try transaction.isActive(person, in: organisation) else { throw SignInRefused.wrong }
            let row = try transaction.row(
                """
                SELECT COALESCE(MAX(id), 0) + 1 AS next
                FROM session
                WHERE organisation_id = \(organisation) AND person_id = \(person)
                """
            )
            let id: Int64 = try row?.read("next") ?? 1
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

    private func noteFailure(
        _ key: String,
        _ person: PersonID?,
        from address: String,
        in organisation: OrganisationID,
        at now: Instant
    ) async throws {
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            try transaction.execute(
                """
                INSERT INTO sign_in_failure (organisation_id, email_key, address, at)
                VALUES (\(organisation), \(Self.shortened(key)), \(Self.shortened(address)), \(now))
                """
            )
            try transaction.execute(
                """
                DELETE FROM sign_in_failure
                WHERE organisation_id = \(organisation) AND at < \(now.seconds - SignInLimits.secondsCounted)
                """
            )
            let count = try transaction.failures("email_key", Self.shortened(key), in: organisation, at: now)
            guard count == SignInLimits.perEmail, let person else { return }
            try AuditChain.append(
                .signInLocked(person: person.index),
                at: now,
                by: nil,
                reasons: "\(count) wrong passwords",
                of: organisation,
                in: transaction
            )
        }
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
