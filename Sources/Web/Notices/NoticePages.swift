// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// What one is told.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/notices` | all of it, the newest first |
/// | POST | `/{organisation}/notices` | marks what is shown, and what came before, as read |
struct NoticePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: NoticesPage.size)
        let notices = try await Notices(visit.pages.platform).own(page, by: signedIn.viewer)
        return try visit.show(NoticesPage(visit, signedIn, notices))
    }

    func markRead(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        guard let last = visit.form.number("last") else { throw Problem.unreadable }
        try await Notices(visit.pages.platform).markRead(upTo: Int64(last), by: signedIn.viewer)
        return visit.redirect(to: Address.notices(signedIn.organisation), saying: "All notices are marked as read.")
    }
}

/// One's notices.
struct NoticesPage: Page {
    static let template = "notices/list"
    static let size = 30

    let frame: Frame
    let notices: [Line]
    let hasNotices: Bool
    let markRead: String
    /// The newest that is shown; what comes while one reads stays unread.
    let last: String?
    let choices: String
    let pagination: Pagination?
    let nothing: EmptyState?

    /// One notice.
    struct Line: Sendable {
        let words: String
        let at: String
        let isNew: Bool
        let tag: Tag?
        let next: Frame.Place?
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: Paged<NoticeSummary>) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Notices")
        notices = list.items.map { Line($0, organisation) }
        hasNotices = !notices.isEmpty
        markRead = Address.notices(organisation)
        last = list.items.contains { !$0.isRead } ? list.items.first.map { String($0.id) } : nil
        choices = Address.noticeChoices(organisation)
        pagination = Pagination(list) { page in
            Address.with(Address.notices(organisation), ["page": page == 1 ? nil : String(page)])
        }
        nothing =
            hasNotices
            ? nil
            : EmptyState("Nothing yet", says: "What is done that concerns you appears here.", icon: "bell")
    }
}

extension NoticesPage.Line {
    fileprivate init(_ notice: NoticeSummary, _ organisation: String) {
        words = notice.words
        at = notice.at.minuteWords
        isNew = !notice.isRead
        tag = isNew ? Tag("New", .special) : nil
        next = Frame.Place(leadingOnFrom: notice.notice, organisation)
    }
}

extension Frame.Place {
    /// Where a notice leads on to.
    init?(leadingOnFrom notice: Notice, _ organisation: String) {
        switch notice {
        case .roleGiven, .roleEnded, .roleLimited: self.init("Your roles", at: Address.myRoles(organisation))
        case .reportReady, .reportStopped: self.init("Your reports", at: Address.savedReports(organisation))
        case .registrationWaits: self.init("Who waits", at: Address.registrations(organisation))
        case .passwordChanged, .signInAddressChanged, .newBrowser, .secondFactorReset, .secondFactorTurnedOn,
            .secondFactorReplaced, .secondFactorTurnedOff, .recoveryCodesMade, .recoveryCodeUsed, .wrongCodes:
            self.init("Your account", at: Address.account(organisation))
        case .confirmationAsked: self.init("What waits for you", at: Address.supervise(organisation))
        case .signOffAsked(let mark):
            let learner = PersonID(index: mark.person)
            self.init("Look at it", at: Address.learnerSignOff(organisation, learner, mark.step))
        case .confirmationGiven(let mark), .confirmationSentBack(let mark), .confirmationsGiven(let mark, _),
            .confirmationsSentBack(let mark, _), .confirmationReturned(let mark), .signOffGiven(let mark),
            .signOffSentBack(let mark), .stepReopened(let mark):
            self.init("Look at it", at: Address.ownStep(organisation, mark.step))
        case .supportAnswered(let id), .supportClosed(let id):
            self.init("Read it", at: Address.supportRequest(organisation, id))
        case .completionDateSet(let mark), .completionComes(let mark), .completionOverdue(let mark):
            self.init("Go on with it", at: Address.ownStep(organisation, mark.step.step))
        case .learnerOverdue(let mark):
            let learner = PersonID(index: mark.step.person)
            self.init("Look at it", at: Address.learnerStep(organisation, learner, mark.step.step))
        case .learnerMoved(let mark, _, _): self.init("Look at it", at: Address.ownStep(organisation, mark.step))
        case .supervisionArranged(let mark), .supervisionChanged(let mark), .supervisionCancelled(let mark),
            .supervisionComes(let mark):
            self.init("See the session", at: Address.supervision(organisation, mark.supervision))
        case .reactivated, .erasureDeclined, .welcome, .registrationApproved, .actedAs: return nil
        }
    }
}
