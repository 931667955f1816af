// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What a person is told because something was done that concerns them.
package enum Notice: Sendable, Hashable, Codable {
    case roleGiven(HoldingRecord)
    case roleEnded(HoldingRecord)
    /// An end was set that is still to come.
    case roleLimited(HoldingRecord)
    case reactivated
    case erasureDeclined
    case secondFactorReset
    case secondFactorTurnedOn
    /// By another app.
    case secondFactorReplaced
    case secondFactorTurnedOff
    case recoveryCodesMade
    case recoveryCodeUsed(left: Int)
    /// After the right password somebody entered as many wrong codes as may be.
    case wrongCodes
    case actedAs(actor: UInt32, reason: String)
    /// They accepted an invitation.
    case welcome
    case registrationApproved
    /// Somebody asked for an account, and they may decide on it. It names nobody: they may lose that right.
    case registrationWaits
    /// A report of theirs is due.
    case reportReady(ReportMark)
    /// A report of theirs is due, and they may not read it any more.
    case reportStopped(ReportMark)
    case passwordChanged
    case signInAddressChanged
    /// They signed in with a browser that they had not used before.
    case newBrowser(String)
    /// A learner asks them to confirm something.
    case confirmationAsked(StepMark)
    case confirmationGiven(StepMark)
    case confirmationSentBack(StepMark)
    /// Several of one Step at once, which are one thing to be told.
    case confirmationsGiven(StepMark, count: Int)
    case confirmationsSentBack(StepMark, count: Int)
    case confirmationReturned(StepMark)
    /// A learner asks for the sign-off of their Step, which they may give.
    case signOffAsked(StepMark)
    case signOffGiven(StepMark)
    case signOffSentBack(StepMark)
    case stepReopened(StepMark)
    case completionDateSet(CompletionMark)
    /// It is within two weeks.
    case completionComes(CompletionMark)
    case completionOverdue(CompletionMark)
    /// The same for who set the day.
    case learnerOverdue(CompletionMark)
    case learnerMoved(StepMark, to: Int, left: Int)
    /// The operator answered a request of theirs, by its number.
    case supportAnswered(request: Int64)
    case supportClosed(request: Int64)
    case supervisionArranged(SupervisionMark)
    case supervisionChanged(SupervisionMark)
    case supervisionCancelled(SupervisionMark)
    /// It is on the next day.
    case supervisionComes(SupervisionMark)

    /// By what it is chosen how one is told.
    package var kind: NoticeKind {
        switch self {
        case .roleGiven, .roleEnded, .roleLimited: .roles
        case .reactivated, .erasureDeclined, .welcome, .registrationApproved: .account
        case .registrationWaits: .registrations
        case .reportReady, .reportStopped: .reports
        case .confirmationAsked, .signOffAsked: .requests
        case .confirmationGiven, .confirmationSentBack, .confirmationsGiven, .confirmationsSentBack,
            .confirmationReturned, .signOffGiven, .signOffSentBack, .stepReopened, .completionDateSet,
            .completionComes, .completionOverdue, .learnerOverdue, .learnerMoved:
            .progress
        case .supportAnswered, .supportClosed: .support
        case .supervisionArranged, .supervisionChanged, .supervisionCancelled, .supervisionComes: .supervision
        case .passwordChanged, .signInAddressChanged, .newBrowser, .secondFactorReset, .secondFactorTurnedOn,
            .secondFactorReplaced, .secondFactorTurnedOff, .recoveryCodesMade, .recoveryCodeUsed, .wrongCodes, .actedAs:
            .security
        }
    }
}

/// What notices are about: by this people choose how they are told.
package enum NoticeKind: String, Sendable, Hashable, CaseIterable {
    case roles, registrations, reports, requests, progress, supervision, support, account, security

    /// Whether one can do without; who answers for an account has to hear what happens to it.
    package var isOptional: Bool {
        switch self {
        case .roles, .registrations, .reports, .requests, .progress, .supervision, .support: true
        case .account, .security: false
        }
    }
}
