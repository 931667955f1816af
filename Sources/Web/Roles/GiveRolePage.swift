// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The second: which role.
struct GiveRolePage: Page {
    static let template = "roles/role"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let roles: Choices?
    let empty: EmptyState?

    init(_ visit: Visit, _ draft: GiftDraft) {
        let (form, options) = (draft.form, draft.options)
        let problems =
            form.step == "role" ? Problems([.init("role", "Choose the role that is to be given.")]) : .none
        frame = Frame(visit, "Which role?", problems: problems)
        steps = draft.steps(.role)
        answers = draft.answers
        action = Address.giveRole(draft.organisation)
        hidden = form.hidden(without: "role")
        let name = options.personName ?? ""
        let answersToChoose = options.roles.map { offer in
            Choices.Answer(
                offer.role.name,
                offer.role.title,
                hint: offer.isHeld ? "\(name) holds it already. \(offer.role.says)" : offer.role.says,
                isImpossible: offer.isHeld
            )
        }
        let isEmpty = options.roles.allSatisfy(\.isHeld)
        roles =
            isEmpty
            ? nil
            : Choices(
                "role",
                "Which role should \(name) have?",
                answersToChoose,
                hint: "Only roles that you may give are listed.",
                problems: problems
            )
        let place = options.place.map { " on \($0.title)" } ?? ""
        empty =
            isEmpty
            ? EmptyState(
                "No role to give",
                says: "There is no role\(place) that you may give to \(name) and that they do not hold already.",
                icon: "key",
                action: Frame.Place(
                    "Choose somebody else",
                    at: form.address(draft.organisation, without: ["person"])
                )
            ) : nil
    }
}
