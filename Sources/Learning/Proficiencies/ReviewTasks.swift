// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// How much waits for somebody who confirms or signs off.
package struct ReviewTasks: Sendable, Hashable {
    /// Answers that the viewer was asked to confirm.
    package let answers: Int
    /// Steps that the viewer may sign off and whose learners ask for it.
    package let signOffs: Int
    package let maySignOff: Bool
    /// The role by which the viewer may enrol people on Steps; nothing where they may enrol nobody.
    package let enrolling: String?
    /// When this was so: what waits is told by how long.
    package let now: Instant
    /// Whether there are supervision sessions for the viewer.
    package internal(set) var seesSessions = false
}

extension Reviews {
    /// What waits for the viewer in numbers; nothing where they neither confirm nor sign off.
    package func tasks(by viewer: Viewer) async throws -> ReviewTasks? {
        try await platform.read(by: viewer) { snapshot in
            guard snapshot.isReviewer else { return nil }
            return ReviewTasks(
                answers: try snapshot.waiting(.own).count,
                signOffs: try snapshot.waitingSignOffCount(),
                maySignOff: !snapshot.scope(.signOffGive).isNothing,
                enrolling: snapshot.enrollingRole,
                now: snapshot.now,
                seesSessions: !snapshot.scope(.supervisionArrange).isNothing
            )
        }
    }

    /// Some answers, to be looked at before they are decided on together.
    ///
    /// - Throws: ``NotFound`` where one of them is not there for the viewer; ``InvalidInput`` where there are none, or too
    ///   many to look at.
    package func answers(_ ids: [Int64], by viewer: Viewer) async throws -> [ReviewableAnswer] {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandReviewer()
            guard (1...Self.lookedAtMaximum).contains(ids.count) else {
                throw InvalidInput("answers", "Tick at least one of them, and at most \(Self.lookedAtMaximum).")
            }
            return try ids.map(snapshot.reviewable)
        }
    }

    /// As many as somebody still looks at one by one.
    package static let lookedAtMaximum = 50
}

extension Snapshot {
    /// Whether the viewer confirms or signs off what anybody does.
    var isReviewer: Bool { !scope(.confirmationGive).isNothing || !scope(.signOffGive).isNothing }

    /// Stops whoever neither confirms nor signs off.
    func demandReviewer() throws {
        if !isReviewer { _ = try permit(.confirmationGive, Resource(.organisation)) }
    }

    /// The role by which the viewer may enrol people on Steps, if there is one.
    var enrollingRole: String? {
        let learning = learningRoles
        return givableRoles().first { learning.contains($0.name) }?.name
    }
}
