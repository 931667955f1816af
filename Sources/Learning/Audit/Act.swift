// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// What was done, as the audit trail keeps it.
///
/// No password, token or private note is ever part of one.
package enum Act: Sendable, Hashable, Codable {
    case organisationFounded(title: String, model: String)
    case personRegistered(person: UInt32, name: String)
    case listExported(list: String, rows: Int)
    case reportSaved(person: UInt32, kind: String)
    case reportRemoved(person: UInt32, kind: String)
    /// Its owner was told of it, at the time that they chose.
    case reportSent(person: UInt32, kind: String)
    /// Its owner may not read it any more.
    case reportStopped(person: UInt32, kind: String)
    case importBegun(file: String, lines: Int)
    case importWithdrawn(file: String)
    case peopleImported(file: String, made: Int, changed: Int, refused: Int)
    case profileEdited(person: UInt32, nameBefore: String, nameAfter: String)
    case signInAddressChanged(person: UInt32)
    case passwordChanged(person: UInt32)
    case personInvited(person: UInt32)
    case invitationLinkShown(person: UInt32)
    case invitationWithdrawn(person: UInt32)
    case invitationAccepted(person: UInt32)
    case passwordReset(person: UInt32)
    case noticesChosen(person: UInt32)
    case personDeactivated(person: UInt32)
    case personReactivated(person: UInt32)
    case registrationAsked(name: String)
    case registrationApproved(person: UInt32, name: String)
    case registrationRefused(name: String)
    case signedIn(person: UInt32)
    case signInLocked(person: UInt32)
    case signedOut(person: UInt32, everywhere: Bool)
    case nodeCreated(node: UInt32, kind: String, title: String)
    case nodeRenamed(node: UInt32, before: String, after: String)
    case nodeMoved(node: UInt32, outOf: [UInt32], into: [UInt32])
    case nodeRemoved(node: UInt32, title: String)
    case roleGiven(HoldingRecord)
    case roleEnded(HoldingRecord, byRule: Bool)
    /// An end was set that is still to come.
    case roleLimited(HoldingRecord)
    case settingTurned(name: String, on: Bool)
    case personSettingTurned(name: String, on: Bool, person: UInt32)
    case auditExported(entries: Int)
    case ownDataTaken(person: UInt32)
    case erasureAsked(person: UInt32)
    case erasureRequestClosed(person: UInt32)
    case personErased(person: UInt32, redactions: [AuditRedaction])
    case retentionRuleMade(kind: String, days: Int?)
    /// Without redactions where no name stood in the trail.
    case retentionCarriedOut(kind: String, count: Int, redactions: [AuditRedaction]?)
    case batchBegun(people: Int, undoes: Bool)
    case photoChanged(person: UInt32, removed: Bool)
    case secondFactorBegun(person: UInt32)
    case secondFactorTurnedOn(person: UInt32)
    case secondFactorTurnedOff(person: UInt32)
    case secondFactorReset(person: UInt32)
    case recoveryCodesMade(person: UInt32)
    case recoveryCodeUsed(person: UInt32, left: Int)
    case secondFactorDemanded(role: String, on: Bool)
    case actingBegun(person: UInt32, reason: String)
    case actingEnded(person: UInt32, because: String)
    case frameworkLoaded(node: UInt32, version: Int)
    case frameworkPublished(node: UInt32, version: Int)
    case frameworkRetired(node: UInt32, version: Int)
    case selfAssessed(StepMark)
    case confirmationAsked(StepMark, of: [UInt32])
    case confirmationWithdrawn(StepMark)
    case confirmationGiven(StepMark)
    case confirmationSentBack(StepMark)
    /// Nobody who was asked may confirm any more.
    case confirmationReturned(StepMark)
    case signOffAsked(StepMark)
    case signOffWithdrawn(StepMark)
    case signOffSentBack(StepMark)
    case signOffGiven(StepMark)
    case stepReopened(StepMark, reason: String)
    case supportAsked(request: Int64, technical: Bool)
    case supportReplied(request: Int64)
    case supportAnswered(request: Int64, person: UInt32)
    case supportClosed(request: Int64, person: UInt32)
    case supportOpenedAgain(request: Int64)
    /// In a browser, by the name that answers bear.
    case supportDeskEntered(name: String)
    case supportDeskLeft(name: String)
    case questionWritten(question: Int64)
    case questionMoved(question: Int64)
    case questionRemoved(question: Int64)
    case courseDescribed(node: UInt32)
    case coursePartAdded(node: UInt32, title: String)
    case coursePartChanged(node: UInt32, title: String)
    case coursePartRemoved(node: UInt32, title: String)
    case courseCompleted(StepMark)
    case courseCompletionTakenBack(StepMark)
    /// Of the organisation itself, by the names of the fields.
    case detailsEdited(fields: [String])
    case supervisionArranged(SupervisionMark)
    case supervisionChanged(SupervisionMark)
    case supervisionCancelled(SupervisionMark)
    /// One of the two wrote points for the agenda, or notes.
    case supervisionWritten(SupervisionMark)
    case remindersTold(count: Int)
    case completionDateSet(CompletionMark)
    /// To another version of a Step; so many of their answers stayed with the one before.
    case learnerMoved(StepMark, from: Int, to: Int, left: Int)
    case timeZoneChosen(before: String, after: String)
    case profileQuestionAdded(words: String)
    case profileQuestionChanged(words: String)
    case profileQuestionRemoved(words: String)
    case profileAnswered(person: UInt32)
    /// Whoever proves an address of it is approved by rule.
    case domainListed(domain: String)
    case domainUnlisted(domain: String)
    /// Or taken away; so many people came into the group and left it by that.
    case groupRuleSet(node: UInt32, joined: Int, left: Int)

    /// What kind of act it is, by which the trail is filtered.
    package var kind: ActKind {
        switch self {
        case .organisationFounded: .organisationFounded
        case .personRegistered: .personRegistered
        case .listExported: .listExported
        case .reportSaved: .reportSaved
        case .reportRemoved: .reportRemoved
        case .reportSent: .reportSent
        case .reportStopped: .reportStopped
        case .importBegun: .importBegun
        case .importWithdrawn: .importWithdrawn
        case .peopleImported: .peopleImported
        case .profileEdited: .profileEdited
        case .signInAddressChanged: .signInAddressChanged
        case .passwordChanged: .passwordChanged
        case .personInvited: .personInvited
        case .invitationLinkShown: .invitationLinkShown
        case .invitationWithdrawn: .invitationWithdrawn
        case .invitationAccepted: .invitationAccepted
        case .passwordReset: .passwordReset
        case .noticesChosen: .noticesChosen
        case .personDeactivated: .personDeactivated
        case .personReactivated: .personReactivated
        case .registrationAsked: .registrationAsked
        case .registrationApproved: .registrationApproved
        case .registrationRefused: .registrationRefused
        case .signedIn: .signedIn
        case .signInLocked: .signInLocked
        case .signedOut: .signedOut
        case .nodeCreated: .nodeCreated
        case .nodeRenamed: .nodeRenamed
        case .nodeMoved: .nodeMoved
        case .nodeRemoved: .nodeRemoved
        case .roleGiven: .roleGiven
        case .roleEnded: .roleEnded
        case .roleLimited: .roleLimited
        case .settingTurned: .settingTurned
        case .personSettingTurned: .personSettingTurned
        case .auditExported: .auditExported
        case .ownDataTaken: .ownDataTaken
        case .erasureAsked: .erasureAsked
        case .erasureRequestClosed: .erasureRequestClosed
        case .personErased: .personErased
        case .retentionRuleMade: .retentionRuleMade
        case .retentionCarriedOut: .retentionCarriedOut
        case .batchBegun: .batchBegun
        case .photoChanged: .photoChanged
        case .secondFactorBegun: .secondFactorBegun
        case .secondFactorTurnedOn: .secondFactorTurnedOn
        case .secondFactorTurnedOff: .secondFactorTurnedOff
        case .secondFactorReset: .secondFactorReset
        case .recoveryCodesMade: .recoveryCodesMade
        case .recoveryCodeUsed: .recoveryCodeUsed
        case .secondFactorDemanded: .secondFactorDemanded
        case .actingBegun: .actingBegun
        case .actingEnded: .actingEnded
        case .frameworkLoaded: .frameworkLoaded
        case .frameworkPublished: .frameworkPublished
        case .frameworkRetired: .frameworkRetired
        case .selfAssessed: .selfAssessed
        case .confirmationAsked: .confirmationAsked
        case .confirmationWithdrawn: .confirmationWithdrawn
        case .confirmationGiven: .confirmationGiven
        case .confirmationSentBack: .confirmationSentBack
        case .confirmationReturned: .confirmationReturned
        case .signOffAsked: .signOffAsked
        case .signOffWithdrawn: .signOffWithdrawn
        case .signOffSentBack: .signOffSentBack
        case .signOffGiven: .signOffGiven
        case .stepReopened: .stepReopened
        case .supportAsked: .supportAsked
        case .supportReplied: .supportReplied
        case .supportAnswered: .supportAnswered
        case .supportClosed: .supportClosed
        case .supportOpenedAgain: .supportOpenedAgain
        case .supportDeskEntered: .supportDeskEntered
        case .supportDeskLeft: .supportDeskLeft
        case .questionWritten: .questionWritten
        case .questionMoved: .questionMoved
        case .questionRemoved: .questionRemoved
        case .courseDescribed: .courseDescribed
        case .coursePartAdded: .coursePartAdded
        case .coursePartChanged: .coursePartChanged
        case .coursePartRemoved: .coursePartRemoved
        case .courseCompleted: .courseCompleted
        case .courseCompletionTakenBack: .courseCompletionTakenBack
        case .detailsEdited: .detailsEdited
        case .supervisionArranged: .supervisionArranged
        case .supervisionChanged: .supervisionChanged
        case .supervisionCancelled: .supervisionCancelled
        case .supervisionWritten: .supervisionWritten
        case .remindersTold: .remindersTold
        case .completionDateSet: .completionDateSet
        case .learnerMoved: .learnerMoved
        case .timeZoneChosen: .timeZoneChosen
        case .profileQuestionAdded: .profileQuestionAdded
        case .profileQuestionChanged: .profileQuestionChanged
        case .profileQuestionRemoved: .profileQuestionRemoved
        case .profileAnswered: .profileAnswered
        case .domainListed: .domainListed
        case .domainUnlisted: .domainUnlisted
        case .groupRuleSet: .groupRuleSet
        }
    }

    /// The person whom it was done to, by whom the trail is filtered.
    package var person: PersonID? {
        switch self {
        case .personRegistered(let person, _), .profileEdited(let person, _, _), .signInAddressChanged(let person),
            .passwordChanged(let person), .personInvited(let person), .invitationLinkShown(let person),
            .invitationWithdrawn(let person), .invitationAccepted(let person), .passwordReset(let person),
            .noticesChosen(let person), .reportSaved(let person, _), .reportRemoved(let person, _),
            .reportSent(let person, _), .reportStopped(let person, _),
            .personDeactivated(let person), .personReactivated(let person),
            .registrationApproved(let person, _), .signedIn(let person), .signInLocked(let person),
            .signedOut(let person, _), .personSettingTurned(_, _, let person), .ownDataTaken(let person),
            .erasureAsked(let person), .erasureRequestClosed(let person), .personErased(let person, _),
            .photoChanged(let person, _), .profileAnswered(let person),
            .secondFactorBegun(let person), .secondFactorTurnedOn(let person), .secondFactorTurnedOff(let person),
            .secondFactorReset(let person), .recoveryCodesMade(let person), .recoveryCodeUsed(let person, _),
            .actingBegun(let person, _), .actingEnded(let person, _), .supportAnswered(_, let person),
            .supportClosed(_, let person):
            PersonID(index: person)
        case .roleGiven(let record), .roleEnded(let record, _), .roleLimited(let record):
            PersonID(index: record.person)
        case .selfAssessed(let mark), .confirmationAsked(let mark, _), .confirmationWithdrawn(let mark),
            .confirmationGiven(let mark), .confirmationSentBack(let mark), .confirmationReturned(let mark),
            .signOffAsked(let mark), .signOffWithdrawn(let mark), .signOffSentBack(let mark), .signOffGiven(let mark),
            .stepReopened(let mark, _), .courseCompleted(let mark), .courseCompletionTakenBack(let mark):
            PersonID(index: mark.person)
        case .supervisionArranged(let mark), .supervisionChanged(let mark), .supervisionCancelled(let mark),
            .supervisionWritten(let mark):
            PersonID(index: mark.person)
        case .completionDateSet(let mark): PersonID(index: mark.step.person)
        case .learnerMoved(let mark, _, _, _): PersonID(index: mark.person)
        case .organisationFounded, .listExported, .importBegun, .importWithdrawn, .peopleImported, .registrationAsked,
            .remindersTold, .timeZoneChosen,
            .registrationRefused, .nodeCreated, .nodeRenamed, .nodeMoved,
            .nodeRemoved, .settingTurned, .auditExported, .retentionRuleMade, .retentionCarriedOut, .batchBegun,
            .secondFactorDemanded, .frameworkLoaded, .frameworkPublished, .frameworkRetired, .supportAsked,
            .supportReplied, .supportOpenedAgain, .supportDeskEntered, .supportDeskLeft, .questionWritten,
            .questionMoved, .questionRemoved, .detailsEdited,
            .courseDescribed, .coursePartAdded, .coursePartChanged, .coursePartRemoved,
            .profileQuestionAdded, .profileQuestionChanged, .profileQuestionRemoved,
            .domainListed, .domainUnlisted, .groupRuleSet:
            nil
        }
    }
}
