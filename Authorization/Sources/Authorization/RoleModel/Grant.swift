// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// "May do these permissions, on these conditions", or, under `never`, "may not".
public struct Grant: Sendable, Hashable {
    public var permissions: [PermissionPattern]
    /// Conditions that must all hold.
    public var conditions: [Condition] = []
    /// Conditions of which none may hold.
    public var exceptions: [Condition] = []
    /// The thing also lies inside a node on which the holder holds one of these.
    ///
    /// Empty: no such demand.
    public var within: [HeldRole] = []
    public var per: [String] = []
    public var says = ""
    /// Who makes a thing by this grant holds this role on it.
    public var creatorBecomes: String?
    /// Whether its permissions can be in no other role.
    public var reserved = false
    public var sourceLine: Int?

    public init(
        _ permissions: [PermissionPattern],
        if conditions: [Condition] = [],
        unless exceptions: [Condition] = []
    ) {
        self.permissions = permissions
        self.conditions = conditions
        self.exceptions = exceptions
    }
}

/// How a grant names permissions.
public enum PermissionPattern: Sendable, Hashable {
    /// `noun.verb`, also `give.<role>`.
    case permission(String)
    /// `noun.*`: every verb of the noun.
    case everyVerb(of: String)
    /// `give any <set>`: giving each role of the set.
    case giveAny(set: String)
}

/// A role that `where` asks for, on nodes of any kind or of one.
public struct HeldRole: Sendable, Hashable {
    public var role: String
    public var kind: String?

    public init(_ role: String, on kind: String? = nil) {
        self.role = role
        self.kind = kind
    }
}

/// What must hold between the principal, the thing and the organisation for a grant to count.
public enum Condition: Sendable, Hashable {
    /// The thing is the principal's own.
    case own
    /// The principal is the other person named on the thing.
    case party
    /// The principal is in the thing's audience.
    case shown
    /// No nearer effective holder of the role stands between the thing's owner and the node.
    case direct
    /// The thing's owner holds no role that gives roles, except such as the principal could give.
    case covered
    /// The thing has this flag.
    case flag(String)
    /// The organisation's setting is on.
    case setting(String)
    /// The principal's own setting is on.
    case my(String)

    /// Whether it can be asked without a thing, as giving a role asks it.
    public var isAboutTheThing: Bool {
        switch self {
        case .setting, .my: false
        case .own, .party, .shown, .direct, .covered, .flag: true
        }
    }
}
