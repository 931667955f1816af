// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Entrance {
    /// Takes the code that the second step asks for, of the app or a recovery code, and begins the session.
    ///
    /// Wrong ones are counted, those of a browser that was used before apart: who knows the password alone keeps nobody
    /// out, and its owner is told of them.
    ///
    /// - Throws: ``SignInRefused``; `tooLate` where the step is over, by its time or by many
    ///   wrong codes, and one begins anew with the password.
    package func finishSignIn(
        _ step: String,
        code: String,
        to organisation: OrganisationID,
        from browser: Browser
    ) async throws -> SignedInBrowser {
        let clock = platform.clock
        let entered = try await platform.database.write { transaction -> SignedInBrowser? in
            try transaction.lock(organisation.number)
            let now = clock()
            guard let person = try transaction.person(at: step, in: organisation, at: now) else {
                throw SignInRefused.tooLate
            }
            let known = try transaction.knownBrowser(browser, of: person, in: organisation, at: now)
            let key =
                known.map { SignInLimits.key(codesOf: person, inBrowser: $0) } ?? SignInLimits.key(codesOf: person)
            let address = known == nil ? browser.address : nil
            try transaction.checkFailures(of: key, from: address, in: organisation, at: now)
            guard let code = try transaction.take(code, of: person, in: organisation, at: now) else {
                // Returned and not thrown, so that the try stays written down.
                let isLast = try transaction.noteTry(key, person, from: browser.address, in: organisation, at: now)
                if isLast {
                    try warnOfWrongCodes(person, in: organisation, at: now, transaction)
                    // Whoever goes on guessing shows the password again first.
                    try transaction.endStep(step)
                }
                return nil
            }
            try transaction.forgetTries(key, in: organisation)
            try transaction.endStep(step)
            let entering = Entering(
                person: person,
                organisation: organisation,
                at: now,
                reason: "the password; \(code.words)"
            )
            try warn(of: browser.words, entering, in: transaction)
            var entered = try transaction.enter(entering, browser)
            if case .recovery(let left) = code {
                entered.codesLeft = left
                try inform(person, of: .recoveryCodeUsed(left: left), in: organisation, transaction)
            }
            return entered
        }
        guard let entered else { throw SignInRefused.wrong }
        return entered
    }

    /// Whether a sign-in waits for its second step.
    package func waits(_ step: String, in organisation: OrganisationID) async throws -> Bool {
        let now = platform.clock()
        return try await platform.database.read { transaction in
            try transaction.person(at: step, in: organisation, at: now) != nil
        }
    }
}

extension Transaction {
    /// Notes that the password was right; answers the token of the step.
    func beginStep(_ entering: Entering, _ key: String, password: String) throws -> String {
        let token = Token.random()
        try execute(
            """
            DELETE FROM sign_in_step
            WHERE organisation_id = \(entering.organisation)
                AND begun_at < \(entering.at.seconds - Session.stepSecondsMaximum)
            """
        )
        try execute(
            """
            INSERT INTO sign_in_step (organisation_id, token_hash, person_id, email_key, password_mark, begun_at)
            VALUES (
                \(entering.organisation), \(SHA256.hex(of: token)), \(entering.person), \(key),
                \(SHA256.hex(of: password)), \(entering.at)
            )
            """
        )
        return token
    }

    fileprivate func endStep(_ token: String) throws {
        try execute("DELETE FROM sign_in_step WHERE token_hash = \(SHA256.hex(of: token))")
    }

    /// Who began a step that is not over: still the same password and address, still active, still with a second factor.
    fileprivate func person(at step: String, in organisation: OrganisationID, at now: Instant) throws -> PersonID? {
        let row = try row(
            """
            SELECT person_id, email_key, password_mark
            FROM sign_in_step
            WHERE organisation_id = \(organisation) AND token_hash = \(SHA256.hex(of: step))
                AND begun_at > \(now.seconds - Session.stepSecondsMaximum)
            """
        )
        guard let row else { return nil }
        let person: PersonID = try row.read("person_id")
        let candidate = try candidate(row.read("email_key"), in: organisation)
        guard let candidate, candidate.person == person, candidate.isActive,
            candidate.password.map(SHA256.hex) == (try row.read("password_mark") as String),
            try hasSecondFactor(person, in: organisation)
        else { return nil }
        return person
    }
}
