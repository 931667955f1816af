// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Answers that wait to be confirmed, the oldest first, and Steps that wait for their sign-off.
struct ToDoPage: Page {
    static let template = "supervise/to-do"
    static let size = 20

    let frame: Frame
    let tabs: [SuperviseTabs.Tab]
    let enrol: String?
    let lead: String
    /// That not all of them are listed.
    let isCut: String?
    let heading: String
    let answers: [Line]
    let hasAnswers: Bool
    let confirm: String
    let pagination: Pagination?
    let nothing: EmptyState?
    let signOffs: SignOffs?
    /// Sessions of the next seven days.
    let soon: SupervisionListPage.Sessions?

    /// An answer that waits.
    struct Line: Sendable {
        let id: String
        let learner: String
        let step: String
        let code: String
        let statement: String
        let address: String
        let beginning: String
        let waits: String
        /// Of whom it was asked, where that is somebody else.
        let askedOf: String?
    }

    /// The Steps that wait, for whoever signs off.
    struct SignOffs: Sendable {
        let steps: [Step]
        let stepPages: Pagination?
    }

    /// A Step that waits.
    struct Step: Sendable {
        let stepLearner: String
        let stepTitle: String
        let stepAddress: String
        let stepWaits: String
    }

    /// What the viewer was asked.
    init(
        _ waiting: Paged<WaitingAnswer>,
        _ signOffs: Paged<WaitingSignOff>,
        _ tasks: ReviewTasks,
        _ visit: Visit,
        _ signedIn: SignedIn,
        soon: [SupervisionLine] = [],
        problems: Problems = .none
    ) {
        let steps = SignOffs(signOffs, tasks, at: signedIn.organisation)
        self.init(waiting, tasks, .toDo, visit, signedIn, problems, steps, soon)
    }

    /// What others were asked, for when they are away.
    init(others waiting: Paged<WaitingAnswer>, _ tasks: ReviewTasks, _ visit: Visit, _ signedIn: SignedIn) {
        self.init(waiting, tasks, .others, visit, signedIn, .none, nil)
    }

    private init(
        _ waiting: Paged<WaitingAnswer>,
        _ tasks: ReviewTasks,
        _ part: SuperviseTabs.Part,
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ problems: Problems,
        _ signOffs: SignOffs?,
        _ soon: [SupervisionLine] = []
    ) {
        let (organisation, isOwn) = (signedIn.organisation, part == .toDo)
        frame = Frame(visit, signedIn.superviseTitle, problems: problems)
        tabs = SuperviseTabs(part, tasks, at: organisation).tabs
        enrol = tasks.enrolling.map { _ in Address.enrol(organisation) }
        heading = isOwn ? "Answers that wait for you" : "Answers that wait for others"
        lead =
            isOwn
            ? "Open one, or tick several to look at them on one page. The oldest stands first."
            : "The learners asked somebody else. You may confirm these as well, if that person cannot."
        isCut =
            waiting.total >= Reviews.listedMaximum ? "These are the \(Reviews.listedMaximum) that wait longest." : nil
        answers = waiting.items.map { Line($0, isOwn: isOwn, at: tasks.now, in: organisation) }
        hasAnswers = !answers.isEmpty
        confirm = Address.confirmMany(organisation)
        let address = isOwn ? Address.supervise(organisation) : Address.askedOfOthers(organisation)
        pagination = Pagination(waiting) { Address.with(address, ["page": $0 == 1 ? nil : String($0)]) }
        nothing = hasAnswers ? nil : Self.nothing(isOwn, at: organisation)
        self.signOffs = signOffs
        self.soon = SupervisionListPage.Sessions(soon)
    }

    private static func nothing(_ isOwn: Bool, at organisation: String) -> EmptyState {
        isOwn
            ? EmptyState(
                "No answer waits for you",
                says: "When a learner asks you to confirm what they can do, it appears here, and you get a notice.",
                icon: "check",
                action: Frame.Place("Look at all learners", at: Address.learners(organisation))
            )
            : EmptyState(
                "No answer waits for others",
                says: "Nothing that you may confirm was asked of somebody else.",
                icon: "check"
            )
    }
}

extension ToDoPage.Line {
    /// As much of the evidence as tells one answer from another.
    private static let beginningMaximum = 160

    fileprivate init(_ answer: WaitingAnswer, isOwn: Bool, at now: Instant, in organisation: String) {
        id = String(answer.answer)
        learner = answer.learnerName
        step = answer.stepTitle
        code = answer.code
        statement = answer.statement
        address = Address.review(organisation, answer.answer)
        let evidence = answer.evidence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isCut = evidence.count > Self.beginningMaximum
        beginning =
            evidence.isEmpty
            ? "No evidence was written." : evidence.prefix(Self.beginningMaximum) + (isCut ? "…" : "")
        waits = answer.askedAt.waitingWords(at: now)
        askedOf = isOwn || answer.asked.isEmpty ? nil : answer.asked.listed
    }
}

extension ToDoPage.SignOffs {
    /// Nothing for who signs nothing off, or where no Step waits.
    fileprivate init?(_ waiting: Paged<WaitingSignOff>, _ tasks: ReviewTasks, at organisation: String) {
        guard tasks.maySignOff, !waiting.items.isEmpty else { return nil }
        steps = waiting.items.map { step in
            ToDoPage.Step(
                stepLearner: step.learnerName,
                stepTitle: step.stepTitle,
                stepAddress: Address.learnerSignOff(organisation, step.learner, step.step),
                stepWaits: step.askedAt.waitingWords(at: tasks.now)
            )
        }
        stepPages = Pagination(waiting) { page in
            Address.with(Address.supervise(organisation), ["steps": page == 1 ? nil : String(page)])
        }
    }
}

extension Instant {
    /// For how long something waits that was asked then: "since today", "for 12 days".
    func waitingWords(at now: Instant) -> String {
        let days = (now.seconds / 86_400) - (seconds / 86_400)
        return days <= 0 ? "since today" : days == 1 ? "since yesterday" : "for \(days) days"
    }
}
