// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Who looked at somebody's page, by day.
struct ReadersPage: Page {
    static let template = "privacy/readers"
    static let size = 50

    let frame: Frame
    let lead: String
    let views: [Line]
    let hasViews: Bool
    let pagination: Pagination?
    let nobody: EmptyState?

    /// One reader on one day.
    struct Line: Sendable {
        let day: String
        let reader: String
    }

    /// One's own.
    init(_ visit: Visit, _ signedIn: SignedIn, _ list: Paged<PageView>) {
        let organisation = signedIn.organisation
        self.init(
            Frame(
                visit,
                "Who looked at your page",
                trail: [Frame.Place("Your account", at: Address.account(organisation))]
            ),
            "Each day on which somebody opened the page about you, or what you did on a \(signedIn.words.step). "
                + "Whom you may not see is told by their role.",
            list,
            at: Address.ownReaders(organisation)
        )
    }

    /// Somebody else's.
    init(_ visit: Visit, _ signedIn: SignedIn, _ readers: ReadersOfPage) {
        let organisation = signedIn.organisation
        self.init(
            Frame(
                visit,
                "Who looked at the page of \(readers.name)",
                trail: [
                    Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                    Frame.Place(readers.name, at: Address.person(organisation, readers.person)),
                ]
            ),
            "Each day on which somebody opened the page about \(readers.name).",
            readers.views,
            at: Address.personReaders(organisation, readers.person)
        )
    }

    private init(_ frame: Frame, _ lead: String, _ list: Paged<PageView>, at address: String) {
        self.frame = frame
        self.lead = lead
        views = list.items.map { Line(day: $0.day.dayWords, reader: $0.reader.capitalisedFirst) }
        hasViews = !views.isEmpty
        pagination = Pagination(list) { page in
            Address.with(address, ["page": page == 1 ? nil : String(page)])
        }
        nobody = hasViews ? nil : EmptyState("Nobody did", says: "Nobody has opened this page.", icon: "people")
    }
}
