// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import Organisations

/// The questions that are asked of whoever registers.
struct ProfileQuestionPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let questions = try await ProfileQuestions(visit.pages.platform).list(by: signedIn.viewer)
        return try visit.show(ProfileQuestionsPage(visit, signedIn, questions))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        _ = try await ProfileQuestions(visit.pages.platform).list(by: signedIn.viewer)
        return try visit.show(ProfileQuestionFormPage(visit, signedIn, nil, .none))
    }

    func add(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let questions = ProfileQuestions(visit.pages.platform)
        _ = try await questions.list(by: signedIn.viewer)
        guard let kind = visit.form["kind"].flatMap(ProfileQuestion.Kind.init) else {
            let problems = Problems([.init("kind", "Choose how it is answered.")])
            let page = ProfileQuestionFormPage(visit, signedIn, nil, problems)
            return try visit.show(page, status: .unprocessableContent)
        }
        do {
            let draft = ProfileQuestionDraft(visit.form, kind)
            try await questions.add(draft, form: visit.formWord, by: signedIn.viewer)
            return visit.redirect(
                to: Address.profileQuestions(signedIn.organisation),
                saying: "It is asked of whoever registers from now on."
            )
        } catch let error as InvalidInput {
            let page = ProfileQuestionFormPage(visit, signedIn, nil, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let page = ProfileQuestionFormPage(visit, signedIn, nil, Problems(objection, at: "words"))
            return try visit.show(page, status: .conflict)
        }
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(ProfileQuestionFormPage(visit, signedIn, try await question(visit, signedIn), .none))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let question = try await question(visit, signedIn)
        do {
            let draft = ProfileQuestionDraft(visit.form, question.kind)
            let seen = visit.form["seen"] ?? ""
            try await ProfileQuestions(visit.pages.platform)
                .change(question.id, to: draft, seen: seen, by: signedIn.viewer)
            return visit.redirect(to: Address.profileQuestions(signedIn.organisation), saying: "Saved.")
        } catch let error as InvalidInput {
            let page = ProfileQuestionFormPage(visit, signedIn, question, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let now = try await self.question(visit, signedIn)
            let page = ProfileQuestionFormPage(visit, signedIn, now, .none, Meanwhile(objection, now))
            return try visit.show(page, status: .conflict)
        }
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await ProfileQuestions(visit.pages.platform)
            .remove(Int64(try visit.number("question")), by: signedIn.viewer)
        return visit.redirect(
            to: Address.profileQuestions(signedIn.organisation),
            saying: "It is asked no more. What was answered stays on the profiles."
        )
    }

    private func question(_ visit: Visit, _ signedIn: SignedIn) async throws -> ProfileQuestion {
        let number = Int64(try visit.number("question"))
        let questions = try await ProfileQuestions(visit.pages.platform).list(by: signedIn.viewer)
        guard let question = questions.first(where: { $0.id == number }) else { throw Problem.notFound([]) }
        return question
    }
}

extension Meanwhile {
    /// A question on registration.
    fileprivate init(_ objection: Objection, _ question: ProfileQuestion) {
        let need = question.isRequired ? "Yes" : "No"
        if question.kind == .choice {
            let choices = question.choices.joined(separator: "\n")
            self.init(
                objection,
                [
                    "What do you ask?": question.words, "Answers to choose from": choices,
                    "Does everybody have to answer?": need,
                ]
            )
        } else {
            self.init(objection, ["What do you ask?": question.words, "Does everybody have to answer?": need])
        }
    }
}

extension ProfileQuestionDraft {
    fileprivate init(_ form: Form, _ kind: ProfileQuestion.Kind) {
        self.init(
            words: form["words"] ?? "",
            kind: kind,
            choices: form["choices"] ?? "",
            isRequired: form["required"] == "yes"
        )
    }
}

/// The questions that are asked.
struct ProfileQuestionsPage: Page {
    static let template = "profiles/list"

    let frame: Frame
    let questions: [Line]
    let hasQuestions: Bool
    /// Nil where there are as many as there can be.
    let newQuestion: String?
    let full: String?
    let nobody: EmptyState?

    /// One of them.
    struct Line: Sendable {
        let words: String
        let kind: String
        let need: String
        let questionAddress: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ questions: [ProfileQuestion]) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Questions on registration",
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))]
        )
        self.questions = questions.map { question in
            Line(
                words: question.words,
                kind: question.kind.words,
                need: question.isRequired ? "Required" : "Optional",
                questionAddress: Address.profileQuestion(organisation, question.id)
            )
        }
        hasQuestions = !questions.isEmpty
        let isFull = questions.count >= ProfileQuestions.countMaximum
        newQuestion = isFull ? nil : Address.newProfileQuestion(organisation)
        full = isFull ? "There are \(ProfileQuestions.countMaximum) questions, and no more can be asked." : nil
        nobody =
            hasQuestions
            ? nil
            : EmptyState(
                "Nothing more is asked",
                says: "Whoever registers gives a name and an e-mail address. Ask up to six things more.",
                icon: "question"
            )
    }
}

