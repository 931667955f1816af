// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension PermissionName {
    package static let reportRegistrations = PermissionName("step-report.registrations")
    package static let reportEnrolments = PermissionName("step-report.enrolments")
    package static let reportProgress = PermissionName("step-report.progress")
    package static let reportSignOffs = PermissionName("step-report.sign-offs")
}

/// What a report counts (H-19).
package enum ReportKind: String, Sendable, Hashable, CaseIterable, Storable {
    case registrations, enrolments, progress
    /// How long learners wait until something of theirs is confirmed.
    case confirming = "time-to-confirm"
    /// What waits to be confirmed, by whom it was asked of.
    case waiting
    case signOffs = "sign-offs"

    /// The right to read it; it counts, and tells the names of learners to nobody.
    package var permission: PermissionName {
        switch self {
        case .registrations: .reportRegistrations
        case .enrolments: .reportEnrolments
        case .progress, .confirming, .waiting: .reportProgress
        case .signOffs: .reportSignOffs
        }
    }

    package var title: String {
        switch self {
        case .registrations: "Registrations"
        case .enrolments: "Enrolments"
        case .progress: "Progress"
        case .confirming: "Time to confirm"
        case .waiting: "Waiting for confirmation"
        case .signOffs: "Sign-offs"
        }
    }

    /// As the trail has it; what a later version named is shown as it is.
    static func title(of word: String) -> String { ReportKind(rawValue: word)?.title ?? word }

    /// What one reads there, as a sentence.
    package var says: String {
        switch self {
        case .registrations: "How many people asked for an account each month, and what was decided."
        case .enrolments: "How many people were enrolled each month, and on what."
        case .progress: "How far learners are: what they can do, and what of it is confirmed."
        case .confirming: "How long learners wait until somebody confirms what they can do."
        case .waiting: "How much each person was asked to confirm, and since when the oldest of it waits."
        case .signOffs: "How many were signed off each month."
        }
    }

    /// Whether it is about a time; what is not is how it stands now.
    package var isOverTime: Bool {
        switch self {
        case .registrations, .enrolments, .confirming, .signOffs: true
        case .progress, .waiting: false
        }
    }

    /// Whether it is about Steps, one of which can be chosen, and the people on them.
    package var isAboutSteps: Bool { self != .registrations }
}
