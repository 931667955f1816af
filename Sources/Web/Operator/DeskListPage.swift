// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What an organisation asks support, for the operator: those first that wait for an answer.
struct DeskListPage: Page {
    static let template = "operator/list"
    static let size = 30

    let frame: Frame
    let says: String
    let tabs: [SuperviseTabs.Tab]
    let requests: [RequestLine]
    let hasRequests: Bool
    let pagination: Pagination?
    let nothing: EmptyState?
    let leave: String

    init(_ visit: Visit, _ desk: DeskVisit, _ state: SupportState?, _ list: Paged<SupportSummary>) {
        let organisation = desk.organisation.slug
        frame = Frame(visit, "What \(desk.organisation.title) asks")
        says = "You answer as \(desk.name), until \(desk.until.timeWords)."
        let states: [SupportState?] = [nil] + SupportState.allCases
        tabs = states.map {
            SuperviseTabs.Tab(
                title: $0.map { Tag($0).word } ?? "All",
                address: Address.desk(organisation, $0),
                isCurrent: $0 == state
            )
        }
        requests = list.items.map { RequestLine($0, at: Address.requestAtDesk(organisation, $0.id)) }
        hasRequests = !requests.isEmpty
        pagination = Pagination(list) { Address.desk(organisation, state, page: $0) }
        nothing =
            hasRequests
            ? nil : EmptyState("There are no such requests", says: "Look at those of another state.", icon: "check")
        leave = Address.leaveDesk(organisation)
    }
}
