// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The list of people, to search and to leaf through.
struct PeoplePage: Page {
    static let template = "people/list"
    static let size = 30

    let frame: Frame
    let address: String
    let search: String
    let statuses: [SelectOption]
    let newPerson: Frame.Place?
    let imports: Frame.Place?
    let waiting: Frame.Place?
    let erasures: Frame.Place?
    let undelivered: Frame.Place?
    let questions: Frame.Place?
    let people: [Line]
    /// What to do with many of them; nothing for who may do nothing.
    let many: Many?
    let hasMany: Bool
    /// Whether some of them may be inactive, so that each line says how it is.
    let hasStates: Bool
    let hasPeople: Bool
    let pagination: Pagination?
    let download: Download?
    let nobody: EmptyState?

    /// The form that leads on to what can be done with many.
    struct Many: Sendable {
        let action: String
        let everyone: String
        let search: String
        let status: String
        /// Whether there are more than one page shows.
        let hasMore: Bool
    }

    /// One person of the list.
    struct Line: Sendable {
        let id: String
        let face: Face
        let name: String
        let address: String
        let mail: String?
        let roles: String
        let hasNoRoles: Bool
        let state: Tag?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ filter: PeopleFilter,
        _ list: Paged<PersonSummary>,
        _ rights: PeopleRights
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, signedIn.words.people)
        address = Address.people(organisation)
        search = filter.search
        statuses = PeopleFilter.Status.allCases.map { status in
            SelectOption(value: status.rawValue, label: status.title, isChosen: status == filter.status)
        }
        newPerson =
            rights.mayRegister
            ? Frame.Place("Register a \(signedIn.words.person)", at: Address.newPerson(organisation), icon: "person")
            : nil
        imports =
            rights.mayImport ? Frame.Place("Import from a file", at: Address.imports(organisation), icon: "list") : nil
        waiting = rights.registrationsWaiting.map { count in
            Frame.Place("Waiting for an account: \(count)", at: Address.registrations(organisation), icon: "clock")
        }
        erasures =
            rights.erasuresWaiting == 0
            ? nil
            : Frame.Place(
                "Asked to be erased: \(rights.erasuresWaiting)",
                at: Address.erasures(organisation),
                icon: "clock"
            )
        undelivered =
            rights.mailsUndelivered > 0
            ? Frame.Place(
                "Mails that did not arrive: \(rights.mailsUndelivered)",
                at: Address.undeliveredMails(organisation),
                icon: "warning"
            )
            : rights.mailsUntried > 0
                ? Frame.Place(
                    "Mails that were not sent: \(rights.mailsUntried)",
                    at: Address.undeliveredMails(organisation),
                    icon: "clock"
                ) : nil
        questions =
            rights.mayEditQuestions
            ? Frame.Place("Questions on registration", at: Address.profileQuestions(organisation), icon: "question")
            : nil
        let hasStates = filter.status != .active
        self.hasStates = hasStates
        people = list.items.map { Line($0, hasState: hasStates, at: organisation) }
        hasPeople = !people.isEmpty
        many =
            rights.mayActOnMany && !list.items.isEmpty
            ? Many(
                action: Address.newMany(organisation),
                everyone: list.total > Batches.peopleMaximum
                    ? "The first \(Batches.peopleMaximum) of all \(list.total)" : "All \(list.total)",
                search: filter.search,
                status: filter.status.rawValue,
                hasMore: list.total > list.items.count
            ) : nil
        hasMany = many != nil
        pagination = Pagination(list) { page in
            Address.people(organisation, filter, page: page)
        }
        download =
            hasPeople
            ? Download(
                Address.peopleFile(organisation),
                [HiddenField("q", filter.search), HiddenField("status", filter.status.rawValue)]
            ) : nil
        nobody = hasPeople ? nil : Self.nobody(filter, at: organisation)
    }

    private static func nobody(_ filter: PeopleFilter, at organisation: String) -> EmptyState {
        guard filter.search.isEmpty else {
            return EmptyState(
                "Nobody is found",
                says: "Nobody whom you may see is called “\(filter.search)”. Try a part of the name.",
                action: Frame.Place("Show everyone", at: Address.people(organisation))
            )
        }
        return filter.status == .inactive
            ? EmptyState("Nobody is inactive", says: "Everyone whom you may see can sign in.", icon: "people")
            : EmptyState("Nobody is here", says: "There is nobody whom you may see.", icon: "people")
    }
}

extension PeoplePage.Line {
    /// How many roles a line names before it only counts.
    private static let rolesMaximum = 3

    fileprivate init(_ person: PersonSummary, hasState: Bool, at organisation: String) {
        id = String(person.id.index)
        face = Face(person.id, person.name, photo: person.photo, at: organisation)
        name = person.name
        address = Address.person(organisation, person.id)
        mail = person.email
        let titles = person.roles.filter { $0.source != .everyone }.map(\.words)
        let more = titles.count - Self.rolesMaximum
        let named = titles.prefix(Self.rolesMaximum).joined(separator: ", ")
        roles = more > 0 ? "\(named) and \(more) more" : named
        hasNoRoles = titles.isEmpty
        state = hasState ? person.isActive ? Tag("Active", .good) : Tag("Inactive", .bad) : nil
    }
}

extension PeopleFilter.Status {
    fileprivate var title: String {
        switch self {
        case .active: "Active"
        case .inactive: "Inactive"
        case .all: "Everyone"
        }
    }
}

extension Address {
    /// A page of the list of people.
    static func people(_ organisation: String, _ filter: PeopleFilter, page: Int) -> String {
        with(
            people(organisation),
            [
                "q": filter.search.isEmpty ? nil : filter.search,
                "status": filter.status == .active ? nil : filter.status.rawValue,
                "page": page == 1 ? nil : String(page),
            ]
        )
    }
}
