// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The wizard's second question: which proficiencies.
struct AskWhichPage: Page {
    static let template = "steps/ask-which"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let proficiencies: Choices
    /// A box for all of them, where there are several.
    let everything: String?
    let isEverything: Bool

    init(_ visit: Visit, _ signedIn: SignedIn, _ draft: AskDraft) {
        let (form, organisation, node) = (draft.form, draft.organisation, draft.own.record.node)
        let problems =
            form.step == .which ? Problems([.init("proficiency", "Choose at least one proficiency.")]) : .none
        frame = Frame(visit, "Which proficiencies?", trail: draft.trail(signedIn), problems: problems)
        steps = draft.steps(2)
        answers = Summary([
            Summary.Row("Whom", draft.people.map(\.name).listed, change: form.address(organisation, node))
        ])
        action = draft.action
        hidden = form.hidden(without: "proficiency", "all")
        let askable = draft.own.askable
        proficiencies = Choices(
            "proficiency",
            "Achieved, and not confirmed yet",
            askable.map { line in
                Choices.Answer(
                    String(line.proficiency.number),
                    "\(line.proficiency.code) \(line.proficiency.statement)",
                    hint: line.standing == .sentBack ? "It was sent back, and you have not changed it since." : nil
                )
            },
            chosen: Set(form.numbers.map(String.init)),
            problems: problems
        )
        everything = askable.count > 1 ? "All \(askable.count) of them" : nil
        isEverything = form.isEverything
    }
}
