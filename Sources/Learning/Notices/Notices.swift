// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

/// What the viewer is told.
package struct Notices: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The viewer's own notices, the newest first.
    package func own(_ page: Page = Page(size: 10), by viewer: Viewer) async throws -> Paged<NoticeSummary> {
        try await platform.read(by: viewer) { snapshot in
            // Whoever acts as another reads neither the other's nor, in the other's place, their own.
            if viewer.isActing { return .empty(page) }
            let person = try snapshot.reader()
            let condition: SQL = """
                organisation_id = \(snapshot.organisation) AND person_id = \(person) AND in_page = 1
                """
            let rows = try snapshot.transaction.rows(
                """
                SELECT \(NoticeSummary.columns)
                FROM outbox
                WHERE \(condition)
                ORDER BY id DESC
                \(page.clause)
                """
            )
            let counted = try snapshot.transaction.row("SELECT COUNT(*) AS total FROM outbox WHERE \(condition)")
            return Paged(
                items: try snapshot.notices(rows),
                page: page,
                total: try counted?.read("total") ?? 0
            )
        }
    }

    /// Notes that the viewer has read their notices, up to one of them: what came later stays new.
    package func markRead(upTo notice: Int64, by viewer: Viewer) async throws {
        try await platform.note(by: viewer) { noting in
            let reader = try noting.reader()
            try noting.execute(
                """
                UPDATE outbox
                SET read_at = \(noting.now)
                WHERE organisation_id = \(noting.organisation) AND person_id = \(reader) AND read_at IS NULL
                    AND id <= \(notice)
                """
            )
        }
    }
}

/// One notice in words.
package struct NoticeSummary: Sendable, Hashable {
    package var id: Int64 = 0
    package let words: String
    package let at: Instant
    package var isRead = true
    /// What it is about, by which a page or a mail leads on.
    package var notice: Notice = NoticeSummary.aboutNothing
    /// What a mail says besides: of a report, what its reader may see when it is sent.
    package var details: [String] = []

    /// What leads nowhere.
    fileprivate static let aboutNothing = Notice.welcome

    static let columns: SQL = "id, notice, at, read_at"
}

extension Snapshot {
    /// The viewer as a person who may sign in and has notices of their own.
    fileprivate func reader() throws -> PersonID {
        guard let person = viewer.oneself, roster.isActive(person) else { throw NotFound() }
        return person
    }

    /// Rows of notices in words, their names read at once.
    func noticeWords(_ rows: [Row]) throws -> [String] { try notices(rows).map(\.words) }

    /// Rows of the outbox as notices.
    func notices(_ rows: [Row]) throws -> [NoticeSummary] {
        let notices = try rows.map { row in
            try JSONDecoder().decode(Notice.self, from: Data((try row.read("notice") as String).utf8))
        }
        let isShown = notices.map(isTheirs)
        let words = try named { names in
            zip(notices, isShown).map { $1 ? self.words(for: $0, names) : Self.notTheirsAnyMore }
        }
        return try rows.indices.map { index in
            let readAt: Instant? = try rows[index].read("read_at")
            return NoticeSummary(
                id: try rows[index].read("id"),
                words: words[index],
                at: try rows[index].read("at"),
                isRead: readAt != nil,
                notice: isShown[index] ? notices[index] : NoticeSummary.aboutNothing
            )
        }
    }

    private static var notTheirsAnyMore: String { "This was about something that you may not see any more." }

