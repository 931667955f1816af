// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The search for why one person may or may not do something: the question, and what is the same for every role.
struct Inquiry {
    let authorizer: Authorizer
    let person: PersonID
    let permission: Permission
    let resource: Resource
    let time: Instant
    let view: PersonView
    let isGiving: Bool
    /// The nodes that the thing lies inside, nearest first.
    let around: [NodeID]

    /// So many nodes around a thing are looked at for what is missing; of a thing in more, not the farthest.
    static let nodesMaximum = 32

    /// An inquiry about a person, a place and a permission that exist.
    init(
        _ authorizer: Authorizer,
        _ person: PersonID,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant,
        isAllowed: Bool
    ) {
        self.authorizer = authorizer
        self.person = person
        self.permission = permission
        self.resource = resource
        self.time = time
        view = authorizer.roster.view(person)
        isGiving = authorizer.roster.tables.isGiving[Int(permission.index)]
        around =
            isAllowed
            ? []
            : authorizer.roster.nearestNodes(resource, isGiving: isGiving, at: time, limit: Self.nodesMaximum)
    }

    var roster: Roster { authorizer.roster }
    var model: CompiledModel { authorizer.model }

    func hasRule(_ role: Int) -> Bool {
        model.rules.rule(role, Int(permission.index)) != RuleTable.nothing
    }

    /// The grants by which a role would allow it.
    func clauses(_ role: Int) -> [Clause] {
        let clauses = model.rules.clauses(RoleID(index: UInt16(role)), permission)
        return clauses.contains { $0.isVoid } ? clauses.filter { !$0.isVoid } : clauses
    }

    /// The nearest node around the thing on which a role is held.
    func target(for role: Int) -> NodeID? {
        let kinds = model.roles[role].heldOn
        return around.first { kinds.contains(roster.kind(of: $0)) }
    }

    func held(_ word: HoldingWord, isImplied: Bool) -> Held {
        var holding = view.holding(word, of: person)
        if isImplied { holding.source = .everyone }
        return .holding(holding)
    }
}
