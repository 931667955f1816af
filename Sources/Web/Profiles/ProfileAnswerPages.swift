// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// What somebody answered to the questions of registration, to be changed by themselves or who keeps profiles.
struct AnswerPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn, .none))
    }

    func save(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (people, person) = (People(visit.pages.platform), try visit.person())
        do {
            let questions = try await people.answers(of: person, by: signedIn.viewer).questions
            try await people.answer(visit.form.answers(to: questions), for: person, by: signedIn.viewer)
            return visit.redirect(to: Address.person(signedIn.organisation, person), saying: "Saved.")
        } catch let error as InvalidInput {
            return try visit.show(try await page(visit, signedIn, Problems(error)), status: .unprocessableContent)
        }
    }

    private func page(_ visit: Visit, _ signedIn: SignedIn, _ problems: Problems) async throws -> AnswersPage {
        let person = try visit.person()
        let found = try await People(visit.pages.platform).answers(of: person, by: signedIn.viewer)
        let fields = ProfileQuestionField.all(found.questions, visit.form, kept: found.answers, problems)
        return AnswersPage(visit, signedIn, person, found.name, fields, problems)
    }
}

/// The form with somebody's answers.
struct AnswersPage: Page {
    static let template = "profiles/answers"

    let frame: Frame
    let action: String
    let questions: [ProfileQuestionField]
    let hasQuestions: Bool
    let nobody: EmptyState?
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ person: PersonID,
        _ name: String,
        _ fields: [ProfileQuestionField],
        _ problems: Problems
    ) {
        let organisation = signedIn.organisation
        cancel = Address.person(organisation, person)
        let isOwn = signedIn.viewer.oneself == person
        frame = Frame(
            visit,
            isOwn ? "About you" : "About \(name)",
            trail: [Frame.Place(name, at: cancel)],
            problems: problems
        )
        action = Address.personAnswers(organisation, person)
        questions = fields
        hasQuestions = !fields.isEmpty
        nobody =
            hasQuestions
            ? nil
            : EmptyState(
                "Nothing is asked",
                says: "No questions are asked here beside the name and the e-mail address.",
                icon: "question"
            )
    }
}
