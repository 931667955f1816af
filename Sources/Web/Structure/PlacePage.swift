// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// One place: what it lies in, what lies in it, who holds what there, and what the viewer may do about it.
struct PlacePage: Page {
    static let template = "structure/place"

    let frame: Frame
    let kind: String
    let parents: [Link]
    let hasParents: Bool
    let children: [Link]
    let hasChildren: Bool
    let holdings: [HoldingLine]
    let hasHoldings: Bool
    let noHoldings: EmptyState?
    /// Nil where one page holds them all.
    let pagination: Pagination?
    let download: Download?
    let controls: [Frame.Place]
    let hasControls: Bool
    let give: String?
    let why: String
    let rule: Rule?

    /// Who comes into a group by itself, and where to change that.
    struct Rule: Sendable {
        let facts: Summary?
        let sentence: String
        /// Not called a change, as a summary would print it for want of one.
        let link: String
        let ruleAddress: String
    }

    private static let linesOfPage = 50

    /// Another place, and what it is.
    struct Link: Sendable {
        let title: String
        let kind: String
        let address: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ details: PlaceDetails) {
        let (organisation, place) = (signedIn.organisation, details.place)
        func links(_ places: [Place]) -> [Link] {
            places.map {
                Link(
                    title: $0.title,
                    kind: $0.kindTitle.capitalisedFirst,
                    address: Address.place(organisation, $0.node)
                )
            }
        }
        frame = Frame(
            visit,
            place.title,
            trail: [Frame.Place("Structure", at: Address.structure(organisation))]
        )
        kind = place.kindTitle.capitalisedFirst
        parents = links(details.parents)
        children = links(details.children)
        (hasParents, hasChildren) = (!parents.isEmpty, !children.isEmpty)
        let (size, total) = (Self.linesOfPage, details.holdings.count)
        let page = min(max(1, visit.query.number("page") ?? 1), max(1, (total + size - 1) / size))
        holdings = details.holdings.dropFirst((page - 1) * size).prefix(size).map { HoldingLine($0, in: organisation) }
        pagination =
            total <= size
            ? nil
            : Pagination(page: page, size: size, total: total) {
                Address.with(Address.place(organisation, place.node), ["page": String($0)])
            }
        hasHoldings = !holdings.isEmpty
        download = hasHoldings ? Download(Address.placeFile(organisation, place.node)) : nil
        give = details.mayGive ? Address.giveRole(organisation, place: place.node) : nil
        noHoldings =
            hasHoldings
            ? nil
            : EmptyState(
                "Nobody here that you may see",
                says: "People appear here as soon as they hold a role on \(place.title).",
                icon: "people"
            )
        controls = [
            details.mayCreateInside
                ? Frame.Place("Make a group in it", at: Address.newGroup(organisation, in: place.node), icon: "groups")
                : nil,
            details.mayEdit
                ? Frame.Place("Rename", at: Address.groupName(organisation, place.node), icon: "settings") : nil,
            details.mayMove ? Frame.Place("Move", at: Address.groupMove(organisation, place.node), icon: "arrow") : nil,
            details.mayRemove
                ? Frame.Place("Remove", at: Address.groupRemoval(organisation, place.node), icon: "cross") : nil,
        ].compactMap(\.self)
        hasControls = !controls.isEmpty
        why = Address.why(organisation, WhySubject(place.node))
        rule = details.rule.map { Rule($0, of: place, at: organisation) }
    }
}

extension PlacePage.Rule {
    fileprivate init(_ details: GroupRuleDetails, of place: Place, at organisation: String) {
        let isEmpty = details.rule.isEmpty
        facts = isEmpty ? nil : Summary(details.rule, details.questions, change: nil)
        sentence =
            isEmpty
            ? "Nobody: people are put into it by hand."
            : "Everybody whose profile says all of this. When their answers change, they come in or leave by themselves."
        link = isEmpty ? "Fill it by a rule" : "Change the rule"
        ruleAddress = Address.groupRule(organisation, place.node)
    }
}
