// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What waits for somebody, what is new, what they hold, and where they may go.
struct HomePage: Page {
    static let template = "home"

    let frame: Frame
    let applications: [Area]
    let hasApplications: Bool
    let tasks: [Frame.Place]
    let hasTasks: Bool
    let notices: [News]
    let hasNotices: Bool
    let allNotices: String
    let roles: [Held]
    let hasRoles: Bool
    let noRole: EmptyState?
    let myRoles: String
    let areas: [Area]
    let hasAreas: Bool

    /// Something that happened and concerns the viewer.
    struct News: Sendable {
        let words: String
        let at: String
    }

    /// A role that the viewer holds.
    struct Held: Sendable {
        let title: String
        let place: String?
        let says: String
        let until: Tag?
    }

    /// A part of the product, and what one does there.
    struct Area: Sendable {
        let title: String
        let address: String
        let icon: String
        let says: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ rights: PeopleRights,
        _ sentBack: [SentBack],
        _ notices: [NoticeSummary],
        _ roles: [OwnRole],
        _ reviews: ReviewTasks? = nil
    ) {
        frame = Frame(
            visit,
            signedIn.actedAs.map { "The first page of \($0.name)" } ?? "Welcome, \(signedIn.personName)"
        )
        applications = signedIn.applications.map { Area(application: $0, at: signedIn.organisation) }
        hasApplications = !applications.isEmpty
        tasks =
            Self.tasks(rights, at: signedIn.organisation)
            + Self.tasks(reviews, signedIn.words, at: signedIn.organisation)
            + sentBack.map { Self.task($0, at: signedIn.organisation) }
        hasTasks = !tasks.isEmpty
        self.notices = notices.map { News(words: $0.words, at: $0.at.dayWords) }
        hasNotices = !notices.isEmpty
        allNotices = Address.notices(signedIn.organisation)
        self.roles = roles.filter { $0.holding.state == .current && $0.holding.source != .everyone }.map(Held.init)
        hasRoles = !self.roles.isEmpty
        myRoles = Address.myRoles(signedIn.organisation)
        areas = signedIn.navigation.map { Area($0, at: signedIn.organisation) }
        hasAreas = !areas.isEmpty
        noRole =
            hasRoles
            ? nil
            : EmptyState(
                "Nobody has given you a role yet",
                says: "You have what everyone here has. Ask your manager or an administrator if you need more.",
                icon: "key",
                action: Frame.Place("See what everyone has", at: myRoles)
            )
    }

    private static func tasks(_ rights: PeopleRights, at organisation: String) -> [Frame.Place] {
        guard let count = rights.registrationsWaiting, count > 0 else { return [] }
        let title = count == 1 ? "1 person waits for an account" : "\(count) people wait for an account"
        return [Frame.Place(title, at: Address.registrations(organisation), icon: "person")]
    }

    private static func task(_ sentBack: SentBack, at organisation: String) -> Frame.Place {
        let what = sentBack.count == 1 ? "1 thing was" : "\(sentBack.count) things were"
        return Frame.Place(
            "\(what) sent back to you: \(sentBack.title)",
            at: Address.ownStep(organisation, sentBack.step, .sentBack),
            icon: "warning"
        )
    }
}

extension HomePage {
    /// What waits for who confirms and signs off.
    fileprivate static func tasks(_ reviews: ReviewTasks?, _ words: OrganisationWords, at organisation: String)
        -> [Frame.Place]
    {
        guard let reviews else { return [] }
        let (answers, steps) = (reviews.answers, reviews.signOffs)
        let tasks = [
            answers == 0 ? nil : answers == 1 ? "1 answer waits for you" : "\(answers) answers wait for you",
            steps == 0
                ? nil
                : steps == 1
                    ? "1 \(words.step) waits for your sign-off" : "\(steps) \(words.steps) wait for your sign-off",
        ]
        return tasks.compactMap { title in
            title.map { Frame.Place($0, at: Address.supervise(organisation), icon: "check") }
        }
    }
}

extension HomePage.Held {
    fileprivate init(_ role: OwnRole) {
        title = role.holding.roleTitle
        place = role.holding.nodeTitle.isEmpty ? nil : role.holding.nodeTitle
        says = role.says
        until = role.holding.until.map { Tag("Until \($0.dayWords)", .warning) }
    }
}

extension HomePage.Area {
    /// An application that the viewer's roles open.
    fileprivate init(application place: Frame.Place, at organisation: String) {
        title = place.title
        address = place.address
        icon = place.icon
        says =
            switch place.address {
            case Address.learning(organisation):
                "What is current, available and completed: assess yourself, ask for confirmation."
            case Address.supervise(organisation): "What waits for you, and how far your learners are."
            case Address.tracking(organisation): "Look after people and their learning, and see how far they are."
            default: ""
            }
    }

    fileprivate init(_ place: Frame.Place, at organisation: String) {
        title = place.title
        address = place.address
        icon = place.icon
        says =
            switch place.address {
            case Address.people(organisation): "Find somebody, and see their roles."
            case Address.courses(organisation): "Make courses, and assign or offer them."
            case Address.structure(organisation): "Courses and groups, and who looks after them."
            case Address.giveRole(organisation): "Let somebody do more. You see what it changes before you confirm."
            case Address.settings(organisation): "Options that you can switch on and off."
            case Address.audit(organisation): "Who did what, and why they were allowed to."
            case Address.support(organisation): "Ask for help, and read the answers."
            default: ""
            }
    }
}
