// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// What is to be done first, and the parts of the Tracking System.
struct TrackingPage: Page {
    static let template = "tracking/home"

    let frame: Frame
    let tasks: [Frame.Place]
    let hasTasks: Bool
    let nothing: EmptyState?
    let parts: [HomePage.Area]
    let reports: [HomePage.Area]
    let saved: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ rights: PeopleRights,
        _ imports: [ImportJob],
        _ kinds: [ReportKind],
        _ groups: PlaceKind? = nil
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, signedIn.trackingTitle)
        tasks = Self.tasks(rights, imports, at: organisation)
        hasTasks = !tasks.isEmpty
        nothing =
            hasTasks
            ? nil
            : EmptyState(
                "Nothing waits for you",
                says: "Who asks for an account, and files that wait to be imported, appear here.",
                icon: "check"
            )
        saved = Address.savedReports(organisation)
        parts = Self.parts(rights, groups, signedIn)
        reports = [HomePage.Area](kinds, at: organisation)
    }

    private static func tasks(
        _ rights: PeopleRights,
        _ imports: [ImportJob],
        at organisation: String
    ) -> [Frame.Place] {
        let waiting = rights.registrationsWaiting ?? 0
        let tasks: [(Int, one: String, many: String, address: String, icon: String)] = [
            (
                waiting, "1 person waits for an account", "\(waiting) people wait for an account",
                Address.registrations(organisation), "person"
            ),
            (
                rights.erasuresWaiting, "1 person asks to be erased",
                "\(rights.erasuresWaiting) people ask to be erased", Address.erasures(organisation), "clock"
            ),
            (
                rights.mailsUndelivered, "1 mail did not arrive", "\(rights.mailsUndelivered) mails did not arrive",
                Address.undeliveredMails(organisation), "warning"
            ),
        ]
        let files = imports.filter { $0.state == .checked || $0.state == .columns }.map { job in
            Frame.Place(
                "The file “\(job.fileName)” waits to be imported",
                at: Address.importJob(organisation, job.id.number),
                icon: "list"
            )
        }
        return tasks.filter { $0.0 > 0 }.map { count, one, many, address, icon in
            Frame.Place(count == 1 ? one : many, at: address, icon: icon)
        } + files
    }

    private static func parts(_ rights: PeopleRights, _ groups: PlaceKind?, _ signedIn: SignedIn) -> [HomePage.Area] {
        let organisation = signedIn.organisation
        let mayOpen = { (address: String) in signedIn.navigation.contains { $0.address == address } }
        let parts: [(Bool, String, String, String, String)] = [
            (
                mayOpen(Address.people(organisation)), signedIn.words.people, Address.people(organisation), "people",
                "Find somebody, see their profile and roles."
            ),
            (
                rights.registrationsWaiting != nil, "Waiting for an account", Address.registrations(organisation),
                "person",
                "Decide on people who asked for an account."
            ),
            (
                rights.mayRegister, "Register a \(signedIn.words.person)", Address.newPerson(organisation), "key",
                "Make an account for somebody."
            ),
            (
                rights.mayImport, "Import from a file", Address.imports(organisation), "download",
                "Register or change many at once from a spreadsheet."
            ),
            (
                mayOpen(Address.courses(organisation)), signedIn.words.courses, Address.courses(organisation), "book",
                "Make them, and assign or offer them to learners."
            ),
            (
                groups != nil && mayOpen(Address.structure(organisation)), groups?.manyTitle ?? "",
                Address.places(organisation, ofKind: groups?.name ?? ""), "people",
                "Put \(signedIn.words.people.lowercased()) together, by hand or by what their profiles say."
            ),
            (
                mayOpen(Address.structure(organisation)), "Structure", Address.structure(organisation), "groups",
                "Courses and groups, and who looks after them."
            ),
            (
                true, "About the \(signedIn.words.organisation)", Address.about(organisation), "question",
                "What it is called, and how it is reached."
            ),
        ]
        return parts.filter(\.0).map { _, title, address, icon, says in
            HomePage.Area(title: title, address: address, icon: icon, says: says)
        }
    }
}