    /// How many of somebody's notices are unread; a hundred stands for any number beyond.
    func unreadCount(of person: PersonID) throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS unread
            FROM (
                SELECT id FROM outbox
                WHERE organisation_id = \(organisation) AND person_id = \(person) AND read_at IS NULL AND in_page = 1
                LIMIT 100
            ) AS first
            """
        )
        return try row?.read("unread") ?? 0
    }

    private func words(for notice: Notice, _ names: Names) -> String {
        switch notice {
        case .roleGiven(let record): "You were given the role \(words(for: record, names))."
        case .roleEnded(let record): "Your role \(words(for: record, names)) ended."
        case .roleLimited(let record): "Your role \(words(for: record, names)) ends\(record.lastDayWords)."
        case .reactivated: "Your account was reactivated."
        case .erasureDeclined: "You asked to be erased. Somebody looked at it, and you stay."
        case .welcome: "Your account is ready."
        case .registrationApproved: "The account that you asked for is approved: you can sign in."
        case .registrationWaits: "Somebody asked for an account, and waits for a decision."
        case .reportReady(let mark): "Your report “\(mark.name)” is ready."
        case .reportStopped(let mark):
            "Your report “\(mark.name)” is not sent any more: you may not read what it shows."
        case .passwordChanged: "Your password was changed."
        case .signInAddressChanged: "The e-mail address that you sign in with was changed."
        case .newBrowser(let browser): "You signed in with a browser that you had not used here before: \(browser)."
        case .secondFactorReset:
            "Somebody turned your second factor off. If you did not ask for that, tell whoever runs the platform."
        case .secondFactorTurnedOn: "Your second factor was turned on: a code is asked for after your password."
        case .secondFactorReplaced: "Your second factor was set up anew: the app of before counts no longer."
        case .secondFactorTurnedOff: "Your second factor was turned off: your password alone signs you in."
        case .recoveryCodesMade: "New recovery codes were made for you: those of before count no longer."
        case .recoveryCodeUsed(let left):
            "One of your recovery codes was used: \(left) \(left == 1 ? "is" : "are") left."
        case .wrongCodes:
            "Somebody entered your password, and then wrong codes, too often. If it was not you, they know your password."
        case .actedAs(let actor, let reason):
            "\(names.person(PersonID(index: actor))) looked at the platform as you: \(reason)"
        case .confirmationAsked(let mark):
            "\(names.person(PersonID(index: mark.person))) asks you to confirm something of \(title(of: mark, names))."
        case .confirmationGiven(let mark): "\(title(of: mark, names)) was confirmed."
        case .confirmationSentBack(let mark): "\(title(of: mark, names)) was sent back to you with a comment."
        case .confirmationReturned(let mark):
            "Nobody whom you asked to confirm \(title(of: mark, names)) can do so any more. Ask somebody else."
        case .confirmationsGiven(let mark, let count): "\(count) answers of \(title(of: mark, names)) were confirmed."
        case .confirmationsSentBack(let mark, let count):
            "\(count) answers of \(title(of: mark, names)) were sent back to you with a comment."
        case .signOffAsked(let mark):
            "\(names.person(PersonID(index: mark.person))) asks you to sign off \(title(of: mark, names))."
        case .signOffGiven(let mark): "\(title(of: mark, names)) is signed off."
        case .signOffSentBack(let mark): "\(title(of: mark, names)) is not signed off yet: read why."
        case .stepReopened(let mark): "\(title(of: mark, names)) was opened again: its sign-off counts no more."
        case .supportAnswered(let id): "Support answered your request \(id)."
        case .supportClosed(let id): "Support closed your request \(id)."
        case .completionDateSet(let mark):
            mark.words.map { "Complete \(title(of: mark.step, names)) by \($0)." }
                ?? "There is no day any more by which you are to complete \(title(of: mark.step, names))."
        case .completionComes(let mark):
            "Less than two weeks are left: complete \(title(of: mark.step, names)) by \(mark.words ?? "then")."
        case .completionOverdue(let mark):
            "\(title(of: mark.step, names)) is overdue: it was to be completed by \(mark.words ?? "now")."
        case .learnerOverdue(let mark):
            "\(title(of: mark.step, names)) of \(names.person(PersonID(index: mark.step.person))) is overdue: it was to "
                + "be completed by \(mark.words ?? "now")."
        case .learnerMoved(let mark, let version, let left):
            "You were moved to version \(version) of \(title(of: mark, names)). "
                + (left == 0
                    ? "All of your answers are carried over."
                    : left == 1
                        ? "1 proficiency is to be assessed anew." : "\(left) proficiencies are to be assessed anew.")
        case .supervisionArranged(let mark):
            "\(names.person(PersonID(index: mark.arranger))) arranged a supervision session with you: \(mark.words)."
        case .supervisionChanged(let mark):
            "Your supervision session with \(other(in: mark, names)) was changed. It is on \(mark.words)."
        case .supervisionCancelled(let mark):
            "Your supervision session with \(other(in: mark, names)) on \(mark.words) is cancelled: read why."
        case .supervisionComes(let mark):
            "You have a supervision session with \(other(in: mark, names)) on \(mark.words)."
        }
    }

    /// Whom the reader meets.
    private func other(in mark: SupervisionMark, _ names: Names) -> String {
        let isLearner = viewer.subject?.index == mark.person
        return names.person(PersonID(index: isLearner ? mark.arranger : mark.person))
    }

    /// What of a Step it is about: `1.3.2 of Step 1`.
    private func title(of mark: StepMark, _ names: Names) -> String {
        let step = names.node(NodeID(index: mark.node))
        return mark.code.map { "\($0) of \(step)" } ?? step
    }
}
