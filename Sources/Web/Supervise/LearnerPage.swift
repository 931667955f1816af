// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One learner with their Steps.
struct LearnerPage: Page {
    static let template = "supervise/learner"

    let frame: Frame
    let steps: [Step]
    let person: String?
    let enrol: String?

    /// A Step of theirs.
    struct Step: Sendable {
        let title: String
        let address: String
        let state: Tag
        let progress: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ learner: LearnerDetails) {
        let organisation = signedIn.organisation
        frame = Frame(visit, learner.name, trail: signedIn.trail())
        steps = learner.steps.map { step in
            Step(
                title: step.title,
                address: Address.learnerStep(organisation, learner.id, step.node),
                state: Tag(step.signOff, isClosed: step.isClosed, isEnrolled: step.isEnrolled),
                progress: step.progress.inWords
            )
        }
        person = learner.maySeePerson ? Address.person(organisation, learner.id) : nil
        enrol = learner.enrolling.map { Address.giveRole(organisation, person: learner.id, role: $0) }
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
