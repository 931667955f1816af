// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning

/// What is asked often, for whoever has support.
struct QuestionPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let search = String((visit.query["q"] ?? "").prefix(200))
        let platform = visit.pages.platform
        let list = try await FrequentQuestions(platform).list(finding: search, by: signedIn.viewer)
        let area: SupportArea
        do {
            area = try await SupportRequests(platform).area(by: signedIn.viewer)
        } catch is NotFound {
            // A model may let somebody read the questions who asks none.
            area = SupportArea(openable: [], hasRequests: false, hasQuestions: true)
        }
        return try visit.show(QuestionsPage(visit, signedIn, area, list, search))
    }
}

/// The questions with their answers, to be edited by those who may.
struct QuestionsPage: Page {
    static let template = "support/questions"

    let frame: Frame
    let tabs: [SuperviseTabs.Tab]
    let add: String?
    let address: String
    let search: String
    let questions: [Line]
    let hasQuestions: Bool
    let nothing: EmptyState?

    /// One question.
    struct Line: Sendable {
        let question: String
        let answer: String
        let editing: Editing?
    }

    /// What an editor does with it.
    struct Editing: Sendable {
        let edit: String
        let move: String
        let isFirst: Bool
        let isLast: Bool
        let removal: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ area: SupportArea,
        _ list: FrequentQuestionList,
        _ search: String
    ) {
        let organisation = signedIn.organisation
        let hasArea = area.hasRequests || !area.openable.isEmpty
        frame = Frame(visit, "Frequently asked questions", trail: hasArea ? [signedIn.supportPlace] : [])
        tabs = hasArea ? SupportTabs.tabs(.questions, area, at: organisation) : []
        add = list.mayEdit ? Address.newQuestion(organisation) : nil
        address = Address.questions(organisation)
        self.search = search
        let last = list.items.count - 1
        questions = list.items.enumerated().map { place, item in
            // In what was found nothing has a neighbour to change places with.
            let isWhole = search.isEmpty
            let editing = Editing(
                edit: Address.question(organisation, item.id),
                move: Address.moveQuestion(organisation, item.id),
                isFirst: place == 0 || !isWhole,
                isLast: place == last || !isWhole,
                removal: Address.questionRemoval(organisation, item.id)
            )
            return Line(question: item.question, answer: item.answer, editing: list.mayEdit ? editing : nil)
        }
        hasQuestions = !questions.isEmpty
        nothing = hasQuestions ? nil : Self.nothing(search, add, at: organisation)
    }

    private static func nothing(_ search: String, _ add: String?, at organisation: String) -> EmptyState {
        guard search.isEmpty else {
            return EmptyState(
                "No question is found",
                says: "Try fewer words.",
                action: Frame.Place("Show all questions", at: Address.questions(organisation))
            )
        }
        return EmptyState(
            "There are no questions yet",
            says: add == nil
                ? "Whoever administers this may write some." : "Write down what people ask again and again.",
            icon: "question",
            action: add.map { Frame.Place("Write a question", at: $0) }
        )
    }
}
