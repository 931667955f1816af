// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One role's way to bring about another.
struct ClimbEdge {
    let target: Int
    let permission: Int
    let clause: Int
    /// Whether the role comes with making a thing, and is not given.
    let isByMaking: Bool

    /// The appointments of a role, one for each role it can bring about; of several the one without conditions.
    static func all(of role: Int, _ rights: ModelRights, _ given: [Int: Int]) -> [ClimbEdge] {
        var edges = rights.rows[role].compactMap { right in
            given[right.permission].map {
                ClimbEdge(target: $0, permission: right.permission, clause: right.clause, isByMaking: false)
            }
        }
        edges += rights.creators[role].map {
            ClimbEdge(target: $0.becomes, permission: $0.permission, clause: $0.clause, isByMaking: true)
        }
        var best: [Int: ClimbEdge] = [:]
        for edge in edges where edge.target != role {
            if let known = best[edge.target], known.isByMaking || !edge.isByMaking,
                known.isFree(rights) || !edge.isFree(rights)
            {
                continue
            }
            best[edge.target] = edge
        }
        return best.values.sorted { $0.target < $1.target }
    }

    private func isFree(_ rights: ModelRights) -> Bool {
        rights.clauses[clause].isAlways
    }
}

/// Where a walk has come to: a role, on which kinds of node, and from where.
struct ClimbState {
    let role: Int
    let kinds: KindSet
    /// The number of the state before; nothing at the start.
    let before: Int?
    let edge: ClimbEdge?
}

/// The roles that only those may give whose own role of the set covers them.
struct ClimbCeiling {
    let members: Set<Int>
    /// What people hold of the set who were given nothing of it.
    let standard: Int?

    init(_ model: RoleModel, _ names: ModelNames) {
        guard let set = model.sets.first(where: { $0.name == model.ceiling }) else {
            members = []
            standard = nil
            return
        }
        members = Set(model.roles.filter { $0.set == set.name }.compactMap { names.roles[$0.name] })
        standard = set.eachPerson == .exactlyOne ? set.defaultRole.flatMap { names.roles[$0] } : nil
    }
}
