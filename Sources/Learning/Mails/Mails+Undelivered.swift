// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Mails {
    /// Mails that did not arrive, or not yet, to people whom the viewer registers: the newest first.
    ///
    /// One whose receiver has been reached since, by another of its kind, is left out.
    ///
    /// Of each it is told to whom, what for, and what the mail server said; what stood in it is written nowhere.
    ///
    /// - Throws: ``Refused`` where the viewer registers nobody.
    package func undelivered(_ page: Page = Page(), by viewer: Viewer) async throws -> Paged<UndeliveredMail> {
        try await platform.read(by: viewer) { snapshot in
            if snapshot.scope(.personRegister).isNothing {
                _ = try snapshot.permit(.personRegister, Resource(.organisation))
            }
            return try snapshot.undeliveredMails(page)
        }
    }
}

/// A mail that did not arrive, as whoever looks after its receiver sees it.
package struct UndeliveredMail: Sendable, Hashable {
    package let person: PersonID
    package let name: String
    /// Only where the viewer may see the profile.
    package let email: String?
    package let kind: MailKind
    package let madeAt: Instant
    /// Whether it is tried again, or was given up.
    package let isTriedAgain: Bool
    /// What the mail server said; nothing where none was there to send it.
    package let reason: String?
}

extension Snapshot {
    /// A page of the mails that did not arrive, to those whom the viewer registers and sees.
    func undeliveredMails(_ page: Page) throws -> Paged<UndeliveredMail> {
        let condition = try undelivered()
        let total = try undeliveredCount(where: condition)
        let page = page.nearest(of: total)
        let rows = try transaction.rows(
            """
            SELECT mail.person_id, mail.kind, mail.made_at, mail.done_at, mail.reason, mail.asked_for,
                person.name, account.email
            FROM mail
            JOIN person ON person.organisation_id = mail.organisation_id AND person.id = mail.person_id
            LEFT JOIN account
                ON account.organisation_id = mail.organisation_id AND account.person_id = mail.person_id
            WHERE \(condition)
            ORDER BY mail.id DESC
            \(page.clause)
            """
        )
        let mails = try rows.map { row in
            let person: PersonID = try row.read("person_id")
            let (former, email): (String?, String?) = (try row.read("asked_for"), try row.read("email"))
            let doneAt: Instant? = try row.read("done_at")
            return UndeliveredMail(
                person: person,
                name: try row.read("name"),
                email: maySeeProfile(of: person) ? former ?? email : nil,
                kind: try row.read("kind"),
                madeAt: try row.read("made_at"),
                isTriedAgain: doneAt == nil,
                reason: try row.read("reason")
            )
        }
        return Paged(items: mails, page: page, total: total)
    }

    /// How many mails did not arrive, and how many of these nobody tried to send; none for who registers nobody.
    func undeliveredMailsCounts() throws -> (all: Int, untried: Int) {
        guard !scope(.personRegister).isNothing else { return (0, 0) }
        let condition = try undelivered()
        let all = try undeliveredCount(where: condition)
        return (all, all == 0 ? 0 : try undeliveredCount(where: "\(condition) AND mail.reason IS NULL"))
    }

    private func undeliveredCount(where condition: SQL) throws -> Int {
        try transaction.row("SELECT COUNT(*) AS total FROM mail WHERE \(condition)")?.read("total") ?? 0
    }

    /// Given up, or waiting after a try in vain; to people in both scopes, as nobody is told of whom they do not see.
    private func undelivered() throws -> SQL {
        let clauses: [SQL] = [
            "mail.organisation_id = \(organisation)", "mail.person_id IS NOT NULL",
            "(mail.outcome = 'given-up' OR (mail.done_at IS NULL AND mail.reason IS NOT NULL))",
            // Once another one of its kind arrived, nothing is left to be done.
            """
            NOT EXISTS (
                SELECT 1 FROM mail AS later
                WHERE later.organisation_id = mail.organisation_id AND later.person_id = mail.person_id
                    AND later.id > mail.id AND later.kind = mail.kind AND later.outcome = 'sent'
            )
            """,
        ]
        let reached = [PermissionName.personRegister, .personView].compactMap { permission -> SQL? in
            let scope = scope(permission)
            if scope.isEveryone { return nil }
            return "mail.person_id \(in: authorizer.people(in: scope, at: now).map { Int64($0.index) })"
        }
        return SQL.joined(clauses + reached, by: " AND ")
    }
}
