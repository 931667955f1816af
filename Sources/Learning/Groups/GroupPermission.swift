// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let groupCreate = PermissionName("group.create")
    package static let groupEdit = PermissionName("group.edit")
    package static let groupDelete = PermissionName("group.delete")
}
