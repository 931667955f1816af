// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The parts of somebody's file about what was sent to them.
extension Snapshot {
    func mails(to person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT kind, made_at, done_at, outcome, reason
            FROM mail
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id DESC
            \(ownRows)
            """
        )
        return OwnData.Section(
            .mails,
            ["Kind", "Made", "Done", "Outcome", "Why"],
            try rows.map { row in
                [
                    try row.read("kind"), (try row.read("made_at") as Instant).fileText,
                    (try row.read("done_at") as Instant?)?.fileText ?? "",
                    try row.read("outcome") as String? ?? "waits", try row.read("reason") as String? ?? "",
                ]
            }
        )
    }

    func links(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT purpose, made_at, made_by, until_at, used_at
            FROM entry_link
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id DESC
            \(ownRows)
            """
        )
        let told = try toldNames(of: rows.map { try $0.read("made_by") }, person)
        return OwnData.Section(
            .links,
            ["For", "Made", "By", "Good until", "Used"],
            try rows.map { row in
                [
                    try row.read("purpose"), (try row.read("made_at") as Instant).fileText,
                    told(try row.read("made_by")), (try row.read("until_at") as Instant).fileText,
                    (try row.read("used_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }

    func savedReports(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT name, kind, schedule, made_at, next_at
            FROM saved_report
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY id DESC
            \(ownRows)
            """
        )
        return OwnData.Section(
            .savedReports,
            ["Name", "Report", "Mailed", "Made", "Next"],
            try rows.map { row in
                [
                    try row.read("name"), try row.read("kind"), try row.read("schedule"),
                    (try row.read("made_at") as Instant).fileText,
                    (try row.read("next_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }

    func noticeChoices(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT kind, in_page, by_mail, chosen_at
            FROM notice_choice
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY kind
            \(ownRows)
            """
        )
        return OwnData.Section(
            .choices,
            ["Kind", "On the page", "By mail", "Chosen"],
            try rows.map { row in
                [
                    try row.read("kind"), try row.read("in_page") as Bool ? "yes" : "no", try row.read("by_mail"),
                    (try row.read("chosen_at") as Instant).fileText,
                ]
            }
        )
    }
}
