// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// Something that an organisation asks of whoever registers, and keeps on their profile.
package struct ProfileQuestion: Sendable, Hashable {
    package let id: Int64
    package let words: String
    package let kind: Kind
    /// The answers to choose from, where it is a choice.
    package let choices: [String]
    package let isRequired: Bool
    /// Whether it is still asked; answers to one that is not stay where they are.
    package let isAsked: Bool

    package init(
        id: Int64,
        words: String,
        kind: Kind,
        choices: [String] = [],
        isRequired: Bool = false,
        isAsked: Bool = true
    ) {
        self.id = id
        self.words = words
        self.kind = kind
        self.choices = choices
        self.isRequired = isRequired
        self.isAsked = isAsked
    }

    /// What an answer can be.
    package enum Kind: String, Sendable, Hashable, CaseIterable, Storable {
        case text, choice
        case yesNo = "yes-no"
    }

    /// What its editor saw.
    package var mark: String { TextMark.of([words, isRequired ? "required" : ""] + choices) }

    /// The name of its field in a form, and of what is wrong with it.
    package var field: String { "question-\(id)" }

    /// An answer as people read it.
    package func shown(_ answer: String) -> String {
        guard kind == .yesNo, !answer.isEmpty else { return answer }
        return answer == "yes" ? "Yes" : "No"
    }

    static let columns: SQL = "id, words, kind, choices, is_required, removed_at"

    init(_ row: Row) throws {
        let removedAt: Int64? = try row.read("removed_at")
        self.init(
            id: try row.read("id"),
            words: try row.read("words"),
            kind: try row.read("kind"),
            choices: (try row.read("choices") as String).split(separator: "\n").map(String.init),
            isRequired: try row.read("is_required"),
            isAsked: removedAt == nil
        )
    }
}

/// What somebody answered.
package struct ProfileAnswer: Sendable, Hashable {
    package let question: ProfileQuestion
    /// As it is kept: of a yes or no, `yes` or `no`.
    package let answer: String

    package init(question: ProfileQuestion, answer: String) {
        self.question = question
        self.answer = answer
    }

    /// As people read it.
    package var shown: String { question.shown(answer) }
}

extension [ProfileQuestion] {
    /// Answers as they can be kept: each fits its question, and none is missing that is required.
    ///
    /// A choice that was taken off the list stays for who had chosen it. What answers no question is left out.
    ///
    /// - Throws: ``InvalidInput`` with everything that is wrong.
    func checked(_ answers: [Int64: String], before: [Int64: String] = [:]) throws -> [Int64: String] {
        var (kept, problems): ([Int64: String], [InvalidInput.Problem]) = ([:], [])
        for question in self where question.isAsked {
            let answer = answers[question.id] ?? ""
            guard answer.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
                if question.isRequired {
                    let message = question.kind == .text ? "Answer this." : "Choose one of the answers."
                    problems.append(.init(field: question.field, message: message))
                }
                continue
            }
            if let fitting = question.fitting(answer, before: before[question.id]) {
                kept[question.id] = fitting
            } else {
                let message =
                    question.kind == .text
                    ? "Write at most \(Title.lengthMaximum) characters on one line." : "Choose one of the answers."
                problems.append(.init(field: question.field, message: message))
            }
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        return kept
    }
}

extension ProfileQuestion {
    fileprivate func fitting(_ answer: String, before: String?) -> String? {
        switch kind {
        case .text: Title(answer)?.text
        case .choice: choices.contains(answer) || answer == before ? answer : nil
        case .yesNo: ["yes", "no"].contains(answer) ? answer : nil
        }
    }
}
