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
        let organisation = viewer.organisation
        // No password is as short as a code, but one may be of six digits and spaces.
        let isShort =
            secret.utf8.count < Passwords.lengthMinimum && AuthenticatorKey.isCode(secret.filter { $0 != " " })
        let isRight =
            isShort
            ? try await isCode(secret, of: person, at: address, in: organisation)
            : try await isPassword(secret, of: person, at: address, in: organisation)
        guard isRight else { throw SignInRefused.wrong }
        try await noteProved(person, in: session, of: organisation)
    }

    /// Takes a code of who is signed in, of the app or a recovery code: for what the password alone is too little for.
    ///
    /// It proves as much as ``prove(_:at:by:)``, and is counted with it.
    ///
    /// - Throws: ``SignInRefused``, ``InvalidInput`` where there is none.
    func proveByCode(_ code: String, at address: String, by viewer: Viewer) async throws {
        guard let person = viewer.oneself, let session = viewer.session else { throw NotFound() }
        guard code.contains(where: { $0 != " " }) else {
            throw InvalidInput("code", "Enter a code that your app shows, or a recovery code.")
        }
        guard try await isCode(code, of: person, at: address, in: viewer.organisation) else {
            throw SignInRefused.wrong
        }
        try await noteProved(person, in: session, of: viewer.organisation)
    }

    private func noteProved(
        _ person: PersonID,
        in session: SessionID,
        of organisation: OrganisationID
    ) async throws {
        let clock = platform.clock
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

    /// Takes a code, so that it is not taken again; each is a guess, and so many are allowed.
    private func isCode(
        _ code: String,
        of person: PersonID,
        at address: String,
        in organisation: OrganisationID
    ) async throws -> Bool {
        let clock = platform.clock
        return try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let now = clock()
            try transaction.noteProof(of: person, from: address, in: organisation, at: now)
            guard let taken = try transaction.take(code, of: person, in: organisation, at: now) else { return false }
            if case .recovery(let left) = taken {
                try inform(person, of: .recoveryCodeUsed(left: left), in: organisation, transaction)
            }
            return true
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
        try checkFailures(of: key, from: nil, in: organisation, at: now)
        try noteTry(key, person, from: address, in: organisation, at: now)
    }
}
