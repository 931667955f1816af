// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations

@testable import Learning
@testable import Web

extension PageSamples {
    /// Questions of registration, answers to them, and several who are decided on at once.
    var profileQuestions: [any Web.Page] {
        let (ada, person) = (Site.ada, PersonID(index: 3))
        let problems = Problems([
            .init("words", "Write"), .init("kind", "Choose"), .init("choices", "Write"), .init("question-1", "Answer"),
        ])
        let kept: [Int64: String] = [1: "Ward 4", 2: "Day", 3: "yes"]
        let fields = ProfileQuestionField.all(sampleQuestions, visit.form, kept: kept, .none)
        let full = Array(repeating: sampleQuestions[0], count: ProfileQuestions.countMaximum)
        return [
            ProfileQuestionsPage(visit, ada, sampleQuestions),
            ProfileQuestionsPage(visit, ada, full),
            ProfileQuestionsPage(visit, ada, []),
            ProfileQuestionFormPage(visit, ada, nil, problems),
            ProfileQuestionFormPage(visit, ada, sampleQuestions[1], .none),
            ProfileQuestionFormPage(
                visit,
                ada,
                sampleQuestions[1],
                .none,
                Meanwhile(Objection("somebody changed this", remedy: "compare"), ["What do you ask?": "Where?"])
            ),
            AnswersPage(visit, ada, person, "Priya Raman", fields, problems),
            AnswersPage(visit, ada, person, "Priya Raman", [], .none),
            RegistrationManyCheckPage(visit, ada, [registration], approve: true),
            RegistrationManyCheckPage(mailing, ada, [], approve: false),
            RegistrationOutcomesPage(visit, ada, []),
            RegistrationOutcomesPage(
                visit,
                ada,
                [
                    outcome(.decided(.handed(person, name: "Tom Baker", word: "word"))), outcome(.decided(.refused)),
                    outcome(.decided(.invited(person))), outcome(.decided(.signsIn(person))), outcome(.notDone("no")),
                ]
            ),
        ]
    }

    var sampleQuestions: [ProfileQuestion] {
        [
            ProfileQuestion(id: 1, words: "Where do you work?", kind: .text, isRequired: true),
            ProfileQuestion(id: 2, words: "Which shift?", kind: .choice, choices: ["Day", "Night"]),
            ProfileQuestion(id: 3, words: "Are you a nurse?", kind: .yesNo),
            ProfileQuestion(id: 4, words: "Which unit?", kind: .choice, choices: (1...9).map { "Unit \($0)" }),
        ]
    }

    var sampleAnswers: [ProfileAnswer] {
        [
            ProfileAnswer(question: sampleQuestions[0], answer: "Ward 4"),
            ProfileAnswer(question: sampleQuestions[2], answer: "yes"),
        ]
    }

    private func outcome(_ result: RegistrationOutcome.Result) -> RegistrationOutcome {
        RegistrationOutcome(id: 1, name: "Tom Baker", result: result)
    }
}
