// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// A course for who looks after it: what it contains, and who has it.
struct CoursePage: Page {
    static let template = "courses/course"
    static let size = 30

    let frame: Frame
    let says: String?
    let controls: [Frame.Place]
    let hasControls: Bool
    let parts: [CoursePartLine]
    let hasParts: Bool
    /// What can be put into it; nothing for who may not.
    let additions: [Frame.Place]
    let hasAdditions: Bool
    let noParts: String?
    let people: People?

    /// What the list of people is filtered by.
    struct Filter: Sendable {
        let state: CourseState?
        let search: String
    }

    /// Those who have it, or completed it.
    struct People: Sendable {
        let filters: [Choice]
        let address: String
        let search: String
        /// The filter that a search keeps.
        let show: String?
        let takers: [Taker]
        let hasTakers: Bool
        let pagination: Pagination?
        let download: Download?
        let nobody: EmptyState?
    }

    /// One way to look at them.
    struct Choice: Sendable {
        let title: String
        let address: String
        let isCurrent: Bool
    }

    /// One of them.
    struct Taker: Sendable {
        let name: String
        let personAddress: String?
        let state: Tag
        let when: String
        let giver: String
        let endAddress: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: CourseDetails,
        _ takers: Paged<CourseTaker>?,
        _ filter: Filter
    ) {
        let (organisation, node) = (signedIn.organisation, details.node)
        frame = Frame(visit, details.title, trail: [signedIn.coursesPlace])
        says = details.says.isEmpty ? nil : details.says
        controls = [
            details.mayHandOut.isEmpty
                ? nil : Frame.Place("Assign or offer", at: Address.handOut(organisation, node), icon: "people"),
            details.mayEdit
                ? Frame.Place("Edit", at: Address.courseEdit(organisation, node), icon: "settings") : nil,
            details.mayRemove
                ? Frame.Place("Remove", at: Address.courseRemoval(organisation, node), icon: "cross") : nil,
        ].compactMap(\.self)
        hasControls = !controls.isEmpty
        parts = details.parts.enumerated().map { place, part in
            CoursePartLine(part, of: node, at: organisation, mayEdit: details.mayEdit, isFirst: place == 0)
        }
        hasParts = !parts.isEmpty
        additions =
            details.mayEdit
            ? CoursePart.Kind.allCases.map { kind in
                Frame.Place("Add \(kind.words)", at: Address.newCoursePart(organisation, node, kind), icon: kind.icon)
            } : []
        hasAdditions = !additions.isEmpty
        noParts = hasParts ? nil : "Nothing yet. Learners see its title and what it says."
        people = takers.map { People($0, filter, node, at: organisation) }
    }
}

extension CoursePage.People {
    fileprivate init(
        _ list: Paged<CourseTaker>,
        _ filter: CoursePage.Filter,
        _ node: NodeID,
        at organisation: String
    ) {
        let states: [CourseState?] = [nil] + CourseState.allCases
        filters = states.map { state in
            CoursePage.Choice(
                title: state?.words ?? "All",
                address: Address.course(organisation, node, state, named: filter.search),
                isCurrent: state == filter.state
            )
        }
        address = Address.course(organisation, node)
        search = filter.search
        show = filter.state?.rawValue
        takers = list.items.map { CoursePage.Taker($0, at: organisation) }
        hasTakers = !takers.isEmpty
        pagination = Pagination(list) { page in
            Address.course(organisation, node, filter.state, named: filter.search, page: page)
        }
        let chosen = [
            HiddenField("show", filter.state?.rawValue), HiddenField("q", filter.search.isEmpty ? nil : filter.search),
        ]
        download = hasTakers ? Download(Address.courseFile(organisation, node), chosen) : nil
        let isWhole = filter.state == nil && filter.search.isEmpty
        nobody =
            hasTakers
            ? nil
            : EmptyState(
                isWhole ? "Nobody has it yet" : "Nobody is found",
                says: isWhole
                    ? "People appear here once it is assigned or offered to them."
                    : "Try a part of the name, or look at all of them.",
                icon: "people"
            )
    }
}

extension CoursePage.Taker {
    fileprivate init(_ taker: CourseTaker, at organisation: String) {
        name = taker.name
        personAddress = taker.maySeePerson ? Address.person(organisation, taker.person) : nil
        state = taker.state.tag
        let line = taker.holding.map { HoldingLine($0, in: organisation) }
        when = taker.completedOn.map { "on \($0.dayWords)" } ?? line?.dates ?? ""
        giver = line?.giver ?? ""
        endAddress = line?.endAddress
    }
}

extension SignedIn {
    /// The list of courses, as a place above a page.
    var coursesPlace: Frame.Place { Frame.Place(words.courses, at: Address.courses(organisation)) }
}
