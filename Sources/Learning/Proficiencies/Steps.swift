// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Steps as learners work through them.
package struct Steps: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The Steps that the viewer is or was on: those of now first.
    ///
    /// - Throws: ``NotFound`` where the role model has nobody who works through Steps.
    package func own(by viewer: Viewer) async throws -> [StepSummary] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject else { return [] }
            if snapshot.scope(.answerView).isNothing { _ = try snapshot.permit(.answerView, Resource(.organisation)) }
            return try snapshot.steps(of: person).filter { snapshot.maySeeAnswers(of: person, on: $0.node) }
        }
    }

    /// The Steps that somebody is or was on, as far as the viewer may see them.
    package func list(of person: PersonID, by viewer: Viewer) async throws -> [StepSummary] {
        try await platform.read(by: viewer) { snapshot in
            let steps = try snapshot.steps(of: person).filter { snapshot.maySeeAnswers(of: person, on: $0.node) }
            if steps.isEmpty { throw NotFound() }
            return steps
        }
    }

    /// A learner's record of a Step.
    package func record(of learner: PersonID, on step: NodeID, by viewer: Viewer) async throws -> StepRecord {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existingStep(step)
            _ = try snapshot.permit(.answerView, snapshot.onStep(step, of: learner))
            return try snapshot.record(of: learner, on: step)
        }
    }

    /// One proficiency of a learner's record, with every answer that they gave to it.
    package func history(
        of learner: PersonID,
        on step: NodeID,
        proficiency number: Int,
        by viewer: Viewer
    ) async throws -> ProficiencyHistory {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existingStep(step)
            _ = try snapshot.permit(.answerView, snapshot.onStep(step, of: learner))
            guard try snapshot.hasBeenOn(step, learner) else { throw NotFound() }
            let record = try snapshot.record(of: learner, on: step)
            guard let line = record.line(number) else { throw NotFound() }
            let answers = try snapshot.answers(of: learner, on: step, proficiency: number)
            let resource = snapshot.onStep(step, of: learner)
            let isOwn = viewer.learner == learner
            return ProficiencyHistory(
                record: record,
                line: line,
                answers: (answers[number] ?? []).map(\.answer),
                mayAnswer: isOwn && !record.isClosed && snapshot.allows(.answerGive, resource),
                mayAsk: isOwn && !record.isClosed && snapshot.allows(.confirmationRequest, resource)
            )
        }
    }

    /// What a sign-off of a learner's record still needs, and what the viewer may do about it.
    ///
    /// A page on which it is about to be given asks for the right to do that, and so tells at once why somebody may not.
    package func signOff(
        of learner: PersonID,
        on step: NodeID,
        for purpose: PermissionName = .signOffView,
        by viewer: Viewer
    ) async throws -> SignOffState.Outlook {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existingStep(step)
            let resource = snapshot.onStep(step, of: learner)
            _ = try snapshot.permit(purpose, resource)
            let record = try snapshot.record(of: learner, on: step)
            return SignOffState.Outlook(
                missing: record.isClosed ? [] : snapshot.missing(in: record),
                earlier: try snapshot.signOffs(of: learner, on: step),
                mayAsk: viewer.learner == learner && !record.isClosed && snapshot.allows(.signOffRequest, resource),
                mayGive: record.isEnrolled && !record.isClosed && snapshot.allows(.signOffGive, resource),
                mayReopen: record.isClosed && snapshot.allows(.signOffReopen, resource)
            )
        }
    }
}

/// A Step of somebody's, in a list.
package struct StepSummary: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let isEnrolled: Bool
    package let progress: StepProgress
    package let signOff: SignOff?
}

/// A proficiency of somebody's with all that was said about it.
package struct ProficiencyHistory: Sendable, Hashable {
    package let record: StepRecord
    package let line: StepRecord.Line
    /// The newest first.
    package let answers: [StepRecord.Answer]
    package let mayAnswer: Bool
    package let mayAsk: Bool
}

extension SignOffState {
    /// What there is to be done about a sign-off.
    package struct Outlook: Sendable, Hashable {
        /// What has to be confirmed first.
        package let missing: [Proficiency]
        /// Requests and sign-offs so far, the newest first.
        package let earlier: [SignOff]
        package let mayAsk: Bool
        package let mayGive: Bool
        package let mayReopen: Bool
    }
}

extension Snapshot {
    func maySeeAnswers(of person: PersonID, on step: NodeID) -> Bool {
        allows(.answerView, onStep(step, of: person))
    }

    /// The Steps that somebody is enrolled on or has a record of, whoever asks: those of now first, then by title.
    func steps(of person: PersonID) throws -> [StepSummary] {
        let kinds = model.kindsOfSteps
        guard !kinds.isEmpty else { return [] }
        let held = roster.holdings(of: person).filter { $0.from <= now }.map { Int64($0.node.index) }
        let rows = try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
                AND (id \(in: held) OR id IN (
                    SELECT node_id FROM step_record WHERE organisation_id = \(organisation) AND person_id = \(person)
                ))
            ORDER BY title_key, id
            """
        ).map(NodeRow.init)
        let steps = try rows.compactMap { row -> StepSummary? in
            guard try framework(of: person, on: row.node) != nil else { return nil }
            let record = try record(of: person, on: row.node)
            return StepSummary(
                node: row.node,
                title: row.title,
                isEnrolled: record.isEnrolled,
                progress: record.progress,
                signOff: record.signOff
            )
        }
        return steps.filter(\.isEnrolled) + steps.filter { !$0.isEnrolled }
    }
}
