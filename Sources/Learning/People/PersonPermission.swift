// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let personRegister = PermissionName("person.register")
    package static let personImport = PermissionName("person.import")
    package static let personView = PermissionName("person.view")
    package static let personViewProfile = PermissionName("person.view-profile")
    package static let personEditProfile = PermissionName("person.edit-profile")
    package static let personEditSignIn = PermissionName("person.edit-sign-in")
    package static let personDeactivate = PermissionName("person.deactivate")
    package static let personDelete = PermissionName("person.delete")
    package static let registrationDecide = PermissionName("registration.decide")
}
