// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// The final sign-off of a Step (H-9).
package struct SignOffs: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Asks for the sign-off of the viewer's own Step.
    ///
    /// - Throws: ``Objection`` that says what is missing.
    package func ask(saying statement: String, on step: NodeID, by viewer: Viewer) async throws {
        let statement = try WrittenText.checked(statement, field: "statement")
        try await platform.amend(by: viewer) { amendment in
            let (learner, permit) = try amendment.permitAsLearner(.signOffRequest, on: step)
            let record = try amendment.wholeRecord(of: learner, on: step)
            try record.demandOpen()
            try amendment.demandComplete(record)
            guard record.signOff?.state != .waiting else {
                throw Objection("“\(record.title)” waits for its sign-off already", remedy: "nothing is left to do")
            }
            try amendment.execute(
                """
                INSERT INTO sign_off (
                    organisation_id, id, person_id, node_id, framework_id, state, asked_at, learner_name, learner_says
                )
                VALUES (
                    \(amendment.organisation), \(try amendment.nextNumber(in: "sign_off")), \(learner), \(step),
                    \(try amendment.begunFramework(of: record)), \(SignOffState.waiting), \(amendment.now),
                    \(record.learnerName), \(statement)
                )
                """,
                permit
            )
            amendment.record(.signOffAsked(StepMark(learner, step)), permit)
            for person in amendment.signers(of: learner, on: step) {
                try amendment.tell(person, .signOffAsked(StepMark(learner, step)))
            }
        }
    }

    /// No longer asks for it.
    package func withdraw(on step: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (learner, permit) = try amendment.permitAsLearner(.signOffRequest, on: step)
            let record = try amendment.wholeRecord(of: learner, on: step)
            guard try amendment.withdrawSignOffRequest(record, permit) else {
                throw Objection("“\(record.title)” does not wait for a sign-off", remedy: "look at it again")
            }
        }
    }

    /// Signs a learner's Step off: it is closed by that, and keeps what it covers as it is now.
    ///
    /// - Throws: ``Objection`` where something is missing, or it is signed off already.
    package func give(
        to learner: PersonID,
        on step: NodeID,
        saying statement: String,
        by viewer: Viewer
    ) async throws {
        let statement = try WrittenText.checked(statement, field: "statement")
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existingStep(step)
            let permit = try amendment.permit(.signOffGive, amendment.onStep(step, of: learner))
            let record = try amendment.wholeRecord(of: learner, on: step)
            try record.demandOpen()
            guard record.isEnrolled else {
                throw Objection(
                    "\(record.learnerName) is not enrolled on “\(record.title)”",
                    remedy: "enrol them first"
                )
            }
            try amendment.demandComplete(record)
            let id = try amendment.decide(record, .given, statement, permit)
            try amendment.freeze(record, in: id, permit)
            amendment.record(.signOffGiven(StepMark(learner, step)), permit)
            try amendment.tell(learner, .signOffGiven(StepMark(learner, step)))
        }
    }

    /// Does not sign it off yet, and says what is missing.
    package func sendBack(
        _ learner: PersonID,
        on step: NodeID,
        comment: String,
        by viewer: Viewer
    ) async throws {
        let comment = try WrittenText.checked(
            comment,
            field: "comment",
            needed: "Say what is missing: the learner reads it."
        )
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existingStep(step)
            let permit = try amendment.permit(.signOffGive, amendment.onStep(step, of: learner))
            let record = try amendment.wholeRecord(of: learner, on: step)
            guard record.signOff?.state == .waiting else {
                throw Objection(
                    "“\(record.title)” of \(record.learnerName) does not wait for a sign-off",
                    remedy: "look at it again"
                )
            }
            _ = try amendment.decide(record, .sentBack, comment, permit)
            amendment.record(.signOffSentBack(StepMark(learner, step)), permit)
            try amendment.tell(learner, .signOffSentBack(StepMark(learner, step)))
        }
    }

    /// Opens a signed-off Step again, where the organisation has it so; the sign-off stays in the record as void.
    package func reopen(_ learner: PersonID, on step: NodeID, because reason: String, by viewer: Viewer) async throws {
        let reason = try WrittenText.checked(
            reason,
            field: "reason",
            needed: "Say why: it is kept, and the learner reads it."
        )
        try await platform.amend(by: viewer) { amendment in
            _ = try amendment.existingStep(step)
            let permit = try amendment.permit(.signOffReopen, amendment.onStep(step, of: learner))
            let record = try amendment.wholeRecord(of: learner, on: step)
            guard record.isClosed, let signOff = record.signOff else {
                throw Objection(
                    "“\(record.title)” of \(record.learnerName) is not signed off",
                    remedy: "look at it again"
                )
            }
            let name = try viewer.person.flatMap { try amendment.names(of: [$0])[$0] }
            try amendment.execute(
                """
                UPDATE sign_off
                SET state = \(SignOffState.void), voided_at = \(amendment.now), voided_by = \(viewer.person),
                    voided_name = \(name), void_reason = \(reason)
                WHERE organisation_id = \(amendment.organisation) AND id = \(signOff.id)
                """,
                permit
            )
            amendment.record(.stepReopened(StepMark(learner, step), reason: reason), permit)
            try amendment.tell(learner, .stepReopened(StepMark(learner, step)))
        }
    }
}

extension Snapshot {
    /// Who may sign a learner's Step off: each of them is told when it waits, where these are not too many.
    fileprivate func signers(of learner: PersonID, on step: NodeID) -> ArraySlice<PersonID> {
        authorizer.who(may: model.number(of: .signOffGive), onStep(step, of: learner), at: now).prefix(100)
    }

    /// Whether what is required has to be confirmed before a Step is signed off, as the organisation has it (H-9).
    var signOffNeedsConfirmation: Bool { isOn("sign-off-needs-confirmation") }

    /// What a sign-off of a whole record still needs.
    func missing(in record: StepRecord) -> SignOffOutlook.Missing {
        let needsConfirmation = signOffNeedsConfirmation
        let lines = record.isClosed ? [] : record.lines.filter(\.proficiency.isRequired)
        let missing = lines.filter { line in
            needsConfirmation ? line.standing != .confirmed : line.answer?.isAchieved != true
        }
        return SignOffOutlook.Missing(
            proficiencies: missing.map(\.proficiency),
            needsConfirmation: needsConfirmation
        )
    }

    func demandComplete(_ record: StepRecord) throws {
        let missing = missing(in: record)
        guard !missing.isEmpty else { return }
        let count = missing.proficiencies.count
        let named =
            missing.proficiencies.prefix(5).map(\.code).joined(separator: ", ") + (count > 5 ? " and others" : "")
        let beginning = "\(count) of “\(record.title)” \(count == 1 ? "is" : "are") not"
        throw missing.needsConfirmation
            ? Objection("\(beginning) confirmed yet: \(named)", remedy: "have that confirmed first")
            : Objection(
                "\(beginning) assessed as achieved yet: \(named)",
                remedy: "their learner assesses that first"
            )
    }
}
