// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// What the engine needs of one organisation, at one revision.
struct OrganisationState: Sendable {
    var revision: Int64
    var modelName: String
    var roster: Roster
}
