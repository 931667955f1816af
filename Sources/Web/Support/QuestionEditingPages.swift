// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// Writing what is asked often.
///
/// | method | path | |
/// |---|---|---|
/// | GET, POST | `/{organisation}/support/questions/new` | another one |
/// | GET, POST | `/{organisation}/support/questions/{question}` | its words |
/// | POST | `…/move` | changes places with its neighbour |
/// | GET, POST | `…/removal` | takes it out |
struct QuestionEditingPages: Sendable {
    func new(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await FrequentQuestions(visit.pages.platform).demandEditing(by: signedIn.viewer)
        return try visit.show(QuestionFormPage(visit, signedIn, nil))
    }

    func add(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let typed = TypedQuestion(visit.form)
        do {
            try await FrequentQuestions(visit.pages.platform)
                .add(typed.question, typed.answer, form: visit.formWord, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let page = QuestionFormPage(visit, signedIn, nil, typed: typed, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let problems = Problems(objection, at: "question")
            let page = QuestionFormPage(visit, signedIn, nil, typed: typed, problems: problems)
            return try visit.show(page, status: .conflict)
        }
        return back(visit, signedIn, "The question is there, at the end of the list.")
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(QuestionFormPage(visit, signedIn, try await details(visit, signedIn)))
    }

    func save(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let typed = TypedQuestion(visit.form)
        do {
            try await FrequentQuestions(visit.pages.platform).edit(
                Int64(try visit.number("question")),
                typed.question,
                typed.answer,
                version: typed.version,
                by: signedIn.viewer
            )
        } catch let input as InvalidInput {
            let now = try await details(visit, signedIn)
            let page = QuestionFormPage(visit, signedIn, now, typed: typed, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let now = try await details(visit, signedIn)
            let page = QuestionFormPage(visit, signedIn, now, typed: typed, objections: [objection.sentence])
            return try visit.show(page, status: .conflict)
        }
        return back(visit, signedIn, "The question is changed.")
    }

    func move(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await FrequentQuestions(visit.pages.platform)
            .move(Int64(try visit.number("question")), up: visit.form["way"] == "up", by: signedIn.viewer)
        return back(visit, signedIn, nil)
    }

    func checkRemoval(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(QuestionRemovalPage(visit, signedIn, try await details(visit, signedIn)))
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await FrequentQuestions(visit.pages.platform)
            .remove(Int64(try visit.number("question")), by: signedIn.viewer)
        return back(visit, signedIn, "The question is removed.")
    }

    private func details(_ visit: Visit, _ signedIn: SignedIn) async throws -> FrequentQuestion {
        try await FrequentQuestions(visit.pages.platform)
            .details(Int64(try visit.number("question")), by: signedIn.viewer)
    }

    private func back(_ visit: Visit, _ signedIn: SignedIn, _ sentence: String?) -> Response {
        visit.redirect(to: Address.questions(signedIn.organisation), saying: sentence)
    }
}

/// What was entered about a question.
struct TypedQuestion: Sendable, Hashable {
    let question: String
    let answer: String
    /// The version that the editor saw.
    let version: Int64

    init(_ form: Form) {
        question = form["question"] ?? ""
        answer = form["answer"] ?? ""
        version = form["version"].flatMap(Int64.init) ?? 0
    }
}

/// The form to write a question with.
struct QuestionFormPage: Page {
    static let template = "support/question-form"

    let frame: Frame
    let objections: [String]
    /// What stands there by now, where somebody else changed it.
    let present: FoundQuestion?
    let action: String
    let hidden: [HiddenField]
    let question: Field
    let answer: LongField
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ now: FrequentQuestion?,
        typed: TypedQuestion? = nil,
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            now == nil ? "Write a question" : "Change a question",
            trail: [
                signedIn.supportPlace, Frame.Place("Frequently asked questions", at: Address.questions(organisation)),
            ],
            problems: problems
        )
        self.objections = objections
        present = objections.isEmpty ? nil : now.map { FoundQuestion($0) }
        action = now.map { Address.question(organisation, $0.id) } ?? Address.newQuestion(organisation)
        // Who was told what changed meanwhile saves over that; who only mistyped, over what they saw first.
        let version = problems.all.isEmpty ? now?.version : typed?.version
        hidden = [HiddenField("version", version.map { String($0) }), now == nil ? visit.once : nil].compactMap(\.self)
        question = Field(
            "question",
            "Question",
            value: typed?.question ?? now?.question ?? "",
            hint: "As people ask it.",
            problems: problems,
            width: .long
        )
        answer = LongField(
            "answer",
            "Answer",
            value: typed?.answer ?? now?.answer ?? "",
            rows: 10,
            hint: "An empty line begins a new paragraph.",
            problems: problems
        )
        cancel = Address.questions(organisation)
    }
}

/// Whether a question is to go.
struct QuestionRemovalPage: Page {
    static let template = "support/question-removal"

    let frame: Frame
    let question: String
    let answer: String
    let action: String
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ now: FrequentQuestion) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Remove this question?",
            trail: [
                signedIn.supportPlace, Frame.Place("Frequently asked questions", at: Address.questions(organisation)),
            ]
        )
        (question, answer) = (now.question, now.answer)
        action = Address.questionRemoval(organisation, now.id)
        cancel = Address.questions(organisation)
    }
}
