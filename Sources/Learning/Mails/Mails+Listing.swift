// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension Mails {
    /// The mails of the platform, for its operator: those that wait first, then the newest.
    package func list(_ state: State = .all, _ page: Page = Page()) async throws -> Paged<MailSummary> {
        try await platform.database.read { transaction in
            let rows = try transaction.rows(
                """
                SELECT \(MailSummary.columns)
                FROM \(MailSummary.tables)
                WHERE \(state.condition)
                ORDER BY mail.done_at DESC NULLS FIRST, mail.organisation_id, mail.id DESC
                \(page.clause)
                """
            )
            let counted = try transaction.row("SELECT COUNT(*) AS total FROM mail WHERE \(state.condition)")
            return Paged(
                items: try rows.map(MailSummary.init),
                page: page,
                total: try counted?.read("total") ?? 0
            )
        }
    }

    /// Lets mails that were given up be tried again at once, such as after the server was set up wrongly.
    ///
    /// Answers how many. Links for a new password are left out: nobody waits for so long for what they asked for.
    package func tryAgain() async throws -> Int {
        let now = platform.clock()
        return try await platform.database.write { transaction in
            try transaction.execute(
                """
                UPDATE mail
                SET done_at = NULL, outcome = NULL, due_at = \(now), made_at = \(now), tries = 0
                WHERE outcome = 'given-up' AND kind <> \(MailKind.reset)
                """
            )
        }
    }

    /// Which mails a list is of.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case all, waiting, sent, dropped
        case givenUp = "given-up"

        fileprivate var condition: SQL {
            switch self {
            case .all: "1 = 1"
            case .waiting: "mail.done_at IS NULL"
            case .sent, .dropped, .givenUp: "mail.outcome = \(rawValue)"
            }
        }
    }
}

/// A mail as the operator sees it: never what it says.
package struct MailSummary: Sendable, Hashable {
    package let organisation: String
    package let kind: MailKind
    /// The receiver's address; of a reset what was asked for, whether anybody has it or not.
    package let to: String
    package let madeAt: Instant
    package let dueAt: Instant
    package let doneAt: Instant?
    package let state: Mails.State
    package let tries: Int
    package let reason: String?
    /// The first half of its Message-ID.
    package let word: String

    static let columns: SQL = """
        organisation.slug, mail.kind, account.email, registration.email AS asked, mail.asked_for, mail.made_at,
        mail.due_at, mail.done_at, mail.outcome, mail.tries, mail.reason, mail.word
        """
    static let tables: SQL = """
        mail
        JOIN organisation ON organisation.id = mail.organisation_id
        LEFT JOIN account
            ON account.organisation_id = mail.organisation_id AND account.person_id = mail.person_id
        LEFT JOIN registration
            ON registration.organisation_id = mail.organisation_id AND registration.id = mail.registration_id
        """
}

extension MailSummary {
    init(_ row: Row) throws {
        organisation = try row.read("slug")
        kind = try row.read("kind")
        let (email, asked, askedFor): (String?, String?, String?) = (
            try row.read("email"), try row.read("asked"), try row.read("asked_for")
        )
        to = askedFor ?? email ?? asked ?? "-"
        madeAt = try row.read("made_at")
        dueAt = try row.read("due_at")
        doneAt = try row.read("done_at")
        let outcome: String? = try row.read("outcome")
        state = outcome.flatMap(Mails.State.init) ?? .waiting
        tries = try row.read("tries")
        reason = try row.read("reason")
        word = try row.read("word")
    }
}
