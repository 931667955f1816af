// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// One proficiency: what it asks, the form to answer it with, and what became of each answer.
struct ProficiencyPage: Page {
    static let template = "steps/proficiency"

    let frame: Frame
    /// The group and the code that it stands under.
    let caption: String
    let statement: String
    let isOptional: Bool
    let state: Tag
    let guidance: String?
    let kinds: String?
    /// Why it was not done.
    let objections: [String]
    let form: AnswerForm?
    /// What was typed and cannot be sent any more.
    let unsaved: String?
    let request: Request?
    let sentBack: SentBackNote?
    let past: AnswerHistory?
    let previous: Frame.Place?
    let next: Frame.Place?

    /// The form to answer with.
    struct AnswerForm: Sendable {
        let action: String
        let answers: Choices
        let evidence: LongField
        /// The files beside the present answer, ticked as long as they stay.
        let kept: Choices?
        let filesError: String?
        let filesDescribed: String
        /// How large they may be together.
        let filesBytes: Int
        let mayAsk: Bool
        /// What comes of another answer; the form is opened by whoever wants that.
        let warns: String?
        let isOpen: Bool
    }

    /// Who sent the present answer back, and what they wrote.
    struct SentBackNote: Sendable {
        let says: String
        let quote: String
    }

    /// What waits for somebody.
    struct Request: Sendable {
        let words: String
        let withdraw: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ history: ProficiencyHistory,
        typed: TypedAnswer? = nil,
        problems: Problems = .none,
        objections: [String] = []
    ) {
        let (organisation, record, line) = (signedIn.organisation, history.record, history.line)
        let proficiency = line.proficiency
        frame = Frame(
            visit,
            "\(proficiency.code) \(proficiency.statement)",
            trail: [
                signedIn.learningPortal,
                Frame.Place(record.title, at: Address.ownStep(organisation, record.node)),
            ],
            problems: problems
        )
        caption = "\(proficiency.heading) · \(proficiency.code)"
        statement = proficiency.statement
        isOptional = !proficiency.isRequired
        state = Tag(line.standing)
        guidance = proficiency.guidance.isEmpty ? nil : proficiency.guidance
        kinds = proficiency.evidence.isEmpty ? nil : proficiency.evidence.capitalisedFirst
        self.objections = objections
        form =
            history.mayAnswer
            ? AnswerForm(history, at: organisation, typed, problems, isOpen: typed != nil) : nil
        unsaved = history.mayAnswer ? nil : typed.flatMap { $0.evidence.isEmpty ? nil : $0.evidence }
        request = Request(history, at: organisation)
        sentBack = SentBackNote(line)
        past = history.answers.isEmpty ? nil : AnswerHistory(history.answers, at: organisation)
        previous = Self.neighbour(of: history, -1, at: organisation)
        next = Self.neighbour(of: history, 1, at: organisation)
    }

    /// The proficiency before or after, in the order of the framework.
    private static func neighbour(
        of history: ProficiencyHistory,
        _ distance: Int,
        at organisation: String
    ) -> Frame.Place? {
        guard let line = history.record.line(history.line.proficiency.number + distance) else { return nil }
        let (node, proficiency) = (history.record.node, line.proficiency)
        return Frame.Place(
            "\(proficiency.code) \(proficiency.statement)",
            at: Address.ownProficiency(organisation, node, proficiency.number)
        )
    }
}
