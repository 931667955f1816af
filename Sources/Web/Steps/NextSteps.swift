// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What a learner can do next about a Step, the most urgent first.
struct NextSteps: Sendable {
    let places: [Frame.Place]

    /// While one acts as the learner there is only what one may look at.
    init(_ step: StepSummary, at organisation: String, mayAct: Bool) {
        let progress = step.progress
        func shown(_ filter: StepFilter) -> String { Address.ownStep(organisation, step.node, filter) }
        var places: [Frame.Place] = []
        if step.signOff?.state == .sentBack {
            let address = Address.ownSignOff(organisation, step.node)
            places.append(Frame.Place("Your final sign-off was sent back", at: address, icon: "warning"))
        }
        if progress[.sentBack] > 0 {
            let title = "\(Self.count(progress[.sentBack], "was", "were")) sent back to you"
            places.append(Frame.Place(title, at: shown(.sentBack), icon: "warning"))
        }
        if mayAct, progress[.achieved] > 0 {
            let title = "\(progress[.achieved]) achieved and not asked for: ask for confirmation"
            places.append(
                Frame.Place(title, at: Address.askForConfirmation(organisation, step.node), icon: "check")
            )
        }
        if step.signOff?.state == .waiting {
            let address = Address.ownSignOff(organisation, step.node)
            places.append(Frame.Place("You asked for your final sign-off", at: address, icon: "clock"))
        } else if mayAct, step.isComplete, step.progress.required > 0 {
            let address = Address.ownSignOff(organisation, step.node)
            places.append(Frame.Place("Ask for your final sign-off", at: address, icon: "shield"))
        }
        let open = progress[.open] + progress[.begun]
        if open > 0 { places.append(Frame.Place("\(open) not achieved yet", at: shown(.notAchieved), icon: "list")) }
        if progress[.waiting] > 0 {
            let title = "\(Self.count(progress[.waiting], "waits", "wait")) for confirmation"
            places.append(Frame.Place(title, at: shown(.waiting), icon: "clock"))
        }
        self.places = places
    }

    /// "1 waits", "3 wait".
    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
