// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

extension Entrance {
    /// Takes the password, or a code where there is a second factor, of who is signed in, and notes that they proved it.
    ///
    /// It counts for a quarter of an hour in this browser: ``SignedInVisitor/isProved``. Guesses count together with those
    /// of the present password on the page of one's account.
    ///
    /// - Throws: ``SignInRefused``; ``NotFound`` for whoever is not there with a browser of their own.
    package func prove(_ secret: String, at address: String, by viewer: Viewer) async throws {
        guard let person = viewer.oneself, let session = viewer.session else { throw NotFound() }
        let (clock, organisation) = (platform.clock, viewer.organisation)
        let isRight: Bool
        if AuthenticatorKey.isCode(secret.filter { $0 != " " }) {
            isRight = try await platform.database.write { transaction in
                try transaction.lock(organisation.number)
                try transaction.noteProof(of: person, from: address, in: organisation, at: clock())
                return try transaction.take(secret, of: person, in: organisation, at: clock()) != nil
            }
        } else {
            isRight = try await isPassword(secret, of: person, at: address, in: organisation)
        }
        guard isRight else { throw SignInRefused.wrong }
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            try transaction.forgetTries(SignInLimits.key(proofsOf: person), in: organisation)
            try transaction.execute(
                """
                UPDATE session SET proved_at = \(clock())
                WHERE organisation_id = \(organisation) AND person_id = \(person) AND id = \(session)
                    AND ended_at IS NULL
                """
            )
        }
    }

    /// Whether a text is somebody's present password; each question is a guess, and so many are allowed.
    ///
    /// - Throws: ``SignInRefused/tooMany(secondsLeft:)``.
    func isPassword(
        _ password: String,
        of person: PersonID,
        at address: String,
        in organisation: OrganisationID
    ) async throws -> Bool {
        let clock = platform.clock
        let kept = try await platform.database.write { transaction -> String? in
            try transaction.lock(organisation.number)
            try transaction.noteProof(of: person, from: address, in: organisation, at: clock())
            let row = try transaction.row(
                "SELECT password FROM account WHERE organisation_id = \(organisation) AND person_id = \(person)"
            )
            return try row?.read("password")
        }
        return try await platform.passwords.matches(password, kept)
    }
}

extension Transaction {
    /// Counts one more guess of who is signed in.
    fileprivate func noteProof(
        of person: PersonID,
        from address: String,
        in organisation: OrganisationID,
        at now: Instant
    ) throws {
        let (key, address) = (SignInLimits.key(proofsOf: person), NetworkAddress.counted(address))
        try checkFailures(of: key, from: address, in: organisation, at: now)
        try noteTry(key, person, from: address, in: organisation, at: now)
    }
}
