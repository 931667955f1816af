// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The wizard's first question: who is to hold the role.
struct GiveWhoPage: Page {
    static let template = "roles/who"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let search: String
    let picks: [Pick]
    let hasPicks: Bool
    let empty: EmptyState?
    let pagination: Pagination?

    init(_ visit: Visit, _ draft: GiftDraft, _ people: Paged<(id: PersonID, name: String)>, _ search: String) {
        let (form, organisation) = (draft.form, draft.organisation)
        frame = Frame(visit, "Who should have the role?", trail: [])
        steps = draft.steps(.who)
        answers = draft.answers
        action = Address.giveRole(organisation)
        hidden = form.hidden(without: "person")
        self.search = search
        picks = people.items.map { person in
            Pick(
                title: person.name,
                detail: nil,
                address: form.address(organisation, ("person", String(person.id.index)))
            )
        }
        hasPicks = !picks.isEmpty
        empty =
            hasPicks
            ? nil
            : EmptyState(
                "Nobody of that name",
                says: "Look whether it is spelled as the person spells it, or search for a part of it.",
                action: Frame.Place("Show everyone", at: form.address(organisation, without: ["person"]))
            )
        pagination =
            people.total <= people.page.size
            ? nil
            : Pagination(page: people.page.number, size: people.page.size, total: people.total) { page in
                Address.with(
                    Address.giveRole(organisation),
                    [
                        "role": form.role, "place": form.place?.word, "search": search.isEmpty ? nil : search,
                        "page": String(page),
                    ]
                )
            }
    }
}
