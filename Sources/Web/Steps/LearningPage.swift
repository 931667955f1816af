// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The learner's Steps and courses: how far they are with each, and what to do next.
struct LearningPage: Page {
    static let template = "steps/portal"

    let frame: Frame
    let current: [Current]
    let currentCourses: [Course]
    let hasCurrent: Bool
    let availableCourses: [Course]
    let hasAvailable: Bool
    let completed: [Completed]
    let completedCourses: [Course]
    let hasCompleted: Bool
    let earlier: [Earlier]
    let hasEarlier: Bool
    let nobody: EmptyState?
    /// Sessions of the next seven days.
    let soon: SupervisionListPage.Sessions?
    let sessionList: String

    /// A Step that they are enrolled on.
    struct Current: Sendable {
        let title: String
        let address: String
        let bar: StepBar
        let nexts: [Frame.Place]
        let hasNexts: Bool
        let due: Tag?
    }

    /// One that was signed off.
    struct Completed: Sendable {
        let title: String
        let address: String
        let says: String
        let certificate: String?
    }

    /// A learning course that was assigned or offered to them.
    struct Course: Sendable {
        let courseTitle: String
        /// Nil for one that they completed and have no more.
        let courseAddress: String?
        let courseSays: String?
    }

    /// One that they are not enrolled on any more.
    struct Earlier: Sendable {
        let title: String
        let address: String
        let says: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ steps: [StepSummary],
        _ courses: [OwnCourse] = [],
        soon: [SupervisionLine] = []
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, signedIn.learningPortal.title)
        let (done, open) = (steps.filter(\.isClosed), steps.filter { !$0.isClosed })
        current = open.filter(\.isEnrolled).map { step in
            let nexts = NextSteps(step, at: organisation, mayAct: signedIn.isLearningOneself).places
            return Current(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                bar: StepBar(step.progress),
                nexts: nexts,
                hasNexts: !nexts.isEmpty,
                due: step.completeBy.map(Tag.init)
            )
        }
        completed = done.map { step in
            Completed(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                says: step.signOff?.givenWords ?? "Signed off.",
                certificate: step.signOff == nil ? nil : Address.ownCertificate(organisation, step.node)
            )
        }
        earlier = open.filter { !$0.isEnrolled }.map { step in
            Earlier(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                says: "You are not enrolled on it now. \(StepBar(step.progress).words)."
            )
        }
        let shown = { (state: CourseState) in
            courses.filter { $0.state == state }.map { Course($0, at: organisation) }
        }
        (currentCourses, availableCourses, completedCourses) = (shown(.current), shown(.available), shown(.completed))
        hasCurrent = !current.isEmpty || !currentCourses.isEmpty
        hasAvailable = !availableCourses.isEmpty
        hasCompleted = !completed.isEmpty || !completedCourses.isEmpty
        hasEarlier = !earlier.isEmpty
        nobody = steps.isEmpty && courses.isEmpty ? Self.nothing(signedIn.words.step) : nil
        self.soon = SupervisionListPage.Sessions(soon)
        sessionList = Address.supervisions(organisation)
    }

    private static func nothing(_ step: String) -> EmptyState {
        EmptyState(
            "You are not on a \(step) yet",
            says: "Somebody has to enrol you first. Ask your educator, or your manager, which \(step) is yours.",
            icon: "book"
        )
    }
}

extension LearningPage.Course {
    fileprivate init(_ course: OwnCourse, at organisation: String) {
        courseTitle = course.title
        courseAddress = course.isOpen ? Address.ownCourse(organisation, course.node) : nil
        let first = course.says.split(separator: "\n").first.map(String.init)
        let past = course.isOpen ? "" : " You do not have it any more."
        courseSays = course.completedOn.map { "Completed on \($0.dayWords).\(past)" } ?? first
    }
}

extension Tag {
    /// By when a Step is to be completed.
    init(_ date: CompletionDate) {
        self.init(
            date.isOverdue ? "Overdue since \(date.day.dayWords)" : "Complete by \(date.day.dayWords)",
            date.isOverdue ? .bad : .plain
        )
    }
}

extension SignOff {
    /// By whom it was signed off, and when, as a sentence.
    var givenWords: String { "Signed off\(decidedWords)." }

    /// " on 3 September 2026 by Farah Siddiqui, Educator".
    var decidedWords: String {
        let by = decidedBy.map { " by \($0)" + (decidedAs.map { $0.isEmpty ? "" : ", \($0)" } ?? "") } ?? ""
        return (decidedAt.map { " on \($0.dayWords)" } ?? "") + by
    }
}
