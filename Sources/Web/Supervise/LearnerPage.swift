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
                state: Tag(step.signOff, isEnrolled: step.isEnrolled),
                progress: step.progress.inWords
            )
        }
        person = learner.maySeePerson ? Address.person(organisation, learner.id) : nil
        enrol = learner.enrolling.map { Address.giveRole(organisation, person: learner.id, role: $0) }
    }
}

extension Tag {
    /// How a learner's Step is as a whole.
    init(_ signOff: SignOff?, isEnrolled: Bool) {
        switch signOff?.state {
        case .given: self.init(SignOffState.given)
        case .waiting where isEnrolled: self.init(SignOffState.waiting)
        case .waiting, .sentBack, .withdrawn, .void, nil:
            if isEnrolled {
                self.init("Current", .special)
            } else {
                self.init("Not enrolled now")
            }
        }
    }
}
