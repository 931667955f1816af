// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// Assigning or offering a course: whom, then a check, then it is done.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/courses/{course}/hand-out` | learners to tick |
/// | POST | `…/check` | what it comes to; changes nothing |
/// | POST | the first | hands it out |
struct HandOutPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try visit.show(try await page(visit, signedIn, .none))
    }

    func check(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let handing = try handing(visit)
        do {
            let outlook = try await Courses(visit.pages.platform).preview(handing, by: signedIn.viewer)
            let back = Address.handOut(
                signedIn.organisation,
                handing,
                named: String((visit.form["q"] ?? "").prefix(200)),
                page: visit.form.number("page") ?? 1
            )
            return try visit.show(HandOutCheckPage(visit, signedIn, handing, outlook, back: back))
        } catch let error as InvalidInput {
            return try visit.show(try await page(visit, signedIn, Problems(error)), status: .unprocessableContent)
        }
    }

    func handOut(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let handing = try handing(visit)
        do {
            let count = try await Courses(visit.pages.platform).handOut(handing, by: signedIn.viewer)
            let people = count == 1 ? "One person" : "\(count) people"
            let verb = handing.state == .current ? "has" : "can take up"
            let verbOfMany = handing.state == .current ? "have" : "can take up"
            return visit.redirect(
                to: Address.course(signedIn.organisation, handing.course),
                saying: "\(people) \(count == 1 ? verb : verbOfMany) it now."
            )
        } catch let error as InvalidInput {
            return try visit.show(try await page(visit, signedIn, Problems(error)), status: .unprocessableContent)
        }
    }

    private func handing(_ visit: Visit) throws -> HandingOut {
        let people = visit.form.all("people").compactMap { UInt32($0) }.filter { $0 < 1 << 26 }
        // What was not chosen is refused by the verb, in its own words.
        let state = visit.form["as"].flatMap(CourseState.init) ?? .completed
        let group = visit.form["group"].flatMap { NodeID(word: $0) }
        return HandingOut(try visit.course(), as: state, to: people.map(PersonID.init(index:)), of: group)
    }

    private func page(_ visit: Visit, _ signedIn: SignedIn, _ problems: Problems) async throws -> HandOutPage {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        let search = String((visit.query["q"] ?? visit.form["q"] ?? "").prefix(200))
        let page = Learning.Page(
            visit.query.number("page") ?? visit.form.number("page") ?? 1,
            size: HandingOut.pageSize
        )
        let candidates = try await courses.candidates(for: node, named: search, page, by: signedIn.viewer)
        let details = try await courses.details(node, by: signedIn.viewer)
        let groups = try await Groups(visit.pages.platform).choices(by: signedIn.viewer)
        return HandOutPage(visit, signedIn, details, candidates, groups, search, problems)
    }
}

/// The learners to whom a course can be given.
struct HandOutPage: Page {
    static let template = "courses/hand-out"

    let frame: Frame
    let address: String
    let action: String
    let search: String
    let hidden: [HiddenField]
    let people: Choices?
    /// Nil for who sees no group.
    let groups: Choices?
    let ways: Choices?
    let pagination: Pagination?
    let nobody: EmptyState?
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ details: CourseDetails,
        _ list: Paged<CourseCandidate>,
        _ groups: [PlaceChoice],
        _ search: String,
        _ problems: Problems
    ) {
        let (organisation, node) = (signedIn.organisation, details.node)
        cancel = Address.course(organisation, node)
        frame = Frame(
            visit,
            "Assign or offer “\(details.title)”",
            trail: [signedIn.coursesPlace, Frame.Place(details.title, at: cancel)],
            problems: problems
        )
        address = Address.handOut(organisation, node)
        action = Address.handOutCheck(organisation, node)
        self.search = search
        hidden = [
            HiddenField("q", search.isEmpty ? nil : search),
            HiddenField("page", list.page.number == 1 ? nil : String(list.page.number)),
        ].compactMap(\.self)
        people = list.items.isEmpty ? nil : Choices(list, visit, problems)
        self.groups =
            list.items.isEmpty
            ? nil : Choices(everybodyOf: groups, visit.form, hint: "Who is on no Step is left out.", problems)
        ways = list.items.isEmpty ? nil : Choices(details.mayHandOut, visit, problems)
        pagination = Pagination(list) { Address.handOut(organisation, node, named: search, page: $0) }
        nobody = list.items.isEmpty ? Self.nobody(search, at: address) : nil
    }

    private static func nobody(_ search: String, at address: String) -> EmptyState {
        guard search.isEmpty else {
            return EmptyState(
                "No learner is found",
                says: "Try a part of the name.",
                action: Frame.Place("Show all", at: address)
            )
        }
        return EmptyState(
            "There are no learners yet",
            says: "Courses are for learners of a Step. People appear here once they are enrolled on one.",
            icon: "people"
        )
    }
}

extension Choices {
    fileprivate init(_ list: Paged<CourseCandidate>, _ visit: Visit, _ problems: Problems) {
        self.init(
            "people",
            "To whom?",
            list.items.map { candidate in
                Answer(
                    String(candidate.person.index),
                    candidate.name,
                    hint: candidate.state.map { $0.standing },
                    isImpossible: candidate.state == .current || candidate.state == .completed
                )
            },
            chosen: Set(visit.form.all("people") + visit.query.all("people")),
            hint: "Tick those on this page whom you mean.",
            problems: problems
        )
    }

    fileprivate init(_ states: [CourseState], _ visit: Visit, _ problems: Problems) {
        self.init(
            "as",
            "How?",
            states.map { state in
                state == .current
                    ? Answer(state.rawValue, "Assign it", hint: "It is current for them: they are to take it.")
                    : Answer(state.rawValue, "Offer it", hint: "It is available to them: they take it up if they want.")
            },
            chosen: Set([visit.form["as"] ?? visit.query["as"] ?? (states.count == 1 ? states[0].rawValue : "")]),
            problems: problems
        )
    }
}

extension CourseState {
    /// How somebody in a list stands with it.
    fileprivate var standing: String {
        switch self {
        case .current: "Has it already."
        case .available: "Was offered it."
        case .completed: "Completed it."
        }
    }
}

/// What handing a course out comes to, before it is done.
struct HandOutCheckPage: Page {
    static let template = "courses/hand-out-check"

    let frame: Frame
    let action: String
    let hidden: [HiddenField]
    let names: [String]
    let hasNames: Bool
    let leftOut: String?
    let preview: Preview?
    let button: String
    let back: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ handing: HandingOut,
        _ outlook: HandingOutOutlook,
        back: String
    ) {
        let (organisation, node) = (signedIn.organisation, handing.course)
        let course = Frame.Place(outlook.courseTitle, at: Address.course(organisation, node))
        let verb = handing.state == .current ? "Assign" : "Offer"
        let count = outlook.names.count
        frame = Frame(
            visit,
            "\(verb) “\(outlook.courseTitle)” to \(count == 1 ? "one person" : "\(count) people")?",
            trail: [signedIn.coursesPlace, course]
        )
        action = Address.handOut(organisation, node)
        self.back = back
        hidden =
            [HiddenField("as", handing.state.rawValue)].compactMap(\.self)
            + outlook.people.compactMap { HiddenField("people", String($0.index)) }
        names = outlook.names
        hasNames = !names.isEmpty
        leftOut = outlook.leftOut.isEmpty ? nil : outlook.leftOut.listed
        preview = hasNames ? Preview(outlook.preview) : nil
        button = "\(verb) it"
    }
}
