// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Courses that are given to people one by one, as the role model has them: no code names a role.
///
/// A course of this sort is of a kind of courses on which a role is held whose holders may follow it. Who was offered one
/// holds a role on it whose holders may take it up.
extension CompiledModel {
    /// The kinds of such courses; a model in which people come to courses by other ways has none.
    var kindsOfGivenCourses: [KindID] {
        kinds.map(\.id).filter { kind in
            kinds[Int(kind.index)].kind.noun == "course" && role(following: kind) != nil
        }
    }

    /// The role of whoever takes a course of that kind.
    func role(following kind: KindID) -> RoleID? { role(granting: .courseFollow, on: kind) }

    /// The role of whoever was offered a course of that kind; nothing where courses are only assigned.
    func role(offered kind: KindID) -> RoleID? { role(granting: .courseJoin, on: kind) }

    private func role(granting name: PermissionName, on kind: KindID) -> RoleID? {
        roles(granting: number(of: name)).first { roles[Int($0.index)].heldOn == [kind] }
    }
}
