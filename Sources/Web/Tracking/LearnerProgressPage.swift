// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// How far each learner is.
struct LearnerProgressPage: Page {
    static let template = "tracking/learners"
    static let size = 50

    let frame: Frame
    let lead: String
    let filter: ReportFilterForm?
    let lines: [Line]
    let hasLines: Bool
    let pagination: Pagination?
    let download: Download?
    let nobody: EmptyState?

    /// One learner.
    struct Line: Sendable {
        let name: String
        let steps: [String]
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ list: Reports.Listed<ProgressLine>) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "How far each learner is", trail: signedIn.reportTrail(to: .progress, list.filter))
        lead =
            "Learners by name, with what a sign-off needs. What they wrote is for those who confirm it, and not shown here."
        filter = ReportFilterForm(
            Address.reportPeople(organisation, .progress),
            list.filter,
            signedIn.words,
            steps: list.steps,
            groups: list.groups,
            hasPeriod: false
        )
        lines = list.page.items.map { learner in
            Line(name: learner.personName, steps: learner.steps.map(\.inWords))
        }
        hasLines = !lines.isEmpty
        pagination = Pagination(list.page) { Address.reportPeople(organisation, .progress, list.filter, page: $0) }
        download = hasLines ? Download(Address.reportPeopleFile(organisation, .progress), list.filter.hidden) : nil
        nobody =
            hasLines
            ? nil
            : EmptyState(
                "No learner is found",
                says: "Nobody whose record you may see is on this \(signedIn.words.step).",
                icon: "people"
            )
    }
}

extension ProgressLine.Step {
    /// "Step 1: 12 of 34 confirmed, 20 assessed as achieved".
    fileprivate var inWords: String {
        isSignedOff
            ? "\(title): signed off"
            : "\(title): \(confirmed) of \(required) confirmed, \(achieved) assessed as achieved"
    }
}
