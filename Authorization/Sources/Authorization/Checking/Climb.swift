// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A way from one role to another through appointments: who holds the first gives a role, whose holder gives the next.
public struct Climb: Sendable, Hashable {
    public let from: String
    public let to: String
    /// One or more, the shortest chain there is.
    public let steps: [Step]

    /// One appointment of a chain.
    public struct Step: Sendable, Hashable {
        /// The role whose holder appoints, or makes a thing.
        public let giver: String
        /// The role that comes of it.
        public let given: String
        /// The permission that is used: to give the role, or to make a thing on which its maker holds it.
        public let permission: String
        /// The conditions of the appointment in few words; empty where there are none.
        public let conditions: String
        public let sourceLine: Int?

        /// Whether the role comes with making a thing.
        public var isByMaking: Bool { permission != "give.\(given)" }
    }
}

extension Climb: CustomStringConvertible {
    /// Such as "`leader` gives `tutor`, who gives `assistant` (while chat open)".
    public var description: String {
        steps.enumerated().map { index, step in
            let subject = index == 0 ? "`\(step.giver)`" : ", who"
            let conditions = step.conditions.isEmpty ? "" : " (\(step.conditions))"
            let act = step.isByMaking ? "by `\(step.permission)` becomes" : "gives"
            return "\(subject) \(act) `\(step.given)`\(conditions)"
        }.joined()
    }
}

extension RoleModel {
    /// Every role that the holders of one can bring about through appointments, nearest first.
    ///
    /// A step counts where a node of the given role's kind can lie inside one of the giver's, and the ceiling allows it
    /// with the giver's own role of the set, or its default. Whether its conditions hold is for the reader to judge.
    /// Nothing for a role that does not exist, and for a model with more rights than can be compared.
    public func climbs(from role: String) -> [Climb] {
        guard let rights = ModelRights(self), let start = rights.names.roles[role] else { return [] }
        var search = ClimbSearch(self, rights)
        return search.climbs(from: start).map(\.climb)
    }
}
