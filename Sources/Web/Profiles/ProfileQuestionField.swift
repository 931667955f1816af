// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A question of a profile in a form: a box, buttons of which one is pressed, or a list to open.
struct ProfileQuestionField: Sendable {
    let box: Field?
    let buttons: Choices?
    let list: Choices?

    /// A longer list is opened.
    private static let buttonsMaximum = 6

    init(_ question: ProfileQuestion, answer: String?, _ problems: Problems) {
        let choices = question.answers(with: answer)
        guard question.kind != .text else {
            box = Field(
                question.field,
                question.words,
                value: answer ?? "",
                problems: problems,
                isRequired: question.isRequired
            )
            (buttons, list) = (nil, nil)
            return
        }
        box = nil
        let field = Choices(
            question.field,
            question.words,
            choices,
            chosen: Set([answer].compactMap(\.self)),
            problems: problems,
            isRequired: question.isRequired
        )
        let isShort = choices.count <= Self.buttonsMaximum
        (buttons, list) = (isShort ? field : nil, isShort ? nil : field)
    }

    /// All that are asked, with what was sent, or else with what is kept.
    static func all(
        _ questions: [ProfileQuestion],
        _ form: Form,
        kept: [Int64: String] = [:],
        _ problems: Problems
    ) -> [ProfileQuestionField] {
        questions.map { question in
            let answer = problems.all.isEmpty ? kept[question.id] : form[question.field]
            return ProfileQuestionField(question, answer: answer, problems)
        }
    }
}

extension ProfileQuestion {
    /// What can be chosen: its answers, the one that was taken off the list for who had chosen it, and none.
    fileprivate func answers(with present: String?) -> [Choices.Answer] {
        switch kind {
        case .text: return []
        case .yesNo: return [Choices.Answer("yes", "Yes"), Choices.Answer("no", "No")]
        case .choice:
            let former = present.flatMap { choices.contains($0) ? nil : $0 }
            return (choices + [former].compactMap(\.self)).map { Choices.Answer($0, $0) }
        }
    }
}

extension Form {
    /// What was answered, by question.
    func answers(to questions: [ProfileQuestion]) -> [Int64: String] {
        questions.reduce(into: [:]) { answers, question in answers[question.id] = self[question.field] }
    }
}
