// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A learner's Step: how far they are with each of its proficiencies.
package struct StepRecord: Sendable, Hashable {
    package let learner: PersonID
    package let learnerName: String
    package let node: NodeID
    package let title: String
    /// Which version of the Step they work through.
    package let version: Int
    /// Whether they are enrolled now; who was once keeps their record.
    package let isEnrolled: Bool
    /// Whether it is signed off.
    package let isClosed: Bool
    package let lines: [Line]
    /// The last request for a sign-off; nothing for who may not see it.
    package let signOff: SignOff?
    /// Whether the viewer may see what was asked and decided about answers; if not, nothing here tells of it.
    package let showsConfirmations: Bool
    /// Whether they may see requests for its sign-off, and what was decided about these.
    package let showsSignOff: Bool
    /// By when it is to be completed, where somebody said so and they are enrolled.
    package internal(set) var completeBy: CompletionDate?

    /// A proficiency, and how far they are with it.
    package struct Line: Sendable, Hashable {
        package let proficiency: Proficiency
        package let standing: Standing
        /// Their present answer, if there is one.
        package let answer: Answer?
    }

    /// An answer as it was given.
    package struct Answer: Sendable, Hashable {
        package let id: Int64
        package let words: String
        package let isAchieved: Bool
        package let evidence: String
        package let files: [EvidenceFile]
        package let answeredAt: Instant
        /// When another took its place.
        package let replacedAt: Instant?
        /// What was asked and decided about it, the newest first.
        package let confirmations: [Confirmation]
    }

    package var progress: StepProgress {
        StepProgress(
            counts: Dictionary(grouping: lines, by: \.standing).mapValues(\.count),
            required: lines.count { $0.proficiency.isRequired },
            confirmed: showsConfirmations
                ? lines.count { $0.proficiency.isRequired && $0.standing == .confirmed } : nil,
            achieved: lines.count { $0.proficiency.isRequired && $0.answer?.isAchieved == true }
        )
    }

    /// A line by the number of its proficiency.
    package func line(_ number: Int) -> Line? { lines.first { $0.proficiency.number == number } }
}

/// That somebody was asked to confirm an answer, and what they decided; names and roles are those of that day.
package struct Confirmation: Sendable, Hashable {
    package let id: Int64
    package let state: ConfirmationState
    package let askedAt: Instant?
    /// Whom the learner asked, by their names of today.
    package let asked: [String]
    package let decidedAt: Instant?
    package let decidedBy: String?
    package let decidedAs: String?
    package let comment: String
    package let supersededAt: Instant?
}
