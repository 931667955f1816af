// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What would help, and who could do it.
public struct Suggestion: Sendable, Hashable {
    public var remedy: Remedy
    public var by: Doers
}

/// A change after which a miss would be none, or somebody else's doing.
public enum Remedy: Sendable, Hashable {
    /// Giving a role, in place of another where people hold one of a set.
    case give(RoleID, on: SeenNode, to: PersonID?, replacing: RoleID?)
    case turn(SettingID, on: Bool)
    case turnForPerson(SettingID, on: Bool, PersonID?)
    /// Showing the thing to the person.
    case show(to: PersonID?)
    case reactivate(PersonID?)
    /// Editing the role model.
    case editRoleModel
    /// Asking for a token whose list has the permission.
    case extendToken
    case signIn
    /// Somebody else does it.
    case leaveToOthers
}

/// Who could do something: the first few, most directly responsible first.
public struct Doers: Sendable, Hashable {
    public var people: [Doer] = []
    /// Whether there are, or may be, more.
    public var hasMore = false
    /// Whether everyone could.
    public var isEveryone = false

    /// Nobody in the organisation could: the operator has to.
    public var isOperator: Bool { people.isEmpty && !hasMore && !isEveryone }

    /// At most so many are named.
    static let maximum = 5
}

/// Somebody who could do something, as far as whoever asks may know.
public struct Doer: Sendable, Hashable {
    public var person: PersonID?
    /// The role by which they could, if it may be told.
    public var role: RoleID?
    /// The node that they hold it on, until the explanation is told to somebody.
    var node: NodeID?
}
