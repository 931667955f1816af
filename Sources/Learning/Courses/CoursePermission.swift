// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension PermissionName {
    package static let courseView = PermissionName("course.view")
    package static let courseCreate = PermissionName("course.create")
    package static let courseEdit = PermissionName("course.edit")
    package static let courseDelete = PermissionName("course.delete")
    /// To take up a course that one was offered.
    package static let courseJoin = PermissionName("course.join")
    /// To open what a course contains, and to say that one has completed it.
    package static let courseFollow = PermissionName("course.follow")
    package static let learningRecordView = PermissionName("learning-record.view")
}
