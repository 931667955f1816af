// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The third, of roles that are held on a place: where.
struct GiveWherePage: Page {
    static let template = "roles/where"

    let frame: Frame
    let steps: Steps
    let answers: Summary
    let action: String
    let hidden: [HiddenField]
    let search: String
    /// Whether there are so many that searching helps.
    let isSearchOffered: Bool
    let picks: [Pick]
    let hasPicks: Bool
    let isCut: Bool
    let empty: EmptyState?

    init(_ visit: Visit, _ draft: GiftDraft, _ places: [PlaceChoice], _ search: String) {
        let (form, organisation) = (draft.form, draft.organisation)
        frame = Frame(visit, "Where?")
        steps = draft.steps(.place)
        answers = draft.answers
        action = Address.giveRole(organisation)
        hidden = form.hidden(without: "place")
        self.search = search
        isSearchOffered = places.count > 8 || !search.isEmpty
        picks = places.map { place in
            Pick(
                title: place.title,
                detail: place.kindTitle.capitalisedFirst,
                address: form.address(organisation, ("place", place.node.word))
            )
        }
        hasPicks = !picks.isEmpty
        isCut = places.count >= Roles.placesMaximum
        let nowhere = search.isEmpty ? "You may not give this role to them anywhere." : "Search for a part of its name."
        empty = hasPicks ? nil : EmptyState("No such place", says: nowhere, icon: "groups")
    }
}
