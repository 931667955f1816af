// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let answerView = PermissionName("answer.view")
    package static let answerGive = PermissionName("answer.give")
    package static let confirmationView = PermissionName("confirmation.view")
    package static let confirmationRequest = PermissionName("confirmation.request")
    package static let confirmationGive = PermissionName("confirmation.give")
    package static let confirmationSendBack = PermissionName("confirmation.send-back")
    package static let signOffView = PermissionName("sign-off.view")
    package static let signOffRequest = PermissionName("sign-off.request")
    package static let signOffGive = PermissionName("sign-off.give")
    package static let signOffReopen = PermissionName("sign-off.reopen")
}
