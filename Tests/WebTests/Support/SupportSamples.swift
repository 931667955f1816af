// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// The support area.
    var support: [any Web.Page] {
        let ada = Site.ada
        let filter = SupportFilter(state: .open, isOwn: true, search: "x")
        let problems = Problems(
            ["kind", "subject", "text", "files", "question", "answer"].map { .init($0, "Shorten") }
        )
        let draft = SupportDraft(kind: .technical, subject: "x", text: "x")
        let typed = TypedQuestion(Form([.init(name: "answer", value: "x")]))
        return [
            SupportListPage(visit, ada, area, filter, requests(1)),
            SupportListPage(visit, ada, area, SupportFilter(), requests(0)),
            SupportListPage(visit, ada, area, filter, requests(0)),
            SupportRequestPage(visit, ada, request(), typed: "x", problems: problems, objections: ["No."]),
            SupportRequestPage(visit, ada, request(mayWrite: false)),
            AskSupportPage(visit, ada, area, draft, found: [question], problems: problems, objections: ["No."]),
            AskSupportPage(visit, ada, oneKind, draft, found: []),
            QuestionsPage(visit, ada, area, FrequentQuestionList(items: [question, question], mayEdit: true), ""),
            QuestionsPage(visit, ada, area, FrequentQuestionList(items: [], mayEdit: true), ""),
            QuestionFormPage(visit, ada, question, typed: typed, problems: problems),
            QuestionFormPage(visit, ada, question, typed: typed, objections: ["No."]),
            QuestionRemovalPage(visit, ada, question),
            DeskDoorPage(visit, desk.organisation, link, typed: "x", problems: Problems([.init("name", "Write")])),
            DeskListPage(visit, desk, .open, requests(1)),
            DeskListPage(visit, desk, nil, requests(0)),
            DeskRequestPage(visit, desk, request(), typed: "x", problems: problems, objections: ["No."]),
            DeskRequestPage(visit, desk, request(.closed), typed: "x"),
        ] + details
    }

    private var area: SupportArea { SupportArea(openable: SupportKind.allCases, hasRequests: true, hasQuestions: true) }
    private var oneKind: SupportArea { SupportArea(openable: [.other], hasRequests: true, hasQuestions: true) }

    private var link: OperatorLink { OperatorLink(until: moment, word: "a", mark: "b") }

    private var desk: DeskVisit {
        let organisation = OrganisationSummary(id: OrganisationID(number: 1), slug: "ashford", title: "Ashford")
        return DeskVisit(organisation: organisation, name: "Kim", until: moment, formToken: "f")
    }

    private var question: FrequentQuestion {
        FrequentQuestion(id: 1, question: "How?", answer: "So.\n\nAnd so.", version: 2, changedAt: moment)
    }

    private func summary(_ state: SupportState = .open) -> SupportSummary {
        SupportSummary(
            id: 1,
            kind: .technical,
            subject: "The import fails",
            state: state,
            asker: PersonID(index: 3),
            askerName: "Ada Okafor",
            askedAt: moment,
            changedAt: moment
        )
    }

    /// As many as fill more than a page of the list, or none.
    private func requests(_ count: Int) -> Paged<SupportSummary> {
        let items = Array(repeating: summary(), count: count)
        return Paged(items: items, page: Learning.Page(2, size: 1), total: count * 3)
    }

    private func request(_ state: SupportState = .open, mayWrite: Bool = true) -> SupportRequest {
        var message = SupportMessage(id: 1, by: "Kim", isByOperator: true, act: .replied, text: "So.", at: moment)
        message.files = [EvidenceFile(id: 4, name: "Log.txt", bytes: 1_400)]
        return SupportRequest(summary: summary(state), messages: [message], mayWrite: mayWrite)
    }
}
