// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

extension Tag {
    /// How far a learner is with one proficiency, in words for everybody who looks at it.
    init(_ standing: Standing) {
        switch standing {
        case .open: self.init("Not started")
        case .begun: self.init("In progress", .special)
        case .achieved: self.init("Self-assessed", .special)
        case .waiting: self.init("Waits for confirmation", .waiting)
        case .sentBack: self.init("Sent back", .warning)
        case .confirmed: self.init("Confirmed", .good)
        }
    }

    /// What became of somebody's being asked to confirm an answer.
    init(_ state: ConfirmationState) {
        switch state {
        case .waiting: self.init(Standing.waiting)
        case .confirmed: self.init(Standing.confirmed)
        case .sentBack: self.init(Standing.sentBack)
        case .withdrawn: self.init("Request withdrawn")
        case .superseded: self.init("Confirmed, then changed", .warning)
        case .returned: self.init("Request given back", .warning)
        }
    }

    /// What became of a request to sign a Step off.
    init(_ state: SignOffState) {
        switch state {
        case .waiting: self.init("Waits for sign-off", .waiting)
        case .given: self.init("Signed off", .good)
        case .sentBack: self.init("Sent back", .warning)
        case .withdrawn: self.init("Request withdrawn")
        case .void: self.init("Opened again", .warning)
        }
    }
}
