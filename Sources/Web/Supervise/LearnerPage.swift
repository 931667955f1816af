// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One learner with their Steps.
struct LearnerPage: Page {
    static let template = "supervise/learner"

    let frame: Frame
    let steps: [Step]
    let person: String?
    let enrol: String?
    let arrange: String?
    let met: SupervisionListPage.Sessions?

    /// A Step of theirs.
    struct Step: Sendable {
        let title: String
        let address: String
        let state: Tag
        let progress: String
        let completeBy: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ learner: LearnerDetails,
        sessions: [Supervision] = [],
        mayArrange: Bool = false
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, learner.name, trail: signedIn.trail())
        steps = learner.steps.map { step in
            Step(
                title: step.title,
                address: Address.learnerStep(organisation, learner.id, step.node),
                state: Tag(step.signOff, isClosed: step.isClosed, isEnrolled: step.isEnrolled),
                progress: step.progress.inWords,
                completeBy: step.dueWords
            )
        }
        person = learner.maySeePerson ? Address.person(organisation, learner.id) : nil
        enrol = learner.enrolling.map { _ in Address.enrol(organisation, learner.id) }
        let isMet = mayArrange && learner.id != signedIn.viewer.subject && learner.steps.contains(where: \.isEnrolled)
        arrange = isMet ? Address.arrangeSupervision(organisation, with: learner.id) : nil
        // Each is told by whom the learner met.
        met = SupervisionListPage.Sessions(
            sessions.map { SupervisionLine($0, for: learner.id, in: organisation) }
        )
    }
}

extension StepSummary {
    /// "To be completed by 3 March 2027", until it is.
    var dueWords: String? {
        isClosed ? nil : completeBy.map { "To be completed by \($0.words)" }
    }
}

extension Tag {
    /// How a learner's Step is as a whole.
    init(_ signOff: SignOff?, isClosed: Bool, isEnrolled: Bool) {
        if isClosed {
            self.init(SignOffState.given)
        } else if !isEnrolled {
            self.init("Not enrolled now")
        } else if signOff?.state == .waiting {
            self.init(SignOffState.waiting)
        } else {
            self.init("Current", .special)
        }
    }
}
