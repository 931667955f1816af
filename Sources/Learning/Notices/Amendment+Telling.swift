// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Amendment {
    /// Puts a notice into the outbox; it is there exactly if the change is.
    ///
    /// Nobody is told of what they did themselves, unless it would warn them of somebody who pretends to be them.
    ///
    /// Where an address changed it is the former one that is warned.
    func tell(_ person: PersonID, _ notice: Notice, at former: String? = nil) throws {
        guard person != viewer.person || notice.kind == .security else { return }
        try write(.ofBeingTold) { try $0.inform(person, of: notice, former, in: organisation, at: now) }
    }
}

extension Right {
    /// Whoever may do something may have it told to those whom it concerns.
    fileprivate static let ofBeingTold = Right.rule("what concerns people is told to them")
}
