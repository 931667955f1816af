// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// From what the engine knows to words for people.
extension Organisation {
    /// The full name of a person.
    package func fullName(of person: PersonID) -> String {
        directory[person]?.fullName ?? "somebody"
    }

    /// The title of a node, or the full name of the person that it is.
    package func title(of node: NodeID) -> String {
        directory[node]?.title ?? "somewhere"
    }

    /// What the engine's explanations call people, nodes and lines of the role model.
    package var names: Names {
        let (directory, file) = (directory, modelFile)
        return Names(
            person: { directory[$0]?.fullName ?? "somebody" },
            node: { directory[$0]?.title ?? "somewhere" },
            line: { "\(file):\($0)" }
        )
    }

    /// Where something is allowed, in the names of this organisation.
    package var wording: ScopeWording { ScopeWording(roster, names: names) }

    /// The role's title on a node of that kind: `Team manager`.
    package func title(of role: RoleID, on node: NodeID) -> String {
        let kind = model.kinds[Int(roster.kind(of: node).index)].kind.name
        return model.roles[Int(role.index)].role.title(on: kind)
    }

    /// What a holding is in a sentence: `Course tutor of Algebra`; the organisation goes without saying.
    package func words(for holding: Holding) -> String {
        let title = title(of: holding.role, on: holding.node)
        return holding.node == .organisation ? title : "\(title) of \(self.title(of: holding.node))"
    }

    /// A holding as a file has it: `tutor on algebra`.
    package func spelling(of holding: Holding) -> String {
        let role = model.roles[Int(holding.role.index)].name
        guard holding.node != .organisation, let node = directory[holding.node] else { return role }
        return "\(role) on \(node.name)"
    }
}
