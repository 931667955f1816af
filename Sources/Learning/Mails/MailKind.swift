// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Storage

/// What a mail is for.
package enum MailKind: String, Sendable, Hashable, CaseIterable, Storable {
    case invitation
    /// A link to set a new password with.
    case reset
    /// What somebody is told at once.
    case notices
    /// What somebody is told once a day.
    case digest
    /// That an account was asked for and is not given.
    case refusal
    /// A link to prove an address with, and so to be let in by a rule.
    case proof

    /// What cannot wait goes first, however many others there are.
    var rank: Int64 {
        switch self {
        case .reset, .proof: 0
        case .notices, .refusal: 3
        case .invitation: 5
        case .digest: 7
        }
    }

    /// As the operator reads it.
    package var words: String {
        switch self {
        case .invitation: "invitation"
        case .reset: "password reset"
        case .notices: "notice"
        case .digest: "daily digest"
        case .refusal: "registration refused"
        case .proof: "address to be proved"
        }
    }
}
