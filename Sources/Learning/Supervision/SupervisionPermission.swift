// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let supervisionArrange = PermissionName("supervision.arrange")
    package static let supervisionView = PermissionName("supervision.view")
    package static let supervisionEdit = PermissionName("supervision.edit")
    package static let supervisionContribute = PermissionName("supervision.contribute")
}
