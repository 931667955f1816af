// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import RoleModels

/// What came of telling a file of stories.
package struct StoriesResult: Sendable {
    package let file: String
    /// Why stories of the file could not be told; those that could were.
    package var problems: [FileProblem]
    package var stories: [StoryResult] = []

    package var sentences: [SentenceResult] { stories.flatMap(\.sentences) }

    /// Sentences on which every question agreed.
    package var passedCount: Int { sentences.count { $0.disagreements.isEmpty } }

    /// Sentences on which some question did not agree.
    package var failedCount: Int { sentences.count { !$0.disagreements.isEmpty } }

    package var hasPassed: Bool { failedCount == 0 && !problems.contains { $0.severity == .error } }
}

/// What came of one story.
package struct StoryResult: Sendable {
    package let title: String
    /// The requirements that it is about.
    package let requirements: [String]
    package let line: Int?
    package var sentences: [SentenceResult] = []
}

/// What came of one sentence.
package struct SentenceResult: Sendable {
    package let sentence: Sentence
    package let isAllowedExpected: Bool
    package let line: Int?
    /// Which questions answered otherwise; none: the sentence passed.
    package let disagreements: [Disagreement]
    /// The explanation in sentences; empty where all agreed.
    package let explanation: [String]
}

/// A question that gave another answer than the story.
package enum Disagreement: Sendable, Hashable {
    /// The decision is the other one.
    case decide(isAllowed: Bool)
    /// The scope has the thing in it, or has not, against the story.
    case which(isIncluded: Bool)
    /// The list of people has the person in it, or has not, against the story.
    case who(isIncluded: Bool)
    /// The explanation's verdict is the other one.
    case why(isAllowed: Bool)
    /// The explanation has no reason for its yes, or nothing that it missed for its no.
    case noReason
    /// The explanation does not say what the story wants it to say.
    case because(String)
}

extension Disagreement: CustomStringConvertible {
    package var description: String {
        switch self {
        case .decide(let isAllowed): "decide says \(isAllowed ? "yes" : "no")"
        case .which(let isIncluded): "which \(isIncluded ? "includes" : "leaves out") the thing"
        case .who(let isIncluded): "who \(isIncluded ? "includes" : "leaves out") the person"
        case .why(let isAllowed): "why says \(isAllowed ? "yes" : "no")"
        case .noReason: "why gives no reason"
        case .because(let fragment): "why does not say `\(fragment)`"
        }
    }
}
