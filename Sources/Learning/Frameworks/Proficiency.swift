// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// One thing that somebody on a Step is to be able to do, as a framework words it.
package struct Proficiency: Sendable, Hashable {
    /// From 1, in the order of the framework.
    package let number: Int
    /// The group it stands in: "Breathing".
    package let heading: String
    /// As people cite it: "1.3.2".
    package let code: String
    package let statement: String
    /// What good looks like.
    package let guidance: String
    /// How it may be evidenced, such as "Direct observation; reflection".
    package let evidence: String
    package let answers: [PossibleAnswer]
    /// Whether a sign-off needs it.
    package let isRequired: Bool

    static let columns: SQL = """
        proficiency.number, proficiency.heading, proficiency.code, proficiency.statement, proficiency.guidance,
            proficiency.evidence, proficiency.answers, proficiency.is_required
        """
}

extension Proficiency {
    init(_ row: Row) throws {
        number = try row.read("number")
        heading = try row.read("heading")
        code = try row.read("code")
        statement = try row.read("statement")
        guidance = try row.read("guidance")
        evidence = try row.read("evidence")
        answers = PossibleAnswer.list(spelled: try row.read("answers"))
        isRequired = try row.read("is_required")
    }
}

/// One of the answers that a proficiency takes, such as "With support".
package struct PossibleAnswer: Sendable, Hashable {
    package let words: String
    /// Whether who answers so says that they can do it.
    package let isAchieved: Bool

    package init(_ words: String, isAchieved: Bool) {
        self.words = words
        self.isAchieved = isAchieved
    }

    /// Where a file says nothing else.
    static let usual = [
        PossibleAnswer("Not yet", isAchieved: false), PossibleAnswer("With support", isAchieved: false),
        PossibleAnswer("Achieved", isAchieved: true),
    ]

    /// Answers as one text, those that mean achieved with a star: "Not yet; With support; Achieved*".
    static func spelling(of answers: [PossibleAnswer]) -> String {
        answers.map { $0.words + ($0.isAchieved ? "*" : "") }.joined(separator: "; ")
    }

    static func list(spelled text: String) -> [PossibleAnswer] {
        text.split(separator: ";").compactMap { part in
            guard let title = Title(String(part)) else { return nil }
            let isAchieved = title.text.hasSuffix("*")
            guard let bare = isAchieved ? Title(String(title.text.dropLast())) : title else { return nil }
            return PossibleAnswer(bare.text, isAchieved: isAchieved)
        }
    }
}
