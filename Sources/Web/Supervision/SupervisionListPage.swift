// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// One's own sessions: those to come, then the others.
struct SupervisionListPage: Page {
    static let template = "supervision/list"
    static let size = 20

    let frame: Frame
    let tabs: [SuperviseTabs.Tab]
    let hasTabs: Bool
    let arrange: String?
    let coming: Sessions?
    let past: Sessions?
    let pagination: Pagination?
    let nothing: EmptyState?

    /// Some of them.
    struct Sessions: Sendable {
        let sessions: [SupervisionLine]

        /// Nothing where there are none.
        init?(_ sessions: [SupervisionLine]) {
            if sessions.isEmpty { return nil }
            self.sessions = sessions
        }
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        coming: [Supervision],
        past: Paged<Supervision>,
        mayArrange: Bool,
        _ tasks: ReviewTasks?
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Supervision sessions", trail: tasks == nil ? signedIn.portalTrail : [])
        tabs = tasks.map { SuperviseTabs(.sessions, $0, at: organisation).tabs } ?? []
        hasTabs = !tabs.isEmpty
        arrange = mayArrange ? Address.arrangeSupervision(organisation) : nil
        self.coming = Sessions(SupervisionLine.all(coming, signedIn))
        self.past = Sessions(SupervisionLine.all(past.items, signedIn))
        pagination = Pagination(past) { Address.supervisions(organisation, page: $0) }
        nothing =
            coming.isEmpty
            ? EmptyState(
                "No session is coming",
                says: mayArrange
                    ? "Arrange one with a learner: they get a notice, and see it here too."
                    : "When an educator or an assessor arranges one with you, it appears here, and you get a notice.",
                icon: "calendar"
            ) : nil
    }
}

extension SignedIn {
    /// The Learning Portal above a page, for who has it.
    var portalTrail: [Frame.Place] {
        let portal = learningPortal
        return applications.contains { $0.address == portal.address } ? [portal] : []
    }

    /// The places above a page about a session.
    var supervisionTrail: [Frame.Place] {
        [Frame.Place("Supervision sessions", at: Address.supervisions(organisation))]
    }
}
