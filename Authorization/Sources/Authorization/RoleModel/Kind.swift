// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A kind of node that roles are held on, and what it lies in.
///
/// Two kinds always exist: `organisation`, in which everything lies, and `person`.
public struct Kind: Sendable, Hashable {
    public var name: String
    /// The word on screen.
    public var title: String
    /// The kind it lies in, itself for a tree.
    public var parent: String
    /// Whether a node of this kind lies in none, one or several of those.
    public var several = false
    /// The role whose holders lie in a node of this kind.
    ///
    /// A kind that has one is one that people lie in.
    public var people: String?
    /// The vocabulary's noun for it, where that is another word than its name.
    public var noun: String
    public var per: [String] = []
    public var sourceLine: Int?

    public init(name: String, in parent: String, title: String? = nil, noun: String? = nil, people: String? = nil) {
        self.name = name
        self.title = title ?? name
        self.parent = parent
        self.noun = noun ?? name
        self.people = people
    }

    public static let organisation = "organisation"
    public static let person = "person"
}

/// A switch of the organisation, or of one person.
public struct Setting: Sendable, Hashable {
    public var name: String
    public var isOnByDefault: Bool
    public var says: String
    public var per: [String]
    public var flags: [String]
    public var sourceLine: Int?

    public init(
        name: String,
        isOnByDefault: Bool = false,
        says: String = "",
        per: [String] = [],
        flags: [String] = [],
        sourceLine: Int? = nil
    ) {
        self.name = name
        self.isOnByDefault = isOnByDefault
        self.says = says
        self.per = per
        self.flags = flags
        self.sourceLine = sourceLine
    }
}

/// Roles of which each person holds exactly one, or at most one.
public struct RoleSet: Sendable, Hashable {
    public var name: String
    public var eachPerson: Count
    /// What a person holds, on the organisation, who was given none of an exactly-one set.
    public var defaultRole: String?
    public var per: [String]
    public var sourceLine: Int?

    public init(
        name: String,
        eachPerson: Count,
        defaultRole: String? = nil,
        per: [String] = [],
        sourceLine: Int? = nil
    ) {
        self.name = name
        self.eachPerson = eachPerson
        self.defaultRole = defaultRole
        self.per = per
        self.sourceLine = sourceLine
    }

    /// How many roles of a set a person holds.
    public enum Count: String, Sendable, Hashable {
        case exactlyOne = "exactly-one"
        case atMostOne = "at-most-one"
    }
}
