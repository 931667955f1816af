// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The kinds of acts that the audit trail knows, by the names that it keeps them under.
package enum ActKind: String, Sendable, Hashable, CaseIterable {
    case organisationFounded = "organisation-founded"
    case personRegistered = "person-registered"
    case listExported = "list-exported"
    case importBegun = "import-begun"
    case importWithdrawn = "import-withdrawn"
    case peopleImported = "people-imported"
    case profileEdited = "profile-edited"
    case signInAddressChanged = "sign-in-address-changed"
    case passwordChanged = "password-changed"
    case personInvited = "person-invited"
    case invitationLinkShown = "invitation-link-shown"
    case invitationWithdrawn = "invitation-withdrawn"
    case invitationAccepted = "invitation-accepted"
    case passwordReset = "password-reset"
    case noticesChosen = "notices-chosen"
    case personDeactivated = "person-deactivated"
    case personReactivated = "person-reactivated"
    case registrationAsked = "registration-asked"
    case registrationApproved = "registration-approved"
    case registrationRefused = "registration-refused"
    case signedIn = "signed-in"
    case signInLocked = "sign-in-locked"
    case signedOut = "signed-out"
    case nodeCreated = "node-created"
    case nodeRenamed = "node-renamed"
    case nodeMoved = "node-moved"
    case nodeRemoved = "node-removed"
    case roleGiven = "role-given"
    case roleEnded = "role-ended"
    case roleLimited = "role-limited"
    case settingTurned = "setting-turned"
    case personSettingTurned = "person-setting-turned"
    case auditExported = "audit-exported"
    case ownDataTaken = "own-data-taken"
    case erasureAsked = "erasure-asked"
    case erasureRequestClosed = "erasure-request-closed"
    case personErased = "person-erased"
    case retentionRuleMade = "retention-rule-made"
    case retentionCarriedOut = "retention-carried-out"
    case batchBegun = "batch-begun"
    case photoChanged = "photo-changed"

    /// In words, such as "Role given".
    package var words: String {
        let spaced = rawValue.map { $0 == "-" ? " " : String($0) }.joined()
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}
