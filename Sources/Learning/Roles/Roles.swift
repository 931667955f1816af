// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Who holds which role where: reading it, giving and ending.
package struct Roles: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// What the viewer holds, with what each role is for; A-3: everyone sees their own.
    package func own(by viewer: Viewer) async throws -> [OwnRole] {
        try await platform.read(by: viewer) { snapshot in
            guard let person = viewer.subject else { throw NotFound() }
            return try snapshot.holdings(of: person, onlyCurrent: false).compactMap { holding in
                guard let role = snapshot.model.role(holding.role) else { return nil }
                return OwnRole(holding, snapshot.model.roles[Int(role.index)].role, of: snapshot.model.model)
            }
        }
    }

    /// Roles that the viewer may give somewhere.
    package func givable(by viewer: Viewer) async throws -> [RoleChoice] {
        try await platform.read(by: viewer) { $0.givableRoles() }
    }

    /// People to give a role to, by name; A-4: whoever gives some role finds everyone's name, and nothing more.
    package func receivers(
        search: String,
        _ page: Page = Page(),
        by viewer: Viewer
    ) async throws -> Paged<(id: PersonID, name: String)> {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandGiver()
            let rows = try snapshot.peopleRows(nil, PeopleFilter(search: search, status: .active), page)
            return rows.map { (id: $0.id, name: $0.name) }
        }
    }

    /// No page shows more places than so many; then searching helps.
    package static let placesMaximum = 200

    /// Places on which the viewer may give a role to somebody, by title; at most so many.
    package func places(
        for role: String,
        to person: PersonID,
        search: String = "",
        by viewer: Viewer
    ) async throws -> [PlaceChoice] {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandGiver()
            guard let id = snapshot.model.role(role) else { throw NotFound() }
            return try snapshot.places(for: id, to: person, search: search)
        }
    }

    /// One holding that the viewer may know of.
    package func holding(_ id: Int64, by viewer: Viewer) async throws -> HoldingSummary {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.holdingRow(id)
            guard let holding = row.holding(in: snapshot.model), snapshot.maySee(holding) else { throw NotFound() }
            return try snapshot.summary(of: row)
        }
    }
}

/// A role that the viewer holds, and what it is for.
package struct OwnRole: Sendable, Hashable {
    package let holding: HoldingSummary
    package let says: String
    package let duties: [String]
    /// Titles of the applications that it opens.
    package let opens: [String]
}

extension OwnRole {
    init(_ holding: HoldingSummary, _ role: Role, of model: RoleModel) {
        self.holding = holding
        says = role.says
        duties = role.duties
        opens = role.opens.compactMap { name in model.applications.first { $0.name == name }?.title }
    }
}

/// A role that can be given.
package struct RoleChoice: Sendable, Hashable {
    package let name: String
    package let title: String
    package let says: String
    /// Titles of the kinds of place that it is held on.
    package let heldOn: [String]
    /// Whether it is held on the organisation alone, so that there is no place to choose.
    package let isOrganisationWide: Bool
    /// Whether whoever holds it gives roles by it.
    package internal(set) var givesRoles = false
}

/// A place on which a role can be given.
package struct PlaceChoice: Sendable, Hashable {
    package let node: NodeID
    package let title: String
    package let kindTitle: String
}
