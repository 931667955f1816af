// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How somebody is told of a kind of notices.
package struct NoticeWay: Sendable, Hashable {
    package let inPage: Bool
    package let byMail: ByMail

    /// Whether and when a mail tells of it.
    package enum ByMail: String, Sendable, Hashable, CaseIterable {
        case atOnce = "at-once"
        case daily
        case never
    }

    package init(inPage: Bool, byMail: ByMail) {
        self.inPage = inPage
        self.byMail = byMail
    }

    /// Where nobody chose otherwise, and for what is not optional always.
    package static let usual = NoticeWay(inPage: true, byMail: .atOnce)
}

extension Snapshot {
    /// How somebody is told; without a password of their own, in the page alone, since they are invited first.
    func way(of kind: NoticeKind, for person: PersonID) throws -> NoticeWay {
        let row = try transaction.row(
            """
            SELECT notice_choice.in_page, notice_choice.by_mail
            FROM account
            LEFT JOIN notice_choice
                ON notice_choice.organisation_id = account.organisation_id
                AND notice_choice.person_id = account.person_id
                AND notice_choice.kind = \(kind.rawValue)
            WHERE account.organisation_id = \(organisation) AND account.person_id = \(person)
                AND account.password IS NOT NULL
            """
        )
        guard let row else { return NoticeWay(inPage: true, byMail: .never) }
        guard kind.isOptional, let inPage: Bool = try row.read("in_page") else { return .usual }
        let byMail: String? = try row.read("by_mail")
        return NoticeWay(inPage: inPage, byMail: byMail.flatMap(NoticeWay.ByMail.init) ?? .atOnce)
    }
}
