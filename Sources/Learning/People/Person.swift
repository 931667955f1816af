// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A person in a list.
package struct PersonSummary: Sendable, Hashable {
    package let id: PersonID
    package let name: String
    package let isActive: Bool
    /// Only where the viewer may see the profile.
    package let email: String?
    /// What the viewer may know that they hold at present.
    package let roles: [HoldingSummary]
    /// What their photo hashes to; nothing where there is none.
    package let photo: String?
    /// What they answered, by question, in files alone; only where the viewer may see the profile.
    package internal(set) var answers: [Int64: String] = [:]

    init(
        id: PersonID,
        name: String,
        isActive: Bool,
        email: String?,
        roles: [HoldingSummary],
        photo: String? = nil
    ) {
        self.id = id
        self.name = name
        self.isActive = isActive
        self.email = email
        self.roles = roles
        self.photo = photo
    }
}

/// A person's page: what the viewer may know, and what they may do about it.
package struct PersonDetails: Sendable, Hashable {
    package let summary: PersonSummary
    /// When they were registered, for who may see profiles (H-10).
    package let createdAt: Instant?
    /// Since when they are inactive, and by whom; nothing for who is active, and where the viewer may not reactivate them.
    package let deactivation: Deactivation?
    /// The title of the top role, where this is the last active person who holds it.
    package let lastOfTopRole: String?
    /// Present, future and past, as far as the viewer may know.
    package let holdings: [HoldingSummary]
    package let mayEditProfile: Bool
    package let mayEditSignIn: Bool
    package let mayDeactivate: Bool
    /// Whether they have a second factor; nothing for whoever may not reset it.
    package internal(set) var hasSecondFactor: Bool?
    package internal(set) var mayActAs = false
    /// Whether there is a role that the viewer may give to this person.
    package let mayGive: Bool
    /// How their invitation stands, where they have no password and the viewer may do something about it.
    package var invitation: InvitationSummary?
    /// Whether nothing is left of them but their number.
    package internal(set) var isErased = false
    package internal(set) var mayErase = false
    /// What they answered to the questions of registration; only where the viewer may see the profile.
    package internal(set) var answers: [ProfileAnswer] = []
    /// Whether the viewer may change what they answered.
    package internal(set) var mayAnswer = false
    package internal(set) var maySeeReaders = false
}

/// That somebody may not sign in.
package struct Deactivation: Sendable, Hashable {
    package let since: Instant
    package let byName: String?
}