extension ProfileQuestion.Kind {
    /// How it is answered, in words.
    fileprivate var words: String {
        switch self {
        case .text: "A line of text"
        case .choice: "One of a list"
        case .yesNo: "Yes or no"
        }
    }
}

/// Writing a question.
struct ProfileQuestionFormPage: Page {
    static let template = "profiles/form"

    let frame: Frame
    let meanwhile: Meanwhile?
    let action: String
    let hidden: [HiddenField]
    let words: Field
    /// Nil for one that is asked: its kind stays.
    let kind: Choices?
    let choices: LongField?
    let required: Choices
    let cancel: String
    let removal: String?

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ question: ProfileQuestion?,
        _ problems: Problems,
        _ meanwhile: Meanwhile? = nil
    ) {
        self.meanwhile = meanwhile
        let organisation = signedIn.organisation
        cancel = Address.profileQuestions(organisation)
        frame = Frame(
            visit,
            question.map { "Edit “\($0.words)”" } ?? "New question",
            trail: [Frame.Place("Questions on registration", at: cancel)],
            problems: problems
        )
        action =
            question.map { Address.profileQuestion(organisation, $0.id) } ?? Address.newProfileQuestion(organisation)
        let seen = problems.all.isEmpty ? question?.mark : question.map { _ in visit.form["seen"] ?? "" }
        hidden = [HiddenField("seen", seen), question == nil ? visit.once : nil].compactMap(\.self)
        let isSent = !problems.all.isEmpty || meanwhile != nil
        words = Field(
            "words",
            "What do you ask?",
            value: isSent ? visit.form["words"] ?? "" : question?.words ?? "",
            hint: "Such as “Where do you work?”",
            problems: problems,
            width: .long
        )
        kind =
            question == nil
            ? Choices(
                "kind",
                "How is it answered?",
                ProfileQuestion.Kind.allCases.map { Choices.Answer($0.rawValue, $0.words) },
                chosen: Set([visit.form["kind"]].compactMap(\.self)),
                problems: problems
            ) : nil
        choices =
            question == nil || question?.kind == .choice
            ? LongField(
                "choices",
                "Answers to choose from",
                value: isSent ? visit.form["choices"] ?? "" : question?.choices.joined(separator: "\n") ?? "",
                rows: 6,
                hint: "One on each line. "
                    + (question == nil ? "Only for one of a list." : "Who chose one that you take off keeps it."),
                problems: problems,
                isRequired: question != nil
            ) : nil
        let isRequired = isSent ? visit.form["required"] == "yes" : question?.isRequired ?? false
        required = Choices(
            "required",
            "Does everybody have to answer?",
            [Choices.Answer("yes", "Yes"), Choices.Answer("no", "No")],
            chosen: [isRequired ? "yes" : "no"]
        )
        removal = question.map { Address.profileQuestionRemoval(organisation, $0.id) }
    }
}
