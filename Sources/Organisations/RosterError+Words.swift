// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension Organisation {
    /// Why the roster refuses a change, in the names of this organisation.
    func objection(to error: RosterError) -> Objection {
        switch error {
        case .unknownPerson, .unknownNode, .unknownRole:
            Objection("the change names what is not there", remedy: "check its names")
        case .wrongKind(let role, let kind):
            Objection(
                "`\(model.roles[Int(role.index)].name)` is not held on a \(name(of: kind))",
                remedy: "name a \(model.roles[Int(role.index)].role.heldOn.joined(separator: " or "))"
            )
        case .wrongContainment(let kind, let other):
            Objection(
                "a \(name(of: kind)) does not lie in a \(name(of: other))",
                remedy: "a \(name(of: kind)) lies in \(model.kinds[Int(kind.index)].kind.parent)"
            )
        case .cycle(let node):
            Objection("`\(name(of: node))` would lie in itself", remedy: "take the other out of it first")
        case .alreadyLies(let node, let other):
            Objection(
                "`\(name(of: node))` lies in `\(name(of: other))`, and in one at a time",
                remedy: "move it: `move \(name(of: node)) to NODE`"
            )
        case .notThere:
            Objection("there is nothing to take away", remedy: "leave this change out")
        case .tooMany:
            Objection("more people, nodes or holdings than can be numbered", remedy: "use fewer")
        }
    }

    private func name(of kind: KindID) -> String { model.kinds[Int(kind.index)].kind.name }

    private func name(of node: NodeID) -> String { directory[node]?.name ?? "a node" }
}
