// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// Everyone who may do this to a thing, in order of their numbers.
    ///
    /// Services and visitors are not people.
    ///
    /// Looks only where an allowing role can be held: on the nodes around the thing. Where the model allows everyone,
    /// everyone is looked at.
    public func who(may permission: Permission, _ resource: Resource, at time: Instant) -> [PersonID] {
        guard Int(permission.index) < model.permissions.count else { return [] }
        var candidates = Candidates()
        collect(&candidates, permission, resource, at: time)
        guard !candidates.isEveryone else {
            return roster.allPeople.filter { allows($0, permission, resource, at: time) }
        }
        return candidates.sorted().filter { allows($0, permission, resource, at: time) }
    }

    /// The first people who may, at most so many, in no particular order of merit.
    func someWho(may permission: Permission, _ resource: Resource, at time: Instant, limit: Int) -> [PersonID] {
        var candidates = Candidates()
        collect(&candidates, permission, resource, at: time)
        let people = candidates.isEveryone ? Array(roster.allPeople.prefix(limit * 16)) : candidates.sorted()
        return Array(people.lazy.filter { allows($0, permission, resource, at: time) }.prefix(limit))
    }

    /// People among whom all are who may; verified one by one afterwards.
    private struct Candidates {
        var numbers: [UInt32] = []
        var isEveryone = false

        func sorted() -> [PersonID] {
            var last: UInt32?
            return numbers.sorted().compactMap { number in
                if number == last { return nil }
                last = number
                return PersonID(index: number)
            }
        }
    }

    private func collect(
        _ candidates: inout Candidates,
        _ permission: Permission,
        _ resource: Resource,
        at time: Instant
    ) {
        let isGiving = roster.tables.isGiving[Int(permission.index)]
        let around = roster.nodesAround(resource.place, owner: isGiving ? nil : resource.owner, at: time)
        for role in model.rolesGranting[Int(permission.index)] {
            let rule = model.rules.rule(Int(role.index), Int(permission.index))
            let clauses = rule == RuleTable.always ? [] : model.rules.program(rule)
            var isBroad = rule == RuleTable.always
            for clause in clauses where !collect(&candidates, clause, resource, around, at: time) { isBroad = true }
            if isBroad { collectHolders(of: role, around, &candidates) }
            if candidates.isEveryone { return }
        }
    }

    /// Adds those for whom a clause can hold; answers false if it does not narrow them down.
    private func collect(
        _ candidates: inout Candidates,
        _ clause: Clause,
        _ resource: Resource,
        _ around: [NodeID],
        at time: Instant
    ) -> Bool {
        if clause.relations.contains(.own) {
            if let owner = resource.owner { candidates.numbers.append(owner.index) }
            return true
        }
        if clause.relations.contains(.party) {
            candidates.numbers += resource.parties.map(\.index)
            return true
        }
        if clause.relations.contains(.shown) {
            if resource.audience.contains(.organisation) { return false }
            for node in resource.audience { candidates.numbers += roster.peopleNumbers(inside: node, at: time) }
            return true
        }
        guard !clause.within.isEmpty else { return false }
        let roles = clause.within.map { RoleID(index: UInt16($0.role)) }
        if roles.contains(where: isImplied) { return false }
        for role in roles { collectHolders(of: role, around, &candidates) }
        return true
    }

    /// Whether some people hold the role without having been given it.
    private func isImplied(_ role: RoleID) -> Bool {
        model.everyone.contains(role) || model.defaults.contains { $0.role == role }
    }

    private func collectHolders(of role: RoleID, _ around: [NodeID], _ candidates: inout Candidates) {
        if isImplied(role) {
            candidates.isEveryone = true
            return
        }
        for node in around { roster.holderSet(role.index, on: node)?.appendAll(to: &candidates.numbers) }
    }
}
