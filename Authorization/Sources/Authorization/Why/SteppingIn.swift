// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What is missing before somebody who is named to step in for another does so.
///
/// Where nothing is, the step itself is still to be taken, by whoever writes the holdings.
public struct SteppingIn: Sendable, Hashable {
    /// The role of the one who would be stepped in for.
    public var post: Held
    /// The role by which one is named.
    public var named: RoleID
    /// The nodes on which the person would have to be named too: the post's, and the person whose post it is.
    public var notNamedOn: [SeenNode]
    /// What would suspend the post and does not: its holder is there.
    public var notAway: Condition?
    /// What suspends the role for the person themselves.
    public var suspended: [Condition]

    var isComplete: Bool { notNamedOn.isEmpty && notAway == nil && suspended.isEmpty }
}
