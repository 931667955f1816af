// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Snapshot {
    /// Whether a notice is still to be told to its receiver, who is the viewer: that it is so, and theirs to know.
    func isDue(_ notice: Notice, to person: PersonID) throws -> Bool {
        switch notice {
        case .roleGiven(let record), .roleLimited(let record):
            // Somebody who lost the role again is told of that instead.
            guard let holding = record.holding(in: model) else { return false }
            return roster.holdings(of: person).contains {
                $0.role == holding.role && $0.node == holding.node && now < $0.until
            }
        case .registrationWaits:
            return try allows(.registrationDecide, Resource(.organisation)) && registrationsWaiting() > 0
        case .roleEnded, .reactivated, .erasureDeclined, .welcome, .registrationApproved, .passwordChanged,
            .signInAddressChanged, .newBrowser, .secondFactorReset, .secondFactorTurnedOn, .secondFactorReplaced,
            .secondFactorTurnedOff, .recoveryCodesMade, .recoveryCodeUsed, .wrongCodes, .actedAs:
            return true
        }
    }
}
