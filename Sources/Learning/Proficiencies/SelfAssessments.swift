// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// What learners say of themselves (H-6).
package struct SelfAssessments: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Answers a proficiency for oneself; an answer before it stays in the record, and what was confirmed of it counts
    /// no more (H-8).
    ///
    /// Of the files beside the answer before, those that are named stay.
    ///
    /// - Throws: ``InvalidInput`` where it is none of the answers or a file is not taken, ``Objection`` where the Step is
    ///   closed (H-9).
    package func give(
        _ words: String,
        evidence: String,
        files sent: [SentFile] = [],
        keeping kept: Set<Int64> = [],
        to number: Int,
        on step: NodeID,
        by viewer: Viewer
    ) async throws {
        if !sent.isEmpty {
            // Asked before the work, and again where it is kept.
            _ = try await platform.read(by: viewer) { try $0.permitAsLearner(.answerGive, on: step) }
        }
        let taken = try await EvidenceFiles(platform).taken(sent)
        try await platform.amend(by: viewer) { amendment in
            let (learner, permit) = try amendment.permitAsLearner(.answerGive, on: step)
            let record = try amendment.wholeRecord(of: learner, on: step)
            guard let line = record.line(number) else { throw NotFound() }
            try record.demandOpen()
            guard let answer = line.proficiency.answers.first(where: { $0.words == words }) else {
                throw InvalidInput("answer", "Choose one of the answers.")
            }
            let evidence = try WrittenText.checked(evidence, field: "evidence")
            let files = (line.answer?.files ?? []).filter { kept.contains($0.id) }
            if line.answer?.words == words, line.answer?.evidence == evidence, taken.isEmpty,
                files == line.answer?.files
            {
                throw InvalidInput("answer", "This is your answer already: change it, or leave the page.")
            }
            let framework = try amendment.begin(record, permit)
            try amendment.replace(line, because: "The answer was changed.", permit)
            let id = try amendment.add(answer, evidence, to: line.proficiency, of: framework, record, permit)
            try amendment.keep(taken, and: files, beside: id, record, permit)
            try amendment.withdrawSignOffRequest(record, permit)
            amendment.record(.selfAssessed(StepMark(learner, step, line.proficiency.code)), permit)
        }
    }
}

extension Snapshot {
    /// That the viewer may do something to their own record, and who they are: nobody does it for another (H-6).
    func permitAsLearner(_ name: PermissionName, on step: NodeID) throws -> (PersonID, Permit) {
        _ = try existingStep(step)
        guard let learner = viewer.learner else {
            throw Objection("nobody answers for somebody else", remedy: "stop acting as another person first")
        }
        return (learner, try permit(name, onStep(step, of: learner)))
    }
}

extension StepRecord {
    /// - Throws: ``Objection`` where it is signed off: neither answers nor confirmations change then (H-9).
    func demandOpen() throws {
        guard isClosed else { return }
        throw Objection("“\(title)” is signed off, and closed by that", remedy: "nothing is left to do")
    }
}

extension Amendment {
    /// Notes which version somebody works through, when they answer for the first time.
    fileprivate func begin(_ record: StepRecord, _ permit: Permit) throws -> Int64 {
        let framework = try begunFramework(of: record)
        try execute(
            """
            INSERT INTO step_record (organisation_id, person_id, node_id, framework_id, begun_at)
            VALUES (\(organisation), \(record.learner), \(record.node), \(framework), \(now))
            ON CONFLICT (organisation_id, person_id, node_id) DO NOTHING
            """,
            permit
        )
        return framework
    }

    /// Puts the answer of a line aside, if there is one, with what was asked about it or confirmed of it.
    func replace(_ line: StepRecord.Line, because reason: String, _ permit: Permit) throws {
        guard let answer = line.answer else { return }
        try execute(
            """
            UPDATE self_assessment SET replaced_at = \(now)
            WHERE organisation_id = \(organisation) AND id = \(answer.id)
            """,
            permit
        )
        try withdraw(line, because: reason, permit)
        try execute(
            """
            UPDATE confirmation SET state = \(ConfirmationState.superseded), superseded_at = \(now)
            WHERE organisation_id = \(organisation) AND self_assessment_id = \(answer.id)
                AND state = \(ConfirmationState.confirmed)
            """,
            permit
        )
    }

    fileprivate func add(
        _ answer: PossibleAnswer,
        _ evidence: String,
        to proficiency: Proficiency,
        of framework: Int64,
        _ record: StepRecord,
        _ permit: Permit
    ) throws -> Int64 {
        let id = try nextNumber(in: "self_assessment")
        try execute(
            """
            INSERT INTO self_assessment (
                organisation_id, id, person_id, node_id, framework_id, proficiency, answer, is_achieved, evidence,
                answered_at, standing
            )
            VALUES (
                \(organisation), \(id), \(record.learner), \(record.node), \(framework), \(proficiency.number),
                \(answer.words), \(answer.isAchieved), \(evidence), \(now), \(AnswerStanding.answered)
            )
            """,
            permit
        )
        return id
    }
}
