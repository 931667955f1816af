// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A question with answers to choose from: buttons of which one is pressed, boxes to tick, or a list to open.
struct Choices: Sendable {
    let name: String
    let legend: String
    let hint: String?
    let error: String?
    let describedBy: String?
    let choices: [Choice]
    let isRequired: Bool
    /// Whether the script may turn the list into one that can be searched.
    let isSearchable: Bool

    /// One answer.
    struct Choice: Sendable, Hashable {
        let id: String
        let value: String
        let label: String
        /// Not called a hint, as a template would print the question's for want of one.
        let note: String?
        let notedBy: String?
        let isChosen: Bool
        /// Shown and not to be chosen; the hint says why.
        let isImpossible: Bool
    }

    init(
        _ name: String,
        _ legend: String,
        _ answers: [Answer],
        chosen: Set<String> = [],
        hint: String? = nil,
        problems: Problems = .none,
        isRequired: Bool = true,
        isSearchable: Bool = false
    ) {
        self.name = name
        self.legend = legend
        self.hint = hint
        error = problems[name]
        describedBy = Field.describing(name, hint: hint, error: error)
        self.isRequired = isRequired
        self.isSearchable = isSearchable
        choices = answers.enumerated().map { place, answer in
            // The first has the question's own id, so that a link from the summary of errors leads to it.
            let id = place == 0 ? name : "\(name)-\(place + 1)"
            return Choice(
                id: id,
                value: answer.value,
                label: answer.label,
                note: answer.hint,
                notedBy: answer.hint.map { _ in "\(id)-hint" },
                isChosen: chosen.contains(answer.value),
                isImpossible: answer.isImpossible
            )
        }
    }

    /// What can be answered, as its page says it.
    struct Answer: Sendable, Hashable {
        let value: String
        let label: String
        let hint: String?
        let isImpossible: Bool

        init(_ value: String, _ label: String, hint: String? = nil, isImpossible: Bool = false) {
            self.value = value
            self.label = label
            self.hint = hint
            self.isImpossible = isImpossible
        }
    }
}
