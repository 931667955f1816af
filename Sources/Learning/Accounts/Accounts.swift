// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// One's own account.
package struct Accounts: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The viewer's own account and where they are signed in.
    package func own(by viewer: Viewer) async throws -> Account {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            let row = try snapshot.transaction.row(
                """
                SELECT person.name, account.email, photo.digest AS photo
                FROM person
                LEFT JOIN file AS photo
                    ON photo.organisation_id = person.organisation_id AND photo.person_id = person.id
                    AND photo.purpose = 'small-photo'
                LEFT JOIN account
                    ON account.organisation_id = person.organisation_id AND account.person_id = person.id
                WHERE person.organisation_id = \(snapshot.organisation) AND person.id = \(person)
                """
            )
            let sessions = try snapshot.transaction.rows(
                """
                SELECT \(Session.columns)
                FROM session
                WHERE organisation_id = \(snapshot.organisation) AND person_id = \(person)
                    AND \(Session.isOpen(at: snapshot.now))
                ORDER BY seen_at DESC, id DESC
                LIMIT 100
                """
            )
            guard let row else { throw NotFound() }
            return Account(
                name: try row.read("name"),
                email: try row.read("email"),
                sessions: try sessions.map(Session.init),
                photo: try row.read("photo")
            )
        }
    }

    /// Changes the viewer's own password; the other browsers are signed out.
    ///
    /// - Throws: ``InvalidInput`` where the present password is wrong or the new one too short, ``SignInRefused`` after
    ///   too many wrong ones.
    package func changePassword(
        from old: String,
        to new: String,
        at address: String = "",
        by viewer: Viewer
    ) async throws {
        let (person, kept) = try await platform.read(by: viewer) { snapshot -> (PersonID, String?) in
            let (person, _) = try snapshot.permitOwnAccount()
            let row = try snapshot.transaction.row(
                """
                SELECT password FROM account
                WHERE organisation_id = \(snapshot.organisation) AND person_id = \(person)
                """
            )
            return (person, try row?.read("password"))
        }
        let isRight = try await Entrance(platform)
            .isPassword(old, of: person, at: address, in: viewer.organisation)
        guard isRight else { throw InvalidInput("old-password", "This is not your present password.") }
        let hash = try await platform.passwords.hash(new, field: "new-password")
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            let count = try amendment.execute(
                """
                UPDATE account
                SET password = \(hash), changed_at = \(amendment.now)
                WHERE organisation_id = \(amendment.organisation) AND person_id = \(person) AND password = \(kept)
                """,
                permit
            )
            guard count == 1 else {
                throw Objection("your password was changed meanwhile", remedy: "begin again with the new one")
            }
            try amendment.endSessions(of: person, except: viewer.session, permit)
            try amendment.endLinks(of: person, .permit(permit))
            try amendment.write(.permit(permit)) {
                try $0.forgetTries(SignInLimits.key(proofsOf: person), in: amendment.organisation)
            }
            amendment.record(.passwordChanged(person: person.index), permit)
            try amendment.tell(person, .passwordChanged)
        }
    }

    /// Signs the viewer out of one of their browsers, or of all but the one they use.
    package func endSessions(_ session: SessionID?, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (person, permit) = try amendment.permitOwnAccount()
            if let session {
                try amendment.endSession(session, of: person, permit)
            } else {
                try amendment.endSessions(of: person, except: viewer.session, permit)
            }
            amendment.record(.signedOut(person: person.index, everywhere: session == nil), permit)
        }
    }
}

/// One's own account, as its owner sees it.
package struct Account: Sendable, Hashable {
    package let name: String
    package let email: String?
    package let sessions: [Session]
    /// What the photo hashes to; nothing where there is none.
    package internal(set) var photo: String?
}

extension Snapshot {
    /// The viewer as a person, with the permit to look after their own account.
    ///
    /// - Throws: ``Objection`` while they act as another: then there is no account that would be theirs.
    func permitOwnAccount() throws -> (PersonID, Permit) {
        try demandAlone()
        guard let person = viewer.oneself else { throw NotFound() }
        return (person, try permit(.accountEdit, .account(of: person)))
    }
}

extension Amendment {
    /// Ends a person's sessions but one.
    func endSessions(of person: PersonID, except kept: SessionID? = nil, _ permit: Permit) throws {
        try endSessions(of: person, except: kept, .permit(permit))
    }

    func endSessions(of person: PersonID, except kept: SessionID? = nil, _ right: Right) throws {
        try execute(
            """
            UPDATE session
            SET ended_at = \(now)
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND ended_at IS NULL
                AND id <> \(kept?.number ?? 0)
            """,
            right
        )
    }

    fileprivate func endSession(_ session: SessionID, of person: PersonID, _ permit: Permit) throws {
        let count = try execute(
            """
            UPDATE session
            SET ended_at = \(now)
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND id = \(session) AND ended_at IS NULL
            """,
            permit
        )
        guard count == 1 else { throw NotFound() }
    }
}
