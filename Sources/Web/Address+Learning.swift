// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where learners look for parts of a Step, take requests back, and have their certificate.
extension Address {
    /// The proficiencies of a Step of one's own, those of a filter, in which some words stand.
    static func ownStep(_ organisation: String, _ step: NodeID, _ filter: StepFilter, search: String = "") -> String {
        with(
            ownStep(organisation, step),
            ["show": filter == .all ? nil : filter.rawValue, "q": search.isEmpty ? nil : search]
        )
    }
    static func askForConfirmation(_ organisation: String, _ step: NodeID, about number: Int) -> String {
        with(askForConfirmation(organisation, step), ["proficiency": String(number)])
    }
    static func withdrawRequest(_ organisation: String, _ step: NodeID, _ number: Int) -> String {
        ownProficiency(organisation, step, number) + "/withdraw"
    }
    static func withdrawSignOff(_ organisation: String, _ step: NodeID) -> String {
        ownSignOff(organisation, step) + "/withdraw"
    }
    static func ownCertificate(_ organisation: String, _ step: NodeID) -> String {
        ownStep(organisation, step) + "/certificate"
    }
    static func certificatePaper(_ organisation: String, _ step: NodeID) -> String {
        ownCertificate(organisation, step) + "/paper"
    }
}
