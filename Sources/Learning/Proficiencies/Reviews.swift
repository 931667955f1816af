// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// What waits for educators and assessors, and whom they look after.
package struct Reviews: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// What waits to be confirmed, the oldest first: what the viewer was asked for, or what others were.
    package func waiting(_ whose: Whose, _ page: Page, by viewer: Viewer) async throws -> Paged<WaitingAnswer> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandReviewer()
            return try snapshot.details(of: snapshot.waiting(whose), page)
        }
    }

    /// One waiting answer, to be looked at before it is decided on.
    package func answer(_ id: Int64, by viewer: Viewer) async throws -> ReviewableAnswer {
        try await platform.read(by: viewer) { try $0.reviewable(id) }
    }

    /// Steps that wait for their sign-off, the oldest first.
    package func signOffs(_ page: Page, by viewer: Viewer) async throws -> Paged<WaitingSignOff> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandReviewer()
            return try snapshot.waitingSignOffs(page)
        }
    }

    /// No list has more of what waits; who has so much to do begins with the oldest.
    package static let listedMaximum = 2_000

    /// Which of the waiting answers are meant.
    package enum Whose: String, Sendable, Hashable {
        case own, others
    }
}

/// An answer that waits to be confirmed, in a list.
package struct WaitingAnswer: Sendable, Hashable {
    package let answer: Int64
    package let learner: PersonID
    package let learnerName: String
    package let step: NodeID
    package let stepTitle: String
    package let code: String
    package let statement: String
    package let words: String
    package let evidence: String
    package let askedAt: Instant
    package let asked: [String]
}

/// An answer as whoever decides on it sees it.
package struct ReviewableAnswer: Sendable, Hashable {
    package let id: Int64
    package let record: StepRecord
    package let line: StepRecord.Line
    /// Every answer to that proficiency, the newest first.
    package let answers: [StepRecord.Answer]
    package let mayConfirm: Bool
    package let maySendBack: Bool
    /// Why it cannot be decided on now, though the viewer may; nothing for others.
    package let obstacle: String?
}

/// A Step that waits for its sign-off, in a list.
package struct WaitingSignOff: Sendable, Hashable {
    package let learner: PersonID
    package let learnerName: String
    package let step: NodeID
    package let stepTitle: String
    package let askedAt: Instant
    package let learnerSays: String
}

extension Snapshot {
    /// An answer as whoever decides on it sees it.
    ///
    /// - Throws: ``NotFound`` where it is not there for the viewer.
    func reviewable(_ id: Int64) throws -> ReviewableAnswer {
        let reviewed = try reviewed(id)
        _ = try permit(.answerView, reviewed.resource)
        let record = try record(of: reviewed.learner, on: reviewed.node)
        guard let line = record.lines.first(where: { $0.proficiency.code == reviewed.code }) else { throw NotFound() }
        let mayConfirm = allows(.confirmationGive, reviewed.resource)
        let maySendBack = allows(.confirmationSendBack, reviewed.resource)
        return ReviewableAnswer(
            id: id,
            record: record,
            line: line,
            answers: try answers(of: reviewed.learner, on: reviewed.node, proficiency: line.proficiency.number),
            mayConfirm: mayConfirm,
            maySendBack: maySendBack,
            obstacle: mayConfirm || maySendBack ? try obstacle(to: reviewed) : nil
        )
    }

    /// Why an answer cannot be decided on now, as a sentence, for whoever may decide.
    private func obstacle(to reviewed: ReviewedAnswer) throws -> String? {
        do {
            try demandDecidable(reviewed)
            return nil
        } catch let objection as Objection {
            return objection.description
        }
    }
}
