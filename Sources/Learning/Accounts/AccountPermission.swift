// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension PermissionName {
    /// One's own account: name, password, browsers.
    package static let accountEdit = PermissionName("account.edit")
}

extension Resource {
    /// Somebody's account.
    static func account(of person: PersonID) -> Resource {
        Resource(in: .organisation, owner: person)
    }
}
