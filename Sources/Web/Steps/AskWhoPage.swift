// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The wizard's first question: who is to confirm.
struct AskWhoPage: Page {
    static let template = "steps/ask-who"

    let frame: Frame
    let steps: Steps
    let action: String
    let hidden: [HiddenField]
    let search: String
    /// Whether there are so many that searching helps.
    let isSearchOffered: Bool
    let people: Choices?
    let groups: Choices? = nil
    let isCut: Bool
    let empty: EmptyState?

    /// How many are listed before one has to search.
    private static let shownMaximum = 30

    init(_ visit: Visit, _ signedIn: SignedIn, _ draft: AskDraft) {
        let form = draft.form
        let problems = form.step == .who || form.step == .which ? Self.problems(draft) : .none
        frame = Frame(visit, "Whom do you ask?", trail: draft.trail(signedIn), problems: problems)
        steps = draft.steps(1)
        action = draft.action
        hidden = form.hidden(without: "person")
        search = form.search
        isSearchOffered = draft.askable.count > 12
        // Who was chosen stays in the list, whatever is looked for next.
        let chosen = Set(draft.people.map(\.id))
        let others = draft.askable.filter { !chosen.contains($0.id) && $0.isFound(by: form.search) }
        let shown = draft.people + others.prefix(Self.shownMaximum)
        isCut = others.count > Self.shownMaximum
        let empty = Self.empty(draft, isNobodyFound: shown.isEmpty)
        self.empty = empty
        let isPossible = !draft.askable.isEmpty && !draft.own.askable.isEmpty
        people =
            isPossible && !shown.isEmpty
            ? Choices(
                "person",
                "Educators and assessors",
                shown.map { Choices.Answer(String($0.id.index), $0.name) },
                chosen: Set(chosen.map { String($0.index) }),
                hint: "Choose one, or up to \(AskDraft.peopleMaximum). Whoever is first decides.",
                problems: problems
            ) : nil
    }

    private static func problems(_ draft: AskDraft) -> Problems {
        guard !draft.hasPeople else { return .none }
        let sentence =
            draft.people.isEmpty
            ? "Choose whom to ask." : "Choose up to \(AskDraft.peopleMaximum); these are \(draft.people.count)."
        return Problems([.init("person", sentence)])
    }

    private static func empty(_ draft: AskDraft, isNobodyFound: Bool) -> EmptyState? {
        let back = Frame.Place("Back to the Step", at: Address.ownStep(draft.organisation, draft.own.record.node))
        if draft.own.askable.isEmpty {
            return EmptyState(
                "There is nothing to ask for",
                says: "Only what you assess as achieved can be confirmed, and only once.",
                icon: "check",
                action: back
            )
        }
        if draft.askable.isEmpty {
            return EmptyState(
                "Nobody can be asked",
                says: "Nobody here may confirm proficiencies now. Ask your manager who is to do it.",
                icon: "people",
                action: back
            )
        }
        guard isNobodyFound else { return nil }
        return EmptyState("Nobody of that name", says: "Look for a part of the name.", action: nil)
    }
}
