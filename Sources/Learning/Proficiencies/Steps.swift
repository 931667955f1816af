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
            return try snapshot.steps(of: person)
        }
    }

    /// A learner's record of a Step.
    package func record(of learner: PersonID, on step: NodeID, by viewer: Viewer) async throws -> StepRecord {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existingStep(step)
            _ = try snapshot.permit(.answerView, snapshot.onStep(step, of: learner))
            // Whose answers may be seen is somebody who gives some: of others not even the name is told here (H-10).
            guard try snapshot.hasBeenOn(step, learner) else { throw NotFound() }
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
            let resource = snapshot.onStep(step, of: learner)
            let isOwn = viewer.learner == learner
            return ProficiencyHistory(
                record: record,
                line: line,
                answers: try snapshot.answers(of: learner, on: step, proficiency: number),
                mayAnswer: isOwn && !record.isClosed && snapshot.allows(.answerGive, resource),
                mayAsk: isOwn && !record.isClosed && snapshot.allows(.confirmationRequest, resource)
            )
        }
    }

    /// What a sign-off of a learner's record still needs, and what the viewer may do about it.
    package func signOff(of learner: PersonID, on step: NodeID, by viewer: Viewer) async throws -> SignOffOutlook {
        try await outlook(of: learner, on: step, .signOffView, by: viewer)
    }

    /// The same where the sign-off is about to be given: for who may give it.
    ///
    /// - Throws: ``Refused``, which tells at once why somebody may not.
    package func signOffToGive(
        to learner: PersonID,
        on step: NodeID,
        by viewer: Viewer
    ) async throws -> SignOffOutlook {
        try await outlook(of: learner, on: step, .signOffGive, by: viewer)
    }

    private func outlook(
        of learner: PersonID,
        on step: NodeID,
        _ permission: PermissionName,
        by viewer: Viewer
    ) async throws -> SignOffOutlook {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.existingStep(step)
            let resource = snapshot.onStep(step, of: learner)
            _ = try snapshot.permit(permission, resource)
            guard try snapshot.hasBeenOn(step, learner) else { throw NotFound() }
            let record = try snapshot.wholeRecord(of: learner, on: step)
            let mayAsk = viewer.learner == learner && !record.isClosed && snapshot.allows(.signOffRequest, resource)
            let mayGive = record.isEnrolled && !record.isClosed && snapshot.allows(.signOffGive, resource)
            let isShown = mayAsk || mayGive || snapshot.sight(of: learner, on: step).confirmations
            return SignOffOutlook(
                missing: isShown ? snapshot.missing(in: record) : nil,
                earlier: try snapshot.signOffs(of: learner, on: step),
                mayAsk: mayAsk,
                mayGive: mayGive,
                mayReopen: record.isClosed && snapshot.allows(.signOffReopen, resource)
            )
        }
    }
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
