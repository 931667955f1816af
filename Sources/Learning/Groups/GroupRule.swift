// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// By which answers to questions of registration somebody is in a group.
///
/// Somebody is in it when, for each question of the rule, their answer is one of those that count. A rule without
/// questions puts nobody into the group: there is none then.
package struct GroupRule: Sendable, Hashable {
    /// The answers that count, by question, in the order in which they were written.
    package var answers: [Int64: [String]]

    package init(_ answers: [Int64: [String]] = [:]) {
        self.answers = answers.filter { !$0.value.isEmpty }
    }

    package var isEmpty: Bool { answers.isEmpty }

    /// Of all groups of an organisation together.
    package static let countMaximum = 200
    /// To one question, as many as a question can have to choose from.
    package static let answersMaximum = 50
    /// So many people come or go at once at most, as all of it is one change.
    package static let changesMaximum = 10_000
}

/// A rule with the questions that it asks about, as it is shown.
package struct GroupRuleDetails: Sendable, Hashable {
    package let rule: GroupRule
    /// Those that are asked now, and can be asked about.
    package let questions: [ProfileQuestion]

    package init(rule: GroupRule, questions: [ProfileQuestion]) {
        self.rule = rule
        self.questions = questions
    }
}

/// Who would come into a group and who would leave it, before a rule is saved.
package struct GroupRulePreview: Sendable, Hashable {
    package let rule: GroupRule
    package let joining: Some
    package let leaving: Some
    /// How many would be in it by the rule.
    package let membersCount: Int

    /// The first of some people by name, and how many there are.
    package struct Some: Sendable, Hashable {
        package let names: [String]
        package let count: Int

        package init(names: [String], count: Int) {
            self.names = names
            self.count = count
        }
    }

    package init(rule: GroupRule, joining: Some, leaving: Some, membersCount: Int) {
        self.rule = rule
        self.joining = joining
        self.leaving = leaving
        self.membersCount = membersCount
    }

    static let namesMaximum = 10
}

extension ProfileQuestion {
    /// An answer as it is compared: a text without accents and in small letters, so that `ward 4` is `Ward 4`.
    func key(of answer: String) -> String { kind == .text ? Title.key(of: answer) : answer }
}

/// A rule as people are held against it.
struct GroupRuleTest {
    private let keys: [(question: ProfileQuestion, keys: Set<String>)]

    init(_ rule: GroupRule, _ questions: [ProfileQuestion]) {
        keys = questions.compactMap { question in
            rule.answers[question.id].map { (question, Set($0.map(question.key))) }
        }
    }

    /// Whether somebody with these answers is in the group.
    func admits(_ answers: [Int64: String]) -> Bool {
        !keys.isEmpty
            && keys.allSatisfy { question, keys in
                answers[question.id].map { keys.contains(question.key(of: $0)) } ?? false
            }
    }
}

extension GroupRule {
    /// The rule as it can be kept: each answer fits its question, and none stands there twice.
    ///
    /// An answer that was taken off a question's list can stay in a rule that had it.
    ///
    /// - Throws: ``InvalidInput`` with everything that is wrong.
    func checked(_ questions: [ProfileQuestion], before: GroupRule) throws -> GroupRule {
        var (kept, problems): ([Int64: [String]], [InvalidInput.Problem]) = ([:], [])
        for question in questions where question.isAsked {
            let said = (answers[question.id] ?? []).filter { $0.contains { !$0.isWhitespace } }
            let fitting = said.compactMap { question.fitting($0, inRule: before.answers[question.id] ?? []) }
            var seen: Set<String> = []
            kept[question.id] = fitting.filter { seen.insert(question.key(of: $0)).inserted }
            if fitting.count < said.count || seen.count > Self.answersMaximum {
                let message =
                    question.kind == .text
                    ? "Write up to \(Self.answersMaximum) answers, each on a line of its own, of at most "
                        + "\(Title.lengthMaximum) characters."
                    : "Choose among the answers."
                problems.append(.init(field: question.field, message: message))
            }
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let rule = GroupRule(kept)
        guard !rule.isEmpty else {
            let field = questions.first(where: \.isAsked)?.field ?? "rule"
            throw InvalidInput(field, "Say for at least one question which answers count.")
        }
        return rule
    }
}

extension ProfileQuestion {
    fileprivate func fitting(_ answer: String, inRule before: [String]) -> String? {
        switch kind {
        case .text: Title(answer)?.text
        case .choice: choices.contains(answer) || before.contains(answer) ? answer : nil
        case .yesNo: ["yes", "no"].contains(answer) ? answer : nil
        }
    }
}
