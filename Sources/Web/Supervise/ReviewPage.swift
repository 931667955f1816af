// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One answer with everything that helps to decide on it.
struct ReviewPage: Page {
    static let template = "supervise/review"

    let frame: Frame
    let state: Tag
    let facts: Summary
    let guidance: String?
    let answer: AnswerHistory
    let earlier: AnswerHistory?
    /// Why it cannot be decided on now, as things are.
    let obstacle: String?
    /// The answer that took this one's place.
    let present: String?
    let form: DecisionForm?
    /// What was written and could not be kept, so that it can be copied.
    let unsent: String?
    let onlyLook: String?
    let record: Frame.Place

    /// What is decided, and by which buttons.
    struct DecisionForm: Sendable {
        let action: String
        let comment: LongField
        let confirm: String?
        let sendBack: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ reviewed: ReviewableAnswer,
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let (organisation, record, line) = (signedIn.organisation, reviewed.record, reviewed.line)
        let proficiency = line.proficiency
        frame = Frame(
            visit,
            "\(proficiency.code) \(proficiency.statement)",
            trail: signedIn.trail(to: record),
            problems: problems
        )
        facts = Summary(Self.facts(record, proficiency, signedIn.words.step))
        guidance = proficiency.guidance.isEmpty ? nil : proficiency.guidance
        let isPresent = line.answer?.id == reviewed.id
        state = isPresent ? Tag(line.standing) : Tag("Changed since", .warning)
        answer = AnswerHistory(reviewed.answers.filter { $0.id == reviewed.id }, at: organisation)
        let others = reviewed.answers.filter { $0.id != reviewed.id }
        earlier = others.isEmpty ? nil : AnswerHistory(others, at: organisation)
        let mayDecide = reviewed.mayConfirm || reviewed.maySendBack
        obstacle = objection ?? (mayDecide ? reviewed.obstacle?.asSentence : nil)
        present = isPresent ? nil : line.answer.map { Address.review(organisation, $0.id) }
        form =
            mayDecide && reviewed.obstacle == nil
            ? DecisionForm(
                action: reviewed.mayConfirm
                    ? Address.confirmAnswer(organisation, reviewed.id)
                    : Address.sendBackAnswer(organisation, reviewed.id),
                comment: LongField(
                    "comment",
                    "Comment to \(record.learnerName)",
                    value: visit.form.verbatim("comment") ?? "",
                    hint: "You may leave it empty if you confirm. If you send it back, say what has to be improved.",
                    problems: problems
                ),
                confirm: reviewed.mayConfirm ? Address.confirmAnswer(organisation, reviewed.id) : nil,
                sendBack: reviewed.maySendBack ? Address.sendBackAnswer(organisation, reviewed.id) : nil
            ) : nil
        unsent = form == nil ? visit.form["comment"] : nil
        onlyLook = mayDecide ? nil : Self.onlyLook(isOwn: signedIn.viewer.subject == record.learner)
        self.record = Frame.Place(
            "All of \(record.title) of \(record.learnerName)",
            at: Address.learnerStep(organisation, record.learner, record.node)
        )
    }

    private static func facts(_ record: StepRecord, _ proficiency: Proficiency, _ word: String) -> [Summary.Row] {
        var rows = [
            Summary.Row("Learner", record.learnerName), Summary.Row(word, record.title),
            Summary.Row("Group", proficiency.heading),
            Summary.Row("For the sign-off", proficiency.isRequired ? "Required" : "Optional"),
        ]
        if !proficiency.evidence.isEmpty { rows.append(Summary.Row("May be evidenced by", proficiency.evidence)) }
        return rows
    }

    private static func onlyLook(isOwn: Bool) -> String {
        isOwn
            ? "This is your own answer. Nobody confirms their own: ask somebody else to."
            : "You may look at this answer, and not decide on it."
    }
}
