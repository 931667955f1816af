// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Foundation
import Storage

/// That a name was taken out of an entry of the trail when its bearer was erased.
///
/// The entry keeps its hash, which the next one covers, and the erasure, an entry itself, says what the entry is now. So
/// the chain stays whole, and whoever looks through it sees which entries are no longer what they were, and because of
/// which erasure.
package struct AuditRedaction: Sendable, Hashable, Codable {
    package let number: Int64
    /// The hash of the entry as it is now.
    let hash: String

    /// The hash of an entry by itself, whatever stands before it.
    static func hash(of fields: AuditChain.Fields) -> String {
        AuditChain.hash(fields, after: "")
    }
}

extension Act {
    /// The same act with another name for a person; nothing where it has no name of theirs.
    func renaming(_ person: PersonID, to name: String) -> Act? {
        switch self {
        case .personRegistered(person.index, _): .personRegistered(person: person.index, name: name)
        case .profileEdited(person.index, _, _):
            .profileEdited(person: person.index, nameBefore: name, nameAfter: name)
        case .registrationApproved(person.index, _): .registrationApproved(person: person.index, name: name)
        // What somebody wrote about them may name them.
        case .actingBegun(person.index, _): .actingBegun(person: person.index, reason: "taken out")
        case .stepReopened(let mark, _) where mark.person == person.index:
            .stepReopened(mark, reason: "taken out")
        case .organisationFounded, .listExported, .importBegun, .importWithdrawn, .peopleImported, .personRegistered,
            .profileEdited,
            .signInAddressChanged, .passwordChanged,
            .personInvited, .invitationLinkShown, .invitationWithdrawn, .invitationAccepted, .passwordReset,
            .noticesChosen, .reportSaved, .reportRemoved, .reportSent, .reportStopped,
            .personDeactivated, .personReactivated, .registrationAsked, .registrationApproved, .registrationRefused,
            .signedIn, .signInLocked, .signedOut, .nodeCreated, .nodeRenamed, .nodeMoved, .nodeRemoved, .roleGiven,
            .roleEnded, .roleLimited, .settingTurned, .personSettingTurned, .auditExported, .ownDataTaken,
            .erasureAsked,
            .erasureRequestClosed, .personErased, .retentionRuleMade, .retentionCarriedOut, .batchBegun,
            .photoChanged, .secondFactorBegun,
            .secondFactorTurnedOn, .secondFactorTurnedOff, .secondFactorReset, .recoveryCodesMade, .recoveryCodeUsed,
            .secondFactorDemanded, .actingBegun, .actingEnded, .frameworkLoaded, .frameworkPublished,
            .frameworkRetired, .selfAssessed, .confirmationAsked, .confirmationWithdrawn, .confirmationGiven,
            .confirmationSentBack, .confirmationReturned, .signOffAsked, .signOffWithdrawn, .signOffSentBack,
            .signOffGiven, .stepReopened, .supportAsked, .supportReplied, .supportAnswered, .supportClosed,
            .supportOpenedAgain, .supportDeskEntered, .supportDeskLeft, .questionWritten, .questionMoved,
            .questionRemoved, .detailsEdited,
            .courseDescribed, .coursePartAdded, .coursePartChanged, .coursePartRemoved,
            .courseCompleted, .courseCompletionTakenBack,
            .supervisionArranged, .supervisionChanged, .supervisionCancelled, .supervisionWritten, .remindersTold,
            .completionDateSet, .learnerMoved, .timeZoneChosen, .profileQuestionAdded, .profileQuestionChanged,
            .profileQuestionRemoved, .profileAnswered, .domainListed, .domainUnlisted, .groupRuleSet:
            nil
        }
    }

    /// The same act with another name for who asked for an account and was no person yet.
    func renamingApplicant(_ applicant: String, to name: String) -> Act? {
        switch self {
        case .registrationAsked(applicant): .registrationAsked(name: name)
        case .registrationRefused(applicant): .registrationRefused(name: name)
        default: nil
        }
    }

    /// The same act without a name, where it is about one of those who asked for an account.
    func forgettingApplicants(_ names: Set<String>) -> Act? {
        switch self {
        case .registrationAsked(let name) where names.contains(name): .registrationAsked(name: "somebody")
        case .registrationRefused(let name) where names.contains(name): .registrationRefused(name: "somebody")
        default: nil
        }
    }

    /// The same act with another name for the file that people were imported from; nothing where that stays.
    func renamingFile(_ renamed: (String) -> String) -> Act? {
        let act: Act? =
            switch self {
            case .importBegun(let file, let lines): .importBegun(file: renamed(file), lines: lines)
            case .importWithdrawn(let file): .importWithdrawn(file: renamed(file))
            case .peopleImported(let file, let made, let changed, let refused):
                .peopleImported(file: renamed(file), made: made, changed: changed, refused: refused)
            default: nil
            }
        return act == self ? nil : act
    }

    /// What the person it is about was called, where it says so.
    var names: [String] {
        switch self {
        case .personRegistered(_, let name), .registrationApproved(_, let name): [name]
        case .profileEdited(_, let before, let after): [before, after]
        default: []
        }
    }
}

extension Act {
    /// What other entries became by it.
    fileprivate var redactions: [AuditRedaction] {
        switch self {
        case .personErased(_, let redactions): redactions
        case .retentionCarriedOut(_, _, let redactions): redactions ?? []
        default: []
        }
    }
}

extension Transaction {
    /// Writes an entry anew with what its act has become.
    ///
    /// INVARIANT: the caller records the redaction in the same transaction, in the entry of the erasure or of the rule.
    func redact(_ number: Int64, to act: Act, of organisation: OrganisationID) throws -> AuditRedaction {
        let row = try row(
            """
            SELECT number, at, actor_id, acting_as_id, act, about_person_id, details, reasons
            FROM audit_entry
            WHERE organisation_id = \(organisation) AND number = \(number)
            """
        )
        guard let row else { throw NotFound() }
        var fields = try AuditChain.Fields(row)
        fields.details = try AuditChain.details(of: act)
        try execute(
            """
            UPDATE audit_entry
            SET details = \(fields.details)
            WHERE organisation_id = \(organisation) AND number = \(number)
            """
        )
        return AuditRedaction(number: number, hash: AuditRedaction.hash(of: fields))
    }
}

extension ReadTransaction {
    /// What entries have become by erasures and by retention; of several the last counts.
    func redactions(of organisation: OrganisationID) throws -> [Int64: String] {
        var redactions: [Int64: String] = [:]
        var last: Int64 = 0
        let kinds = [ActKind.personErased, .retentionCarriedOut].map(\.rawValue)
        while true {
            let rows = try rows(
                """
                SELECT number, details
                FROM audit_entry
                WHERE organisation_id = \(organisation) AND act \(in: kinds) AND number > \(last)
                ORDER BY number
                LIMIT 1000
                """
            )
            guard let end = rows.last else { return redactions }
            for row in rows {
                // What cannot be read is found by its own hash.
                let act = try? JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
                for redaction in act?.redactions ?? [] { redactions[redaction.number] = redaction.hash }
            }
            last = try end.read("number")
        }
    }
}
