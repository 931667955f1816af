// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Several answers, each with its whole evidence and a box to tick.
struct ConfirmManyPage: Page {
    static let template = "supervise/confirm"

    let frame: Frame
    let objection: String?
    let action: String
    let hidden: [HiddenField]
    let answers: [Line]
    let problem: String?
    let comment: LongField?
    /// Where those ticked are confirmed, and where they are sent back, as far as the viewer may.
    let confirm: String?
    let sendBack: String?
    let back: String

    /// An answer to look at.
    struct Line: Sendable {
        let head: String
        let learner: String
        let shown: AnswerHistory
        /// The box; nothing where it cannot be decided on.
        let box: Box?
        /// Why there is no box.
        let why: String?
        let review: String
    }

    /// What is ticked to decide on it.
    struct Box: Sendable {
        let boxID: String
        let value: String
        let words: String
        let isTicked: Bool
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ reviewed: [ReviewableAnswer],
        ticked: [Int64],
        problems: Problems = .none,
        objection: String? = nil
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Look at several answers",
            trail: [Frame.Place(signedIn.superviseTitle, at: Address.supervise(organisation))],
            problems: problems
        )
        self.objection = objection
        let decidable = reviewed.filter(\.isDecidable)
        confirm = decidable.contains(where: \.mayConfirm) ? Address.confirmMany(organisation) : nil
        sendBack = decidable.contains(where: \.maySendBack) ? Address.sendBackMany(organisation) : nil
        action = confirm ?? sendBack ?? Address.confirmMany(organisation)
        hidden = reviewed.compactMap { HiddenField("answer", String($0.id)) }
        let first = decidable.first?.id
        answers = reviewed.map { answer in
            // The first box has the question's own id, so that a link from the summary of errors leads to it.
            Line(answer, isFirst: answer.id == first, isTicked: ticked.contains(answer.id), at: organisation)
        }
        problem = problems["ticked"]
        comment =
            first == nil
            ? nil
            : LongField(
                "comment",
                "Comment to all of them",
                value: visit.form.verbatim("comment") ?? "",
                rows: 3,
                hint: "You may leave it empty if you confirm. If you send back, say what has to be improved.",
                problems: problems,
                isRequired: false
            )
        back = Address.supervise(organisation)
    }
}

extension ReviewableAnswer {
    /// Whether the viewer can decide on it now.
    fileprivate var isDecidable: Bool { (mayConfirm || maySendBack) && obstacle == nil }
}

extension ConfirmManyPage.Line {
    fileprivate init(_ reviewed: ReviewableAnswer, isFirst: Bool, isTicked: Bool, at organisation: String) {
        let proficiency = reviewed.line.proficiency
        head = "\(proficiency.code) \(proficiency.statement)"
        learner = "\(reviewed.record.learnerName), \(reviewed.record.title)"
        shown = AnswerHistory(reviewed.answers.filter { $0.id == reviewed.id }, at: organisation)
        box =
            reviewed.isDecidable
            ? ConfirmManyPage.Box(
                boxID: isFirst ? "ticked" : "ticked-\(reviewed.id)",
                value: String(reviewed.id),
                words: "Choose \(proficiency.code) of \(reviewed.record.learnerName)",
                isTicked: isTicked
            ) : nil
        why =
            reviewed.isDecidable
            ? nil : reviewed.obstacle?.asSentence ?? "You may not confirm this one."
        review = Address.review(organisation, reviewed.id)
    }
}
