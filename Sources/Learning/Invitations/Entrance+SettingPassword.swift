// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Entrance {
    /// Whose link it is, for the page that it leads to.
    ///
    /// Looking uses nothing up, as programs that look for bad links in mails look too.
    ///
    /// - Throws: ``NotFound`` where it is none, was used or withdrawn, or its time is over.
    package func guest(with word: String, for purpose: EntryPurpose, of organisation: OrganisationID) async throws
        -> Guest
    {
        let now = platform.clock()
        return try await platform.database.read { transaction in
            try transaction.guest(with: word, for: purpose, of: organisation, at: now)
        }
    }

    /// Sets the password of whoever has the link; it is good for this once, and their browsers are signed out.
    ///
    /// - Throws: ``NotFound``, or ``InvalidInput`` for a password that is too short.
    package func setPassword(
        _ password: String,
        with word: String,
        for purpose: EntryPurpose,
        of organisation: OrganisationID
    ) async throws {
        // Before a hash is made, which is dear: strangers have no link.
        _ = try await guest(with: word, for: purpose, of: organisation)
        let hash = try await platform.passwords.hash(password)
        let (clock, rosters) = (platform.clock, platform.rosters)
        try await platform.database.write { transaction in
            try transaction.lock(organisation.number)
            let (_, now) = try rosters.state(of: organisation, in: transaction, clock)
            let guest = try transaction.guest(with: word, for: purpose, of: organisation, at: now)
            try transaction.execute(
                """
                UPDATE account
                SET password = \(hash), changed_at = \(now)
                WHERE organisation_id = \(organisation) AND person_id = \(guest.person)
                """
            )
            try transaction.useLink(guest, of: organisation, at: now)
            let notice = purpose == .invitation ? Notice.welcome : .passwordChanged
            try transaction.inform(guest.person, of: notice, in: organisation, at: now)
            try AuditChain.append(
                purpose == .invitation
                    ? .invitationAccepted(person: guest.person.index) : .passwordReset(person: guest.person.index),
                at: now,
                by: guest.person,
                reasons: "the link in a mail",
                of: organisation,
                in: transaction
            )
        }
    }
}

/// Somebody who has a link to set a password with, and is not signed in.
package struct Guest: Sendable, Hashable {
    let link: Int64
    package let person: PersonID
    package let name: String
    package let email: String
    package let until: Instant
}

extension Transaction {
    /// Whose word it is: of a link that is open and in time, of somebody active, who is invited only without a password.
    fileprivate func guest(
        with word: String,
        for purpose: EntryPurpose,
        of organisation: OrganisationID,
        at now: Instant
    ) throws -> Guest {
        let row = try row(
            """
            SELECT \(EntryLinkRow.columns), person.name, account.email, account.password
            FROM entry_word
            JOIN entry_link
                ON entry_link.organisation_id = entry_word.organisation_id AND entry_link.id = entry_word.link_id
            JOIN person
                ON person.organisation_id = entry_link.organisation_id AND person.id = entry_link.person_id
            JOIN account
                ON account.organisation_id = entry_link.organisation_id AND account.person_id = entry_link.person_id
            WHERE entry_word.hash = \(SHA256.hex(of: word)) AND entry_link.organisation_id = \(organisation)
                AND entry_link.purpose = \(purpose.rawValue) AND entry_link.ended_at IS NULL
                AND entry_link.until_at > \(now)
            """
        )
        guard let row else { throw NotFound() }
        let link = try EntryLinkRow(row)
        let password: String? = try row.read("password")
        guard try isActive(link.person, in: organisation), (password == nil) == (purpose == .invitation) else {
            throw NotFound()
        }
        return Guest(
            link: link.id,
            person: link.person,
            name: try row.read("name"),
            email: try row.read("email"),
            until: link.until
        )
    }

    /// Ends the link and every other of theirs, signs them out everywhere, and lets them sign in at once.
    fileprivate func useLink(_ guest: Guest, of organisation: OrganisationID, at now: Instant) throws {
        try execute(EntryLinkRow.ending(of: guest.person, by: guest.person, in: organisation, at: now))
        try execute(
            "UPDATE entry_link SET used_at = \(now) WHERE organisation_id = \(organisation) AND id = \(guest.link)"
        )
        try execute(
            """
            UPDATE session
            SET ended_at = \(now)
            WHERE organisation_id = \(organisation) AND person_id = \(guest.person) AND ended_at IS NULL
            """
        )
        try forgetTries(of: guest.person, in: organisation)
    }
}
