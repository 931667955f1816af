// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// How somebody is told of a kind of notices.
package struct NoticeWay: Sendable, Hashable {
    package let inPage: Bool
    package let byMail: ByMail

    /// Whether and when a mail tells of it.
    package enum ByMail: String, Sendable, Hashable, CaseIterable, Storable {
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

extension ReadTransaction {
    /// How somebody is told; without a password of their own, in the page alone, since they are invited first.
    func way(of kind: NoticeKind, for person: PersonID, in organisation: OrganisationID) throws -> NoticeWay {
        let row = try row(
            """
            SELECT person_id
            FROM account
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND password IS NOT NULL
            """
        )
        guard row != nil else { return NoticeWay(inPage: true, byMail: .never) }
        return try chosenWay(of: kind, for: person, in: organisation)
    }

    /// How somebody chose to be told; as usual where they did not, and of what is not optional.
    func chosenWay(of kind: NoticeKind, for person: PersonID, in organisation: OrganisationID) throws -> NoticeWay {
        guard kind.isOptional else { return .usual }
        let row = try row(
            """
            SELECT in_page, by_mail
            FROM notice_choice
            WHERE organisation_id = \(organisation) AND person_id = \(person) AND kind = \(kind.rawValue)
            """
        )
        return try row.map { NoticeWay(inPage: try $0.read("in_page"), byMail: try $0.read("by_mail")) } ?? .usual
    }
}
