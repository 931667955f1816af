// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The learner's Steps: how far they are with each, and what to do next.
struct LearningPage: Page {
    static let template = "steps/portal"

    let frame: Frame
    let current: [Current]
    let hasCurrent: Bool
    let completed: [Completed]
    let hasCompleted: Bool
    let earlier: [Earlier]
    let hasEarlier: Bool
    let nobody: EmptyState?

    /// A Step that they are enrolled on.
    struct Current: Sendable {
        let title: String
        let address: String
        let bar: StepBar
        let nexts: [Frame.Place]
        let hasNexts: Bool
    }

    /// One that was signed off.
    struct Completed: Sendable {
        let title: String
        let address: String
        let says: String
        let certificate: String
    }

    /// One that they are not enrolled on any more.
    struct Earlier: Sendable {
        let title: String
        let address: String
        let says: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ steps: [StepSummary]) {
        let organisation = signedIn.organisation
        frame = Frame(visit, signedIn.learningPortal.title)
        let (done, open) = (steps.filter(\.isCompleted), steps.filter { !$0.isCompleted })
        current = open.filter(\.isEnrolled).map { step in
            let nexts = NextSteps(step, at: organisation, mayAct: signedIn.isLearningOneself).places
            return Current(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                bar: StepBar(step.progress),
                nexts: nexts,
                hasNexts: !nexts.isEmpty
            )
        }
        completed = done.map { step in
            Completed(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                says: step.signOff.map(\.givenWords) ?? "",
                certificate: Address.ownCertificate(organisation, step.node)
            )
        }
        earlier = open.filter { !$0.isEnrolled }.map { step in
            Earlier(
                title: step.title,
                address: Address.ownStep(organisation, step.node),
                says: "You are not enrolled on it now. \(StepBar(step.progress).words)."
            )
        }
        (hasCurrent, hasCompleted, hasEarlier) = (!current.isEmpty, !completed.isEmpty, !earlier.isEmpty)
        nobody = steps.isEmpty ? Self.nothing : nil
    }

    private static let nothing = EmptyState(
        "You are not on a Step yet",
        says: "Somebody has to enrol you first. Ask your educator, or your manager, which Step is yours.",
        icon: "book"
    )
}

extension StepSummary {
    fileprivate var isCompleted: Bool { signOff?.state == .given }
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
