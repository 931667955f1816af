// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

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
        case .reportReady(let mark): return try reportToTell(mark, to: person) != nil
        case .confirmationAsked(let mark):
            return try waits(mark, for: person)
        case .signOffAsked(let mark):
            return try waitsForSignOff(mark)
        case .confirmationGiven, .confirmationSentBack, .confirmationsGiven, .confirmationsSentBack,
            .confirmationReturned, .signOffGiven, .signOffSentBack, .stepReopened, .learnerMoved,
            .supervisionCancelled:
            return isTheirs(notice)
        case .supportAnswered(let id), .supportClosed(let id):
            guard let request = try transaction.supportRequest(id, of: organisation) else { return false }
            return allows(.supportView, resource(ofSupport: request.kind, by: request.asker))
        case .completionDateSet(let mark), .completionComes(let mark), .completionOverdue(let mark),
            .learnerOverdue(let mark):
            // What was set since has a notice of its own.
            guard isTheirs(notice) else { return false }
            let learner = PersonID(index: mark.step.person)
            let set = try completionDates(of: [learner])[Enrolled(person: learner, node: mark.step.step)]
            return try set?.day.seconds == mark.day && (mark.day == nil || isUnderWay(mark.step))
        case .supervisionArranged(let mark), .supervisionChanged(let mark), .supervisionComes(let mark):
            // What was changed or cancelled since has a notice of its own.
            guard isTheirs(notice), now.seconds < mark.at else { return false }
            let row = try? existingSupervision(mark.supervision)
            return row?.cancelledAt == nil && row?.meeting.startsAt.seconds == mark.at
        case .reportStopped, .roleEnded, .reactivated, .erasureDeclined, .welcome, .registrationApproved,
            .passwordChanged,
            .signInAddressChanged, .newBrowser, .secondFactorReset, .secondFactorTurnedOn, .secondFactorReplaced,
            .secondFactorTurnedOff, .recoveryCodesMade, .recoveryCodeUsed, .wrongCodes, .actedAs:
            return true
        }
    }

    /// Whether a notice is still its receiver's to know, who is the viewer: what they were told once may be about somebody
    /// of whom they may know nothing any more.
    func isTheirs(_ notice: Notice) -> Bool {
        switch notice {
        case .confirmationAsked(let mark): allows(.answerView, resource(of: mark))
        case .confirmationGiven(let mark), .confirmationSentBack(let mark), .confirmationsGiven(let mark, _),
            .confirmationsSentBack(let mark, _), .confirmationReturned(let mark):
            allows(.confirmationView, resource(of: mark))
        case .signOffAsked(let mark), .signOffGiven(let mark), .signOffSentBack(let mark), .stepReopened(let mark):
            allows(.signOffView, resource(of: mark))
        case .completionDateSet(let mark), .completionComes(let mark), .completionOverdue(let mark),
            .learnerOverdue(let mark):
            allows(.answerView, resource(of: mark.step))
        case .learnerMoved(let mark, _, _): allows(.answerView, resource(of: mark))
        case .supervisionArranged(let mark), .supervisionChanged(let mark), .supervisionCancelled(let mark),
            .supervisionComes(let mark):
            allows(.supervisionView, mark.resource)
        case .roleGiven, .roleLimited, .registrationWaits, .roleEnded, .reactivated, .erasureDeclined, .welcome,
            .registrationApproved, .passwordChanged, .signInAddressChanged, .newBrowser, .secondFactorReset,
            .secondFactorTurnedOn, .secondFactorReplaced, .secondFactorTurnedOff, .recoveryCodesMade,
            .recoveryCodeUsed, .wrongCodes, .actedAs, .supportAnswered, .supportClosed, .reportReady,
            .reportStopped:
            true
        }
    }

    private func resource(of mark: StepMark) -> Resource {
        onStep(mark.step, of: PersonID(index: mark.person))
    }

    /// Whether a learner still waits for the sign-off of a Step, which the viewer may still give.
    private func waitsForSignOff(_ mark: StepMark) throws -> Bool {
        let learner = PersonID(index: mark.person)
        return try allows(.signOffGive, resource(of: mark))
            && lastSignOff(of: learner, on: mark.step)?.state == .waiting
    }

    /// Whether a learner still waits for somebody on a Step, who may still confirm it.
    private func waits(_ mark: StepMark, for person: PersonID) throws -> Bool {
        let (learner, step) = (PersonID(index: mark.person), NodeID(index: mark.node))
        guard mayConfirm(person, for: learner, on: step) else { return false }
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS waiting
            FROM confirmation_party
            JOIN confirmation
                ON confirmation.organisation_id = confirmation_party.organisation_id
                AND confirmation.id = confirmation_party.confirmation_id
            WHERE confirmation_party.organisation_id = \(organisation) AND confirmation_party.person_id = \(person)
                AND confirmation_party.is_waiting = 1
                AND confirmation.person_id = \(learner) AND confirmation.node_id = \(step)
                AND confirmation.state = 'waiting'
            """
        )
        return (try row?.read("waiting") ?? 0) > 0
    }
}
