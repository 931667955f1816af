// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Where forms go by which is confirmed, sent back and signed off, and lists with what they are filtered by.
extension Address {
    static func confirmAnswer(_ organisation: String, _ answer: Int64) -> String {
        review(organisation, answer) + "/confirm"
    }
    static func sendBackMany(_ organisation: String) -> String { supervise(organisation) + "/send-back" }
    static func sendBackAnswer(_ organisation: String, _ answer: Int64) -> String {
        review(organisation, answer) + "/send-back"
    }
    static func checkSignOff(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        learnerSignOff(organisation, learner, step) + "/check"
    }
    static func sendBackSignOff(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        learnerSignOff(organisation, learner, step) + "/send-back"
    }
    static func reopenStep(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        learnerSignOff(organisation, learner, step) + "/reopen"
    }

    /// Enrolling one or many; with somebody chosen already, the question for the Step.
    static func enrol(_ organisation: String, _ learner: PersonID? = nil) -> String {
        with(
            "/\(organisation)/supervise/enrol",
            ["person": learner.map { String($0.index) }, "step": learner == nil ? nil : "who"]
        )
    }
    /// Who works through an older version of a Step.
    static func versions(_ organisation: String) -> String { "/\(organisation)/supervise/versions" }
    static func completion(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        learnerStep(organisation, learner, step) + "/date"
    }

    /// A page of the list of learners.
    static func learners(_ organisation: String, named search: String, on step: NodeID?, page: Int) -> String {
        with(
            learners(organisation),
            ["q": search.isEmpty ? nil : search, "step": step?.word, "page": page == 1 ? nil : String(page)]
        )
    }

    /// A learner's Step with some of its proficiencies alone.
    static func learnerStep(
        _ organisation: String,
        _ learner: PersonID,
        _ step: NodeID,
        named search: String = "",
        _ standing: Standing?,
        page: Int = 1
    ) -> String {
        with(
            learnerStep(organisation, learner, step),
            [
                "q": search.isEmpty ? nil : search, "status": standing?.rawValue,
                "page": page == 1 ? nil : String(page),
            ]
        )
    }
}
