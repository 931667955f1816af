// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let supportView = PermissionName("support-request.view")
    package static let supportOpenTechnical = PermissionName("support-request.open-technical")
    package static let supportOpenOther = PermissionName("support-request.open-non-technical")
    package static let faqView = PermissionName("faq.view")
    package static let faqEdit = PermissionName("faq.edit")
}
