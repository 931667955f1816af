// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Which roles exist, what each may do and where, who may appoint whom, and which words appear on screen.
///
/// A role model is a value made of names. It is what people read and edit; ``CompiledModel`` is what answers
/// questions. Whatever reads one from a file keeps the line of every part in `sourceLine`, so that a reason
/// can name it.
public struct RoleModel: Sendable, Hashable {
    public var name: String
    public var title = ""
    /// The name of the document that the model follows.
    public var document = ""
    public var says = ""
    /// Words on screen by the engine's own word, such as `person: delegate`.
    public var words: [String: String] = [:]
    /// The role whose last holder can be neither removed, demoted nor deactivated.
    public var topRole: String?
    /// The roles whose holders may use them to give a role to themselves.
    ///
    /// By no other role anybody may.
    public var selfGivers: Set<String> = []
    /// Whether the standard roles stay as they are, so that an organisation only adds to them.
    public var locked = false
    /// Where in the document each requirement number stands.
    public var sources: [String: String] = [:]
    /// Where the document is silent or contradicts itself, by requirement number.
    public var choices: [String: Choice] = [:]
    public var applications: [Application] = []
    /// Roles that the document shows beside the others and that nobody holds here: they have no effect on access.
    public var projectRoles: [ProjectRole] = []
    public var kinds: [Kind] = []
    public var settings: [Setting] = []
    /// Settings that each person has, asked as `my …`.
    public var personSettings: [Setting] = []
    public var sets: [RoleSet] = []
    /// The set whose roles are given, made and edited only by those whose own role of the set covers them.
    public var ceiling: String?
    public var roles: [Role] = []
    /// Grants with the sign turned: each beats every grant.
    public var nevers: [Grant] = []
    public var services: [Service] = []
    /// Statements that only deny, by requirement number: nothing is granted for them.
    public var silent: [String: String] = [:]
    /// Statements that are rules of the domain or of a page, by requirement number.
    public var notAccess: [String: String] = [:]
    public var accepts: [AcceptedClimb] = []
    public var vocabulary: Vocabulary

    public init(name: String, vocabulary: Vocabulary) {
        self.name = name
        self.vocabulary = vocabulary
    }

    /// The role of that name.
    public func role(named name: String) -> Role? {
        roles.first { $0.name == name }
    }
}

/// A place where the document left something open, and how the model settles it.
public struct Choice: Sendable, Hashable {
    public var built: String
    public var other: String
    /// Which line of the file takes the other reading.
    public var change: String

    public init(built: String, other: String, change: String) {
        self.built = built
        self.other = other
        self.change = change
    }
}

/// A part of the product that roles open, such as a portal.
public struct Application: Sendable, Hashable {
    public var name: String
    public var title: String
    public var says: String
    public var per: [String]
    public var sourceLine: Int?

    public init(name: String, title: String, says: String = "", per: [String] = [], sourceLine: Int? = nil) {
        self.name = name
        self.title = title
        self.says = says
        self.per = per
        self.sourceLine = sourceLine
    }
}

/// A role in the work around the platform, such as leading its introduction, and none on it.
public struct ProjectRole: Sendable, Hashable {
    public var name: String
    public var title: String
    public var says: String
    public var per: [String]
    public var sourceLine: Int?

    public init(name: String, title: String, says: String = "", per: [String] = [], sourceLine: Int? = nil) {
        self.name = name
        self.title = title
        self.says = says
        self.per = per
        self.sourceLine = sourceLine
    }
}

/// A principal that is not a person, such as a feed of people: it reaches the whole organisation.
public struct Service: Sendable, Hashable {
    public var name: String
    public var permissions: [PermissionPattern]
    public var says: String
    public var per: [String]
    public var sourceLine: Int?

    public init(
        name: String,
        permissions: [PermissionPattern],
        says: String = "",
        per: [String] = [],
        sourceLine: Int? = nil
    ) {
        self.name = name
        self.permissions = permissions
        self.says = says
        self.per = per
        self.sourceLine = sourceLine
    }
}

/// A way from one role to another through appointments that the organisation means to have.
public struct AcceptedClimb: Sendable, Hashable {
    public var from: String
    public var to: String
    public var because: String
    public var sourceLine: Int?

    public init(from: String, to: String, because: String, sourceLine: Int? = nil) {
        self.from = from
        self.to = to
        self.because = because
        self.sourceLine = sourceLine
    }
}
