// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension People {
    /// Gives a person another name.
    package func rename(_ person: PersonID, to name: String, by viewer: Viewer) async throws {
        let title = try Title.checked(name, field: "name")
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existing(person)
            let permit = try amendment.permitProfile(of: person)
            _ = try amendment.existingUnerased(person)
            try amendment.execute(
                """
                UPDATE person
                SET name = \(title.text), name_key = \(title.key)
                WHERE organisation_id = \(amendment.organisation) AND id = \(person)
                """,
                permit
            )
            amendment.record(
                .profileEdited(person: person.index, nameBefore: row.name, nameAfter: title.text),
                permit
            )
        }
    }

    /// Changes how another person signs in: the address, the password where one is given; they are signed out.
    ///
    /// - Throws: ``InvalidInput`` where the address is no address or somebody's already.
    package func changeSignIn(
        of person: PersonID,
        email: String,
        password: String?,
        by viewer: Viewer
    ) async throws {
        guard viewer.person != person || (password ?? "").isEmpty else {
            throw InvalidInput("password", "Change your own password on the page of your account.")
        }
        let address = try EmailAddress.checked(email)
        var hash: String?
        if let password, !password.isEmpty {
            // Asked before the password costs anything, and again when it is written.
            try await platform.read(by: viewer) { snapshot in
                _ = try snapshot.existing(person)
                _ = try snapshot.permit(.personEditSignIn, Resource(person))
            }
            hash = try await platform.passwords.hash(password)
        }
        let newHash = hash
        try await platform.amend(by: viewer) { amendment in
            try amendment.demandAlone()
            let row = try amendment.existing(person)
            let permit = try amendment.permit(.personEditSignIn, Resource(person))
            _ = try amendment.existingUnerased(person)
            try amendment.write(address, newHash, of: row, permit)
            if newHash != nil || row.email != address.text {
                try amendment.endSessions(of: person, except: viewer.person == person ? viewer.session : nil, permit)
                // Links went to the address before, or lead in past the new password.
                try amendment.endLinks(of: person, .permit(permit))
            }
            if row.email != address.text {
                amendment.record(.signInAddressChanged(person: person.index), permit)
                try amendment.tell(person, .signInAddressChanged, at: row.email)
            }
            if newHash != nil {
                amendment.record(.passwordChanged(person: person.index), permit)
                try amendment.tell(person, .passwordChanged)
            }
            if newHash == nil && row.email == address.text {
                throw Objection("nothing is different from before", remedy: "change the address or the password")
            }
        }
    }
}

extension Snapshot {
    /// The right to change a profile: everyone's own account, or others' profiles.
    func permitProfile(of person: PersonID) throws -> Permit {
        if viewer.oneself == person, allows(.accountEdit, .account(of: person)) {
            return try permit(.accountEdit, .account(of: person))
        }
        // What somebody is called is their own affair while another acts as them.
        if viewer.subject == person { try demandAlone() }
        return try permit(.personEditProfile, Resource(person))
    }
}

extension Amendment {
    fileprivate func write(_ address: EmailAddress, _ password: String?, of row: PersonRow, _ permit: Permit) throws {
        do {
            if row.email == nil {
                try execute(
                    """
                    INSERT INTO account (organisation_id, person_id, email, email_key, password, changed_at)
                    VALUES (\(organisation), \(row.id), \(address.text), \(address.key), \(password), \(now))
                    """,
                    permit
                )
            } else {
                let passwordPart: SQL = password.map { ", password = \($0)" } ?? ""
                try execute(
                    """
                    UPDATE account
                    SET email = \(address.text), email_key = \(address.key), changed_at = \(now)\(passwordPart)
                    WHERE organisation_id = \(organisation) AND person_id = \(row.id)
                    """,
                    permit
                )
            }
        } catch StorageError.broken(.unique, _) {
            throw InvalidInput("email", "Somebody has this address already.")
        }
    }
}
