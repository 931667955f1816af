// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The requests that the viewer may see.
struct SupportListPage: Page {
    static let template = "support/list"
    static let size = 30

    let frame: Frame
    let tabs: [SuperviseTabs.Tab]
    let ask: String?
    let address: String
    let search: String
    let whose: [SelectOption]
    let states: [SelectOption]
    let requests: [RequestLine]
    let hasRequests: Bool
    let pagination: Pagination?
    let nothing: EmptyState?

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ area: SupportArea,
        _ filter: SupportFilter,
        _ list: Paged<SupportSummary>
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Support")
        tabs = SupportTabs.tabs(.requests, area, at: organisation)
        ask = area.openable.isEmpty ? nil : Address.askSupport(organisation)
        address = Address.support(organisation)
        search = filter.search
        whose = [
            SelectOption(value: "", label: "All that you may see", isChosen: !filter.isOwn),
            SelectOption(value: "mine", label: "Only yours", isChosen: filter.isOwn),
        ]
        states =
            [SelectOption(value: "", label: "Any", isChosen: filter.state == nil)]
            + SupportState.allCases.map {
                SelectOption(value: $0.rawValue, label: Tag($0).word, isChosen: $0 == filter.state)
            }
        requests = list.items.map { RequestLine($0, at: Address.supportRequest(organisation, $0.id)) }
        hasRequests = !requests.isEmpty
        pagination = Pagination(list) { Address.support(organisation, filter, page: $0) }
        nothing = hasRequests ? nil : Self.nothing(filter, ask, at: organisation)
    }

    private static func nothing(_ filter: SupportFilter, _ ask: String?, at organisation: String) -> EmptyState {
        guard filter == SupportFilter() else {
            return EmptyState(
                "No request is found",
                says: "Try fewer words, or requests of any state.",
                action: Frame.Place("Show all requests", at: Address.support(organisation))
            )
        }
        return EmptyState(
            "Nobody has asked anything yet",
            says: "What you ask support appears here, with the answers.",
            icon: "question",
            action: ask.map { Frame.Place("Ask support", at: $0) }
        )
    }
}

extension Tag {
    /// How a request stands.
    init(_ state: SupportState) {
        switch state {
        case .open: self.init("Waiting for an answer", .waiting)
        case .answered: self.init("Answered", .good)
        case .closed: self.init("Closed")
        }
    }
}

/// The parts of the support area, to go from one to another.
enum SupportTabs {
    case requests, questions

    /// Those that there are for the viewer.
    static func tabs(_ current: Self, _ area: SupportArea, at organisation: String) -> [SuperviseTabs.Tab] {
        let requests = SuperviseTabs.Tab(
            title: "Requests",
            address: Address.support(organisation),
            isCurrent: current == .requests
        )
        let questions = SuperviseTabs.Tab(
            title: "Frequently asked questions",
            address: Address.questions(organisation),
            isCurrent: current == .questions
        )
        return [requests] + (area.hasQuestions ? [questions] : [])
    }
}
