// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What an organisation may let go of after some time.
package enum RetentionKind: String, Sendable, Hashable, CaseIterable {
    case deactivatedPeople = "deactivated-people"
    case endedSessions = "ended-browsers"
    case signInFailures = "sign-in-failures"
    case readNotices = "read-notices"
    case waitingRegistrations = "waiting-registrations"
    case decidedRegistrations = "decided-registrations"
    case pageViews = "page-views"
    case closedSupport = "closed-support-requests"

    /// After how many days it goes as delivered; nothing where it stays until the organisation says otherwise.
    package var daysAsDelivered: Int? {
        switch self {
        case .endedSessions: 90
        case .signInFailures: 1
        case .waitingRegistrations: 60
        case .deactivatedPeople, .readNotices, .decidedRegistrations, .pageViews, .closedSupport: nil
        }
    }

    /// Whether it may be kept without end.
    ///
    /// Only so many requests for an account wait at once: if none of them ever lapsed, strangers could close the door for
    /// everyone by asking often enough.
    package var mayStay: Bool { self != .waitingRegistrations }

    package var title: String {
        switch self {
        case .deactivatedPeople: "People who are inactive"
        case .endedSessions: "Browsers that are signed out"
        case .signInFailures: "Wrong tries to sign in"
        case .readNotices: "Notices that were read"
        case .waitingRegistrations: "Requests for an account that wait"
        case .decidedRegistrations: "Requests for an account that were decided"
        case .pageViews: "Who looked at whose page"
        case .closedSupport: "Requests to support that are closed"
        }
    }

    /// What happens when the time has come.
    package var says: String {
        switch self {
        case .deactivatedPeople: "They are erased, as if somebody had done it by hand. It cannot be undone."
        case .endedSessions: "Which browser somebody used, and when."
        case .signInFailures: "The address that was tried, and from where."
        case .readNotices: "What somebody was told and has read."
        case .waitingRegistrations: "They lapse, and whoever asked may ask again. Name, address and password go."
        case .decidedRegistrations:
            "Name, address and password go. That somebody asked and was refused or approved stays."
        case .pageViews: "The people themselves see it under “Who looked at your page”."
        case .closedSupport: "What was asked and answered, with the files beside it. Open ones stay."
        }
    }
}
