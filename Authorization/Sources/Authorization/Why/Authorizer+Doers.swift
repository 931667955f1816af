// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// The first people who may all of this, by the role that gives the first of it and from the nearest node on.
    ///
    /// However many there are, few are looked at; ``Doers/hasMore`` says that not all were.
    func doers(may acts: [(permission: Permission, resource: Resource)], at time: Instant) -> Doers {
        guard let (permission, resource) = acts.first, roster.exists(resource.place) else { return Doers() }
        let routes = Routes(to: permission, in: model)
        var search = DoerSearch()
        if routes.areOfEveryone(to: resource, in: self) { return Doers(isEveryone: true) }
        var concerned = routes.isThroughParty ? resource.parties : []
        if routes.isThroughOwner, let owner = resource.owner { concerned.insert(owner, at: 0) }
        for person in concerned { search.consider(Doer(person: person), acts, in: self, at: time) }
        let isGiving = roster.tables.isGiving[Int(permission.index)]
        let nodes = roster.nearestNodes(resource, isGiving: isGiving, at: time, limit: Inquiry.nodesMaximum)
        for node in nodes where !search.isFull {
            for holders in roster.nodeEntry(node).holders where routes.contains(holders.role) {
                holders.people.forEach { number in
                    let role = RoleID(index: holders.role)
                    let doer = Doer(person: PersonID(index: number), role: role, node: node)
                    search.consider(doer, acts, in: self, at: time)
                    return !search.isFull
                }
            }
        }
        if let role = routes.defaultRole, !search.isFull { search.addUnknown(holding: role) }
        return search.doers
    }

    /// Which roles lead to a permission, and through what.
    private struct Routes {
        private var roles: [UInt16] = []
        private var clausesOfEveryone: [Clause] = []
        private var isAlwaysOfEveryone = false
        private(set) var isThroughOwner = false
        private(set) var isThroughParty = false
        /// A role that people hold without having been given it.
        private(set) var defaultRole: RoleID?

        init(to permission: Permission, in model: CompiledModel) {
            for role in model.rolesGranting[Int(permission.index)] {
                let rule = model.rules.rule(Int(role.index), Int(permission.index))
                let isOfEveryone = model[role].role.everyone != .nobody
                if rule == RuleTable.always {
                    if isOfEveryone { isAlwaysOfEveryone = true } else { add(role, in: model) }
                    continue
                }
                for clause in model.rules.program(rule) {
                    if clause.relations.contains(.own) {
                        isThroughOwner = true
                    } else if clause.relations.contains(.party) {
                        isThroughParty = true
                    } else if clause.demandsWithin {
                        for within in clause.within { roles.append(UInt16(within.role)) }
                    } else if isOfEveryone {
                        clausesOfEveryone.append(clause)
                    } else {
                        add(role, in: model)
                    }
                }
            }
        }

        private mutating func add(_ role: RoleID, in model: CompiledModel) {
            if model.defaults.contains(where: { $0.role == role }) { defaultRole = defaultRole ?? role }
            roles.append(role.index)
        }

        func contains(_ role: UInt16) -> Bool { roles.contains(role) }

        func areOfEveryone(to resource: Resource, in authorizer: Authorizer) -> Bool {
            isAlwaysOfEveryone || clausesOfEveryone.contains { authorizer.holds($0, forNobody: resource) }
        }
    }
}

/// Who was found able to do something, within bounds.
private struct DoerSearch {
    private(set) var doers = Doers()
    private var triesLeft = 16

    var isFull: Bool { doers.hasMore }

    mutating func consider(
        _ doer: Doer,
        _ acts: [(permission: Permission, resource: Resource)],
        in authorizer: Authorizer,
        at time: Instant
    ) {
        guard let person = doer.person, !isFull, !doers.people.contains(where: { $0.person == person }) else { return }
        triesLeft -= 1
        if triesLeft < 0 {
            doers.hasMore = true
            if doers.people.isEmpty { doers.people.append(Doer(role: doer.role)) }
        } else if acts.allSatisfy({ authorizer.allows(person, $0.permission, $0.resource, at: time) }) {
            if doers.people.count == Doers.maximum { doers.hasMore = true } else { doers.people.append(doer) }
        }
    }

    mutating func addUnknown(holding role: RoleID) {
        doers.people.append(Doer(role: role))
        doers.hasMore = true
    }
}
