// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The last page: who will be asked about what, before it is sent.
struct AskCheckPage: Page {
    static let template = "steps/ask-check"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let lines: [Line]
    let hasLines: Bool
    /// Why it cannot be asked like that.
    let objections: [String]
    let cancel: String

    /// A proficiency with what whoever is asked will read.
    struct Line: Sendable {
        let code: String
        let statement: String
        let says: String
        let address: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ draft: AskDraft, _ objections: [String]) {
        let (form, organisation, node) = (draft.form, draft.organisation, draft.own.record.node)
        let title = objections.isEmpty ? "Check before you ask" : "This cannot be asked like that"
        frame = Frame(visit, title, trail: draft.trail(signedIn))
        steps = draft.steps(3)
        let count = draft.lines.count
        answers = Summary([
            Summary.Row("Whom", draft.people.map(\.name).listed, change: form.address(organisation, node)),
            Summary.Row(
                "Which",
                count == 1 ? "1 proficiency" : "\(count) proficiencies",
                change: form.address(organisation, node, after: .who)
            ),
        ])
        action = draft.action
        // Each is named, so that exactly what was read here is asked for.
        hidden =
            (draft.people.map { HiddenField("person", String($0.id.index)) }
            + draft.lines.map { HiddenField("proficiency", String($0.proficiency.number)) }).compactMap(\.self)
        lines = draft.lines.map { Line($0, draft.own.record, at: organisation) }
        hasLines = !lines.isEmpty
        self.objections = objections
        cancel = Address.ownStep(organisation, node)
    }
}

extension AskCheckPage.Line {
    fileprivate init(_ line: StepRecord.Line, _ record: StepRecord, at organisation: String) {
        code = line.proficiency.code
        statement = line.proficiency.statement
        let evidence = line.answer?.evidence ?? ""
        let answer = line.answer.map { "“\($0.words)”" } ?? ""
        says = evidence.isEmpty ? "\(answer), without evidence in writing" : "\(answer): \(evidence.shortened)"
        address = Address.ownProficiency(organisation, record.node, line.proficiency.number)
    }
}

extension String {
    /// The beginning of a long text, on one line.
    fileprivate var shortened: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 160 ? line : line.prefix(159) + "…"
    }
}
