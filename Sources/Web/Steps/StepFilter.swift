// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Which proficiencies of a Step are shown.
enum StepFilter: String, Sendable, Hashable, CaseIterable {
    case all
    /// What its learner can do something about.
    case toDo = "to-do"
    /// What they cannot do yet, as they see it.
    case notAchieved = "not-achieved"
    case waiting
    case sentBack = "sent-back"
    case confirmed
    case optional

    var title: String {
        switch self {
        case .all: "All"
        case .toDo: "To do"
        case .notAchieved: "Not achieved yet"
        case .waiting: "Waiting"
        case .sentBack: "Sent back"
        case .confirmed: "Confirmed"
        case .optional: "Optional"
        }
    }

    func holds(_ line: StepRecord.Line) -> Bool {
        switch self {
        case .all: true
        case .toDo: line.standing != .waiting && line.standing != .confirmed
        case .notAchieved: line.standing == .open || line.standing == .begun
        case .waiting: line.standing == .waiting
        case .sentBack: line.standing == .sentBack
        case .confirmed: line.standing == .confirmed
        case .optional: !line.proficiency.isRequired
        }
    }
}
