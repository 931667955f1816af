// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

extension Amendment {
    /// By what somebody is found: what they are called and were called before, and their addresses.
    func naming(_ row: PersonRow) throws -> Naming {
        let asked = try registrations(of: row.id, row.email)
        let entries = try transaction.rows(
            """
            SELECT details
            FROM audit_entry
            WHERE organisation_id = \(organisation) AND about_person_id = \(row.id)
                AND act \(in: [ActKind.personRegistered, .profileEdited, .registrationApproved].map(\.rawValue))
            """
        )
        let before = try entries.flatMap { try Act.read($0).names }
        return Naming(
            names: Array(Set([row.name] + before + asked.map(\.name))),
            addresses: Array(Set([row.email].compactMap(\.self) + asked.map(\.email)))
        )
    }

    /// Takes their name out of every entry of the trail that has it; answers which have become what.
    func takeNameOutOfTrail(
        _ person: PersonID,
        _ email: String?,
        _ naming: Naming,
        _ right: Right
    ) throws -> [AuditRedaction] {
        let about: SQL = "about_person_id = \(person)"
        var redactions = try redact(where: about, right) { $0.renaming(person, to: person.erasedName) }
        for asked in try registrations(of: person, email) {
            // Who asks for an account is no person yet, so these are found by their moment and the name in them.
            let then: SQL = """
                act \(in: [ActKind.registrationAsked.rawValue, ActKind.registrationRefused.rawValue])
                AND (at = \(asked.askedAt) OR at = \(asked.decidedAt ?? asked.askedAt))
                """
            redactions += try redact(where: then, right) { $0.renamingApplicant(asked.name, to: person.erasedName) }
        }
        let files = [ActKind.importBegun, .importWithdrawn, .peopleImported].map(\.rawValue)
        redactions += try redact(where: "act \(in: files)", right) { act in
            act.renamingFile { person.replacing($0, where: naming) }
        }
        return redactions
    }

    /// Takes the names of some who asked for an account, and whose requests are let go of, out of the trail.
    func takeApplicantsOutOfTrail(_ asked: [Row], _ right: Right) throws -> [AuditRedaction] {
        let kinds = [ActKind.registrationAsked, .registrationRefused].map(\.rawValue)
        var (redactions, rest): ([AuditRedaction], ArraySlice<Row>) = ([], asked[...])
        while !rest.isEmpty {
            let some = rest.prefix(500)
            rest = rest.dropFirst(some.count)
            let names = Set(try some.map { try $0.read("name") as String })
            // They are no people, so entries about them are found by their moment and the name in them.
            let moments = try some.flatMap { row in
                [try row.read("asked_at") as Int64?, try row.read("decided_at") as Int64?].compactMap(\.self)
            }
            redactions += try redact(where: "act \(in: kinds) AND at \(in: moments)", right) {
                $0.forgettingApplicants(names)
            }
        }
        return redactions
    }

    /// Writes entries anew that become something else, some at a time.
    private func redact(where condition: SQL, _ right: Right, to changed: (Act) -> Act?) throws -> [AuditRedaction] {
        var redactions: [AuditRedaction] = []
        var last: Int64 = 0
        while true {
            let rows = try transaction.rows(
                """
                SELECT number, details
                FROM audit_entry
                WHERE organisation_id = \(organisation) AND \(condition) AND number > \(last)
                ORDER BY number
                LIMIT 1000
                """
            )
            guard let end = rows.last else { return redactions }
            for row in rows {
                guard let act = changed(try Act.read(row)) else { continue }
                let number: Int64 = try row.read("number")
                redactions.append(try write(right) { try $0.redact(number, to: act, of: organisation) })
            }
            last = try end.read("number")
        }
    }

    /// Takes reasons away that name them: those of their own rows in a batch, and others that have their name.
    func takeNameOutOfReasons(_ person: PersonID, _ naming: Naming, _ right: Right) throws {
        // What was done cannot be undone any more.
        try execute(
            """
            UPDATE batch_row
            SET reason = NULL, trace = NULL
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            """,
            right
        )
        var last = ""
        while true {
            // Of a thousand rows most have the same reason.
            let reasons: [String] = try transaction.rows(
                """
                SELECT DISTINCT reason
                FROM batch_row
                WHERE organisation_id = \(organisation) AND reason > \(last)
                ORDER BY reason
                LIMIT 1000
                """
            ).map { try $0.read("reason") }
            guard let end = reasons.last else { return }
            for reason in reasons where naming.isNamed(inSentence: reason) {
                try execute(
                    "UPDATE batch_row SET reason = NULL WHERE organisation_id = \(organisation) AND reason = \(reason)",
                    right
                )
            }
            last = end
        }
    }

    func takeNameOutOfRegistrations(_ person: PersonID, _ email: String?, _ right: Right) throws {
        for asked in try registrations(of: person, email) {
            try execute(
                """
                UPDATE registration
                SET name = \(person.erasedName), email = '', email_key = '', password = '', answers = '',
                    decided_at = COALESCE(decided_at, \(now)), person_id = \(person)
                WHERE organisation_id = \(organisation) AND id = \(asked.id)
                """,
                right
            )
        }
        try removeWordsOfDecidedRegistrations(right)
        guard let key = email.flatMap({ EmailAddress($0)?.key }) else { return }
        // Tries to sign in, to have a mail with a link to set a password anew, and to be given an account.
        for tries in [key, Entrance.resetTries(of: key), SignInLimits.key(requestsOf: key)] {
            try execute(
                "DELETE FROM sign_in_failure WHERE organisation_id = \(organisation) AND email_key = \(tries)",
                right
            )
        }
        try execute("DELETE FROM mail WHERE organisation_id = \(organisation) AND asked_for = \(key)", right)
        try execute("DELETE FROM known_request WHERE organisation_id = \(organisation) AND email_key = \(key)", right)
    }

    /// Links by which an address could be proved, of registrations that somebody decided on or that lapsed.
    func removeWordsOfDecidedRegistrations(_ right: Right) throws {
        try execute(
            """
            DELETE FROM registration_word
            WHERE organisation_id = \(organisation) AND registration_id IN (
                SELECT id FROM registration WHERE organisation_id = \(organisation) AND decided_at IS NOT NULL
            )
            """,
            right
        )
    }

    private struct Asked {
        var id: Int64
        var name: String
        var email: String
        var askedAt: Instant
        var decidedAt: Instant?
    }

    /// When they asked for an account: the one they were let in by, and others from the same address.
    private func registrations(of person: PersonID, _ email: String?) throws -> [Asked] {
        let key = email.flatMap { EmailAddress($0)?.key } ?? "-"
        return try transaction.rows(
            """
            SELECT id, name, email, asked_at, decided_at
            FROM registration
            WHERE organisation_id = \(organisation) AND (person_id = \(person) OR email_key = \(key))
            ORDER BY id
            """
        ).map { row in
            Asked(
                id: try row.read("id"),
                name: try row.read("name"),
                email: try row.read("email"),
                askedAt: try row.read("asked_at"),
                decidedAt: try row.read("decided_at")
            )
        }
    }
}

extension Act {
    /// What an entry of the trail says was done.
    static func read(_ row: Row) throws -> Act {
        try JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
    }
}
