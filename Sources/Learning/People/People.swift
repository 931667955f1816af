// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// The people of an organisation.
package struct People: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The people whom the viewer may see, by name.
    package func list(
        _ filter: PeopleFilter = PeopleFilter(),
        _ page: Page = Page(),
        by viewer: Viewer
    ) async throws -> Paged<PersonSummary> {
        try await platform.read(by: viewer) { snapshot in
            let scope = snapshot.scope(.personView)
            // Who may see nobody has no such list; who sees people only now and then has it empty.
            guard !scope.isNothing else {
                _ = try snapshot.permit(.personView, Resource(.organisation)); return .empty(page)
            }
            return try snapshot.people(in: scope, filter, page)
        }
    }

    /// One person, as far as the viewer may see them.
    ///
    /// A page on which something is about to be done to them asks for the right to do that instead, and so tells at once
    /// why somebody may not.
    package func details(
        _ person: PersonID,
        for purpose: PermissionName = .personView,
        by viewer: Viewer
    ) async throws -> PersonDetails {
        try await platform.read(by: viewer) { snapshot in
            let known = try snapshot.existing(person)
            _ = try snapshot.permit(purpose, Resource(person))
            return try snapshot.details(of: known)
        }
    }
}

/// Which people a list is of.
package struct PeopleFilter: Sendable, Hashable {
    /// Words of the name.
    package var search: String
    package var status: Status

    package init(search: String = "", status: Status = .active) {
        self.search = search
        self.status = status
    }

    /// Whether people may sign in.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case active, inactive, all
    }
}

extension Paged {
    static func empty(_ page: Page) -> Paged { Paged(items: [], page: page, total: 0) }
}
