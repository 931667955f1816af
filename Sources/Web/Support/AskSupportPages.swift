// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations

/// Asking support something.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/support/new` | the form, below what is asked often; `?q=` finds in that |
/// | POST | the same | asks |
struct AskSupportPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let search = String((visit.query["q"] ?? "").prefix(200))
        let draft = SupportDraft(kind: nil, subject: search, text: "")
        return try await show(draft, finding: search, .none, .ok, visit, signedIn)
    }

    func send(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let kind = visit.form["kind"].flatMap(SupportKind.init)
        let typed = TypedMessage(visit.form, visit.uploads)
        let draft = SupportDraft(kind: kind, subject: visit.form["subject"] ?? "", text: typed.text)
        let requests = SupportRequests(visit.pages.platform)
        let openable = try await requests.area(by: signedIn.viewer).openable
        guard !openable.isEmpty else { throw NotFound() }
        do {
            guard let kind else { throw InvalidInput("kind", "Choose what it is about.") }
            let id = try await requests.ask(
                kind,
                draft.subject,
                saying: draft.text,
                files: typed.files,
                form: visit.formWord,
                by: signedIn.viewer
            )
            return visit.redirect(
                to: Address.supportRequest(signedIn.organisation, id),
                saying: "Sent. You are told when support answers."
            )
        } catch let input as InvalidInput {
            return try await show(draft, finding: "", Problems(input), .unprocessableContent, visit, signedIn)
        } catch let objection as Objection {
            return try await show(draft, finding: "", .none, .conflict, visit, signedIn, says: [objection.sentence])
        }
    }

    private func show(
        _ draft: SupportDraft,
        finding search: String,
        _ problems: Problems,
        _ status: HTTPResponse.Status,
        _ visit: Visit,
        _ signedIn: SignedIn,
        says: [String] = []
    ) async throws -> Response {
        let platform = visit.pages.platform
        let area = try await SupportRequests(platform).area(by: signedIn.viewer)
        guard !area.openable.isEmpty else { throw NotFound() }
        let isAsked = area.hasQuestions && !search.isEmpty
        let found = isAsked ? try await FrequentQuestions(platform).list(finding: search, by: signedIn.viewer) : nil
        let page = AskSupportPage(
            visit,
            signedIn,
            area,
            draft,
            found: found?.items,
            problems: problems,
            objections: says
        )
        return try visit.show(page, status: status)
    }
}

/// What was entered to be asked.
struct SupportDraft: Sendable, Hashable {
    let kind: SupportKind?
    let subject: String
    let text: String
}

/// The form to ask with.
struct AskSupportPage: Page {
    static let template = "support/ask"

    let frame: Frame
    let objections: [String]
    let finding: Finding?
    let action: String
    let kinds: Choices?
    /// The one kind that there is to be asked.
    let only: HiddenField?
    let onlySays: String?
    let hidden: [HiddenField]
    let subject: Field
    let text: LongField
    let filesError: String?
    let filesDescribed: String
    let cancel: String

    /// What is asked often, in which one looks first.
    struct Finding: Sendable {
        let address: String
        let search: String
        let found: [FoundQuestion]
        let says: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ area: SupportArea,
        _ draft: SupportDraft,
        found: [FrequentQuestion]?,
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Ask support", trail: [signedIn.supportPlace], problems: problems)
        self.objections = objections
        finding = area.hasQuestions ? Finding(found, draft.subject, at: organisation) : nil
        action = Address.askSupport(organisation)
        let one = area.openable.count == 1 ? area.openable.first : nil
        kinds = one == nil ? Self.kinds(area, draft, problems) : nil
        only = HiddenField("kind", one?.rawValue)
        onlySays = one.map { "What you ask here is “\($0.title.lowercased())”." }
        hidden = [visit.once].compactMap(\.self)
        subject = Field(
            "subject",
            "What is it about?",
            value: draft.subject,
            hint: "A few words, by which you find it again.",
            problems: problems,
            width: .long
        )
        text = LongField(
            "text",
            "What do you need help with?",
            value: draft.text,
            rows: 8,
            hint: "What you did, what happened, and what you expected. Never name a patient.",
            problems: problems
        )
        filesError = problems["files"]
        filesDescribed = "files-hint" + (filesError == nil ? "" : " files-error")
        cancel = Address.support(organisation)
    }

    private static func kinds(_ area: SupportArea, _ draft: SupportDraft, _ problems: Problems) -> Choices {
        Choices(
            "kind",
            "What kind of question is it?",
            area.openable.map { Choices.Answer($0.rawValue, $0.title, hint: $0.says) },
            chosen: Set([draft.kind?.rawValue].compactMap(\.self)),
            problems: problems
        )
    }
}

extension AskSupportPage.Finding {
    fileprivate init(_ questions: [FrequentQuestion]?, _ words: String, at organisation: String) {
        address = Address.askSupport(organisation)
        search = questions == nil ? "" : words
        found = (questions ?? []).prefix(10).map { FoundQuestion($0) }
        says =
            questions.map { questions in
                questions.isEmpty
                    ? "Nothing that is asked often fits. Ask below, and support answers you."
                    : "Perhaps one of these answers it. If not, ask below."
            }
    }
}

/// A question with its answer, which opens.
struct FoundQuestion: Sendable {
    let question: String
    let answer: String

    init(_ entry: FrequentQuestion) {
        (question, answer) = (entry.question, entry.answer)
    }
}

extension SupportKind {
    /// What it is for.
    fileprivate var says: String {
        switch self {
        case .technical: "Something does not work, or you cannot do what you should be able to."
        case .other: "How the platform is used, who does what, dates, training."
        }
    }
}
