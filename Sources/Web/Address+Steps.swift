// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where learners work through Steps, and where those are who confirm and sign off.
extension Address {
    static func learning(_ organisation: String) -> String { "/\(organisation)/learning" }
    static func ownStep(_ organisation: String, _ step: NodeID) -> String {
        "/\(organisation)/learning/steps/\(step.index)"
    }
    static func ownProficiency(_ organisation: String, _ step: NodeID, _ number: Int) -> String {
        "/\(organisation)/learning/steps/\(step.index)/\(number)"
    }
    static func askForConfirmation(_ organisation: String, _ step: NodeID) -> String {
        "/\(organisation)/learning/steps/\(step.index)/ask"
    }
    static func ownSignOff(_ organisation: String, _ step: NodeID) -> String {
        "/\(organisation)/learning/steps/\(step.index)/sign-off"
    }
    static func evidence(_ organisation: String, _ file: Int64) -> String { "/\(organisation)/evidence/\(file)" }
    static func ownRecordFile(_ organisation: String, _ step: NodeID) -> String {
        "/\(organisation)/learning/steps/\(step.index)/file"
    }

    static func supervise(_ organisation: String) -> String { "/\(organisation)/supervise" }
    static func askedOfOthers(_ organisation: String) -> String { "/\(organisation)/supervise/others" }
    static func review(_ organisation: String, _ answer: Int64) -> String {
        "/\(organisation)/supervise/answers/\(answer)"
    }
    static func confirmMany(_ organisation: String) -> String { "/\(organisation)/supervise/confirm" }
    static func learners(_ organisation: String) -> String { "/\(organisation)/supervise/learners" }
    static func learner(_ organisation: String, _ learner: PersonID) -> String {
        "/\(organisation)/supervise/learners/\(learner.index)"
    }
    static func learnerStep(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        "/\(organisation)/supervise/learners/\(learner.index)/steps/\(step.index)"
    }
    static func learnerSignOff(_ organisation: String, _ learner: PersonID, _ step: NodeID) -> String {
        "/\(organisation)/supervise/learners/\(learner.index)/steps/\(step.index)/sign-off"
    }
    /// Where anybody who holds a certificate looks it up.
    static func certificate(_ organisation: String, _ code: String) -> String {
        "/\(organisation)/certificates/\(code)"
    }
}
