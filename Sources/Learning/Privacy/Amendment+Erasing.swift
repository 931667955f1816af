// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Amendment {
    /// Erases a person: ends what they hold, takes their name out of every place, and removes what was theirs alone.
    ///
    /// Each table that has to do with people is in ``PersonalTable/all``, which says what becomes of it here.
    func erase(_ row: PersonRow, _ right: Right) throws {
        let person = row.id
        try endAccess(of: row, right)
        let redactions = try takeNameOutOfTrail(person, row.email)
        try takeNameOutOfRegistrations(person, row.email, right)
        for table in PersonalTable.all {
            guard case .removed(let rows) = table.erasure else { continue }
            try execute("DELETE FROM \(table.sql) WHERE \(rows(organisation, person))", right)
        }
        // A reason why somebody was refused may name them, and what was done cannot be undone any more.
        try execute(
            """
            UPDATE batch_row
            SET reason = NULL, trace = NULL
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """,
            right
        )
        try execute(
            """
            UPDATE batch_row
            SET reason = NULL
            WHERE organisation_id = \(organisation) AND lower(reason) LIKE \(Self.pattern(row.name)) ESCAPE '!'
            """,
            right
        )
        let name = person.erasedName
        try execute(
            """
            UPDATE person
            SET name = \(name), name_key = \(Title.key(of: name))
            WHERE organisation_id = \(organisation) AND id = \(person)
            """,
            right
        )
        try execute(
            """
            INSERT INTO erasure (organisation_id, person_id, erased_at, erased_by)
            VALUES (\(organisation), \(person), \(now), \(viewer.person))
            """,
            right
        )
        try closeErasureRequest(of: person, right)
        record(.personErased(person: person.index, redactions: redactions), right)
    }

    private static func pattern(_ name: String) -> String {
        let escaped = name.lowercased().map { "%_!".contains($0) ? "!\($0)" : String($0) }.joined()
        return "%\(escaped)%"
    }

    /// Ends every role that has not ended, and keeps them from signing in.
    private func endAccess(of row: PersonRow, _ right: Right) throws {
        for held in try openHoldingRows(of: row.id) where held.holding(in: model) != nil {
            try end(held, right)
        }
        // What others hold over them, such as looking after them, has nobody under it any more.
        for held in try openHoldingRows(on: NodeID(row.id)) where held.holding(in: model) != nil {
            try end(held, right)
        }
        guard row.isActive else { return }
        try change(.setActive(person: row.id.index, false))
        try execute(
            """
            INSERT INTO deactivation (organisation_id, person_id, from_revision, from_at, deactivated_by)
            VALUES (\(organisation), \(row.id), \(revisionToBe), \(now), \(viewer.person))
            """,
            right
        )
    }

    private func takeNameOutOfTrail(_ person: PersonID, _ email: String?) throws -> [AuditRedaction] {
        let rows = try transaction.rows(
            """
            SELECT number, details
            FROM audit_entry
            WHERE organisation_id = \(organisation) AND about_person_id = \(person)
            ORDER BY number
            """
        )
        var redactions = try rows.compactMap { row -> AuditRedaction? in
            let act = try JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
            guard let renamed = act.renaming(person, to: person.erasedName) else { return nil }
            return try transaction.redact(try row.read("number"), to: renamed, of: organisation)
        }
        for asked in try registrations(of: person, email) {
            redactions += try takeNameOutOfTrail(asked, person)
        }
        return redactions
    }

    /// Who asks for an account is no person yet, so these entries are found by their moment and the name in them.
    private func takeNameOutOfTrail(_ asked: Asked, _ person: PersonID) throws -> [AuditRedaction] {
        let rows = try transaction.rows(
            """
            SELECT number, details
            FROM audit_entry
            WHERE organisation_id = \(organisation)
                AND act \(in: [ActKind.registrationAsked.rawValue, ActKind.registrationRefused.rawValue])
                AND (at = \(asked.askedAt) OR at = \(asked.decidedAt ?? asked.askedAt))
            ORDER BY number
            """
        )
        return try rows.compactMap { row in
            let act = try JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
            guard let renamed = act.renamingApplicant(asked.name, to: person.erasedName) else { return nil }
            return try transaction.redact(try row.read("number"), to: renamed, of: organisation)
        }
    }

    private func takeNameOutOfRegistrations(_ person: PersonID, _ email: String?, _ right: Right) throws {
        for asked in try registrations(of: person, email) {
            try execute(
                """
                UPDATE registration
                SET name = \(person.erasedName), email = '', email_key = '', password = '',
                    decided_at = COALESCE(decided_at, \(now)), person_id = \(person)
                WHERE organisation_id = \(organisation) AND id = \(asked.id)
                """,
                right
            )
        }
        if let key = email.flatMap({ EmailAddress($0)?.key }) {
            try execute(
                "DELETE FROM sign_in_failure WHERE organisation_id = \(organisation) AND email_key = \(key)",
                right
            )
            // Mails with a link to set a password anew, which whoever asked for them may have spelled otherwise.
            try execute(
                "DELETE FROM mail WHERE organisation_id = \(organisation) AND lower(asked_for) = \(key)",
                right
            )
        }
    }

    private struct Asked {
        var id: Int64
        var name: String
        var askedAt: Instant
        var decidedAt: Instant?
    }

    /// When they asked for an account: the one they were let in by, and others from the same address.
    private func registrations(of person: PersonID, _ email: String?) throws -> [Asked] {
        let key = email.flatMap { EmailAddress($0)?.key } ?? "-"
        return try transaction.rows(
            """
            SELECT id, name, asked_at, decided_at
            FROM registration
            WHERE organisation_id = \(organisation) AND (person_id = \(person) OR email_key = \(key))
            ORDER BY id
            """
        ).map { row in
            Asked(
                id: try row.read("id"),
                name: try row.read("name"),
                askedAt: try row.read("asked_at"),
                decidedAt: try row.read("decided_at")
            )
        }
    }
}
