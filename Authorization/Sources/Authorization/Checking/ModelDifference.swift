// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What two versions of a model let people do differently: rights, and the rules that limit them.
///
/// Words, order and how grants are put together make no difference.
public struct ModelDifference: Sendable, Hashable {
    /// Roles that only the newer model has, and that only the older one had.
    public var rolesAdded: [String] = []
    public var rolesRemoved: [String] = []
    /// By role of the newer model, then of the older one; within a role by permission.
    public var rights: [RightChange] = []
    public var nevers: [NeverChange] = []
    public var facts: [FactChange] = []

    public var isEmpty: Bool {
        rolesAdded.isEmpty && rolesRemoved.isEmpty && rights.isEmpty && nevers.isEmpty && facts.isEmpty
    }

    /// One role's right to one permission, before and after.
    ///
    /// Nothing: not granted. An alternative without words: without conditions.
    public struct RightChange: Sendable, Hashable {
        public let role: String
        public let permission: String
        /// The conditions, of which one has to hold, each in few words.
        public let before: [String]?
        public let after: [String]?
    }

    /// What forbids one permission, before and after.
    ///
    /// Nothing: no never names it.
    public struct NeverChange: Sendable, Hashable {
        public let permission: String
        public let before: [String]?
        public let after: [String]?
    }

    /// Something else that decides: a constraint, a setting, a set, a kind.
    ///
    /// Nothing: not said.
    public struct FactChange: Sendable, Hashable {
        public let part: ModelPart
        /// What of the part, such as `held on`.
        public let what: String
        public let before: String?
        public let after: String?
    }
}

extension ModelDifference {
    /// The difference in lines that people read, what is lost beside what is gained.
    public var lines: [String] {
        rolesAdded.map { "role `\($0)` is new" }
            + rolesRemoved.map { "role `\($0)` is gone" }
            + rights.map(\.line)
            + nevers.map(\.line)
            + facts.map(\.line)
    }
}

extension ModelDifference.RightChange {
    /// Such as "`tutor` gains `grade.view` (own, if released)".
    public var line: String {
        switch (before, after) {
        case (nil, let after?): "`\(role)` gains `\(permission)`\(Self.brackets(after))"
        case (let before?, nil): "`\(role)` loses `\(permission)`\(Self.brackets(before))"
        case (let before, let after):
            "`\(role)` has `\(permission)` \(Self.words(after)), not \(Self.words(before)) any more"
        }
    }

    private static func brackets(_ alternatives: [String]) -> String {
        alternatives.contains("") ? "" : " (\(alternatives.joined(separator: "; or ")))"
    }

    fileprivate static func words(_ alternatives: [String]?) -> String {
        guard let alternatives else { return "not at all" }
        return alternatives.contains("") ? "always" : "on “\(alternatives.joined(separator: "”, or on “"))”"
    }
}

extension ModelDifference.NeverChange {
    /// Such as "never `sign-off.give` (own) is new".
    public var line: String {
        switch (before, after) {
        case (nil, let after?): "nobody may `\(permission)` any more: \(ModelDifference.RightChange.words(after))"
        case (let before?, nil): "`\(permission)` is no longer forbidden: \(ModelDifference.RightChange.words(before))"
        case (let before, let after):
            "`\(permission)` is forbidden \(ModelDifference.RightChange.words(after)), "
                + "not \(ModelDifference.RightChange.words(before)) any more"
        }
    }
}

extension ModelDifference.FactChange {
    /// Such as "role `tutor`: held on `course`, `programme`, before `course`".
    public var line: String {
        "\(part): \(what) \(after ?? "nothing"), before \(before ?? "nothing")"
    }
}
