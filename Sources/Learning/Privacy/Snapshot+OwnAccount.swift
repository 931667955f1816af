// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The parts of somebody's file about who they are and how they sign in.
extension Snapshot {
    /// One row more than a section takes, to know whether it is cut.
    var ownRows: SQL { "LIMIT \(OwnData.rowsMaximum + 1)" }

    func profile(of person: PersonID) throws -> OwnData.Section {
        let row = try transaction.row(
            """
            SELECT person.name, person.created_at, person.created_by, account.email, account.changed_at,
                CASE WHEN account.password IS NULL THEN 0 ELSE 1 END AS has_password
            FROM person
            LEFT JOIN account ON account.organisation_id = person.organisation_id AND account.person_id = person.id
            WHERE person.organisation_id = \(organisation) AND person.id = \(person)
            """
        )
        guard let row else { throw NotFound() }
        let creator: PersonID? = try row.read("created_by")
        let changed: Instant? = try row.read("changed_at")
        let (told, createdAt): ((PersonID?) -> String, Instant) = (
            try toldNames(of: [creator], person), try row.read("created_at")
        )
        let hasPassword: Bool = try row.read("has_password")
        return OwnData.Section(
            .profile,
            ["What", "Value"],
            [
                ["Name", try row.read("name")], ["Number", String(person.index)],
                ["Registered", createdAt.fileText], ["Registered by", told(creator)],
                ["E-mail address", try row.read("email") as String? ?? ""],
                ["Password", hasPassword ? "kept as a hash, from which nobody can tell it" : "none"],
                ["Address or password changed", changed?.fileText ?? ""],
            ].filter { !$0[1].isEmpty }
        )
    }

    func browsers(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT browser, created_at, seen_at, ended_at
            FROM session
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id DESC
            \(ownRows)
            """
        )
        return OwnData.Section(
            .browsers,
            ["Browser", "Signed in", "Last used", "Signed out"],
            try rows.map { row in
                [
                    try row.read("browser"), (try row.read("created_at") as Instant).fileText,
                    (try row.read("seen_at") as Instant).fileText,
                    (try row.read("ended_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }

    func failures(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT sign_in_failure.at, sign_in_failure.address
            FROM sign_in_failure
            JOIN account
                ON account.organisation_id = sign_in_failure.organisation_id
                AND account.email_key = sign_in_failure.email_key
            WHERE account.organisation_id = \(organisation) AND account.person_id = \(person)
            ORDER BY sign_in_failure.at DESC
            \(ownRows)
            """
        )
        return OwnData.Section(
            .failures,
            ["When", "Network address"],
            try rows.map { [(try $0.read("at") as Instant).fileText, try $0.read("address")] }
        )
    }

    func registrations(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT name, email, asked_at, decided_at, decided_by
            FROM registration
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id
            \(ownRows)
            """
        )
        let told = try toldNames(of: rows.map { try $0.read("decided_by") }, person)
        return OwnData.Section(
            .registrations,
            ["Name", "E-mail address", "Asked", "Decided", "By"],
            try rows.map { row in
                [
                    try row.read("name"), try row.read("email"), (try row.read("asked_at") as Instant).fileText,
                    (try row.read("decided_at") as Instant?)?.fileText ?? "", told(try row.read("decided_by")),
                ]
            }
        )
    }

    func deactivations(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT from_at, deactivated_by, until_at, reactivated_by
            FROM deactivation
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY from_at DESC
            \(ownRows)
            """
        )
        let people = try rows.flatMap { [try $0.read("deactivated_by"), try $0.read("reactivated_by")] as [PersonID?] }
        let told = try toldNames(of: people, person)
        return OwnData.Section(
            .deactivations,
            ["From", "By", "Until", "By"],
            try rows.map { row in
                [
                    (try row.read("from_at") as Instant).fileText, told(try row.read("deactivated_by")),
                    (try row.read("until_at") as Instant?)?.fileText ?? "", told(try row.read("reactivated_by")),
                ]
            }
        )
    }

    func notices(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT \(NoticeSummary.columns)
            FROM outbox
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id DESC
            \(ownRows)
            """
        )
        let words = try noticeWords(rows)
        return OwnData.Section(
            .notices,
            ["When", "What", "Read"],
            try zip(rows, words).map { row, words in
                [
                    (try row.read("at") as Instant).fileText, words,
                    (try row.read("read_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }

    func erasureRequests(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT asked_at, decided_at
            FROM erasure_request
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .erasure,
            ["Asked", "Closed"],
            try rows.map { row in
                [
                    (try row.read("asked_at") as Instant).fileText,
                    (try row.read("decided_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }
}
