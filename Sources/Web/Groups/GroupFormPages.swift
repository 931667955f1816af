// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Making a group: what it is, and what it is called.
struct GroupNewPage: Page {
    static let template = "groups/new"

    let frame: Frame
    let facts: Summary
    let action: String
    let hidden: [HiddenField]
    /// Nil where there is one kind alone.
    let kinds: Choices?
    let title: Field
    let button: String
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ kinds: [PlaceKind],
        _ parent: Place?,
        _ problems: Problems
    ) {
        let organisation = signedIn.organisation
        let only = kinds.count == 1 ? kinds.first : nil
        let word = (only?.title ?? "Group").lowercased()
        frame = Frame(
            visit,
            "New \(word)",
            trail: [Frame.Place("Structure", at: Address.structure(organisation))],
            problems: problems
        )
        facts = Summary([
            Summary.Row("Inside", parent.map { "\($0.title) (\($0.kindTitle))" } ?? signedIn.organisationTitle)
        ])
        action = Address.newGroup(organisation)
        hidden = [HiddenField("inside", parent?.node.word), HiddenField("kind", only?.name)].compactMap(\.self)
        self.kinds =
            only == nil
            ? Choices(
                "kind",
                "What is it?",
                kinds.map { Choices.Answer($0.name, $0.title) },
                chosen: Set(visit.form.all("kind")),
                problems: problems
            ) : nil
        title = Field(
            "title",
            "What is it called?",
            value: visit.form["title"] ?? "",
            hint: "A name that those who belong to it know.",
            problems: problems,
            width: .long
        )
        button = "Make the \(word)"
        cancel = parent.map { Address.place(organisation, $0.node) } ?? Address.structure(organisation)
    }
}

/// Giving a group another name.
struct GroupNamePage: Page {
    static let template = "groups/name"

    let frame: Frame
    let action: String
    let title: Field
    let cancel: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ place: Place, _ problems: Problems) {
        let address = Address.place(signedIn.organisation, place.node)
        frame = Frame(
            visit,
            "Rename the \(place.kindTitle.lowercased())",
            trail: [Frame.Place(place.title, at: address)],
            problems: problems
        )
        action = Address.groupName(signedIn.organisation, place.node)
        title = Field(
            "title",
            "What should it be called?",
            value: problems.all.isEmpty ? place.title : visit.form["title"] ?? "",
            problems: problems,
            width: .long
        )
        cancel = address
    }
}

/// Whether to remove a group: what ends with it, or what has to be done first.
struct GroupRemovalPage: Page {
    static let template = "groups/removal"

    let frame: Frame
    let action: String
    let name: String
    /// What it contains, which has to be moved or removed first.
    let inside: [Frame.Place]
    let isPossible: Bool
    let holdings: [HoldingLine]
    let hasHoldings: Bool
    let back: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ details: PlaceDetails) {
        let (organisation, place) = (signedIn.organisation, details.place)
        back = Address.place(organisation, place.node)
        frame = Frame(
            visit,
            "Remove “\(place.title)”?",
            trail: [Frame.Place(place.title, at: back)]
        )
        action = Address.groupRemoval(organisation, place.node)
        name = place.title
        inside = details.children.map { Frame.Place($0.title, at: Address.place(organisation, $0.node)) }
        isPossible = inside.isEmpty
        holdings = details.holdings.map { HoldingLine($0, in: organisation) }
        hasHoldings = !holdings.isEmpty
    }
}
