// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Comparison {
    /// Compares what each person may, for those whose holdings differ and those whose roles do.
    mutating func compareScopes() {
        let touched = Set(differences.people)
        let everyPermission = (0..<permissionCount).map { Permission(index: UInt16($0)) }
        for person in differences.people {
            for permission in everyPermission { compare(person, permission) }
            compareAudience(of: person, everyPermission)
        }
        if model.isEverything {
            for person in after.roster.allPeople where !touched.contains(person) {
                for permission in everyPermission { compare(person, permission) }
            }
            return
        }
        for permission in Set(model.roles.keys).union(model.permissions) {
            compareHolders(permission, without: touched)
        }
    }

    private mutating func compare(_ person: PersonID, _ permission: Permission) {
        let regions = difference(of: person, permission)
        add(person, permission, gained: regions.gained, lost: regions.lost)
    }

    /// Compares one permission for everyone who holds a role whose rule for it differs.
    ///
    /// Those who are allowed it by nothing that they were given are alike, and compared once.
    private mutating func compareHolders(_ permission: Permission, without touched: Set<PersonID>) {
        let roles = model.roles[permission] ?? []
        let concernsEveryone = model.permissions.contains(permission) || roles.contains { isImplied($0) }
        let relevant = relevantRoles(permission)
        let changed = relevant.indices.map { roles.contains(RoleID(index: UInt16($0))) }
        let isAlike = canShareImplied(permission)
        let setMasks = after.roster.tables.setMasks
        var alike: [(sets: UInt32, regions: Regions, people: [PersonID])] = []
        for number in 0..<UInt32(after.roster.peopleCount) {
            let person = PersonID(index: number)
            let view = after.roster.view(person)
            var sets: UInt32 = 0
            var isConcerned = concernsEveryone
            var isOwn = !isAlike || !view.isActive
            for word in view.holdings {
                sets |= setMasks[word.role]
                isOwn = isOwn || relevant[word.role] || word.detail != 0
                isConcerned = isConcerned || changed[word.role]
            }
            guard isConcerned, view.isKnown, touched.isEmpty || !touched.contains(person) else { continue }
            if isOwn {
                compare(person, permission)
            } else if let index = alike.firstIndex(where: { $0.sets == sets }) {
                alike[index].people.append(person)
            } else {
                alike.append((sets, difference(of: person, permission), [person]))
            }
        }
        for group in alike { add(group.people, permission, group.regions) }
    }

    private func isImplied(_ role: RoleID) -> Bool {
        [before.model, after.model].contains { model in
            model.everyone.contains(role) || model.defaults.contains { $0.role == role }
        }
    }

    /// By role, whether it has a rule for the permission in either state.
    private func relevantRoles(_ permission: Permission) -> [Bool] {
        var relevant = [Bool](repeating: false, count: max(before.model.roles.count, after.model.roles.count))
        for model in [before.model, after.model] where Int(permission.index) < model.permissions.count {
            for role in model.rolesGranting[Int(permission.index)] { relevant[Int(role.index)] = true }
        }
        return relevant
    }

    /// Whether two people who were given nothing relevant have the same regions of it.
    private func canShareImplied(_ permission: Permission) -> Bool {
        [before.model, after.model].allSatisfy { model in
            guard Int(permission.index) < model.permissions.count else { return true }
            let implied = model.rolesGranting[Int(permission.index)].filter { isImplied($0) }
            let clauses = implied.flatMap { model.rules.clauses($0, permission) } + model.nevers[Int(permission.index)]
            return model.permissions[Int(permission.index)].gives == nil
                && implied.allSatisfy { model.tables.marks[Int($0.index)].isEmpty }
                && clauses.allSatisfy { $0.within.isEmpty && $0.switches.myOn | $0.switches.myOff == 0 }
        }
    }

    /// What a person comes to see, or sees no longer, because it is shown to groups that they joined or left.
    private mutating func compareAudience(of person: PersonID, _ permissions: [Permission]) {
        let old = Set(before.roster.nodesAround(person, at: time))
        let new = Set(after.roster.nodesAround(person, at: time))
        let (joined, left) = (new.subtracting(old).sorted(), old.subtracting(new).sorted())
        if joined.isEmpty && left.isEmpty { return }
        for permission in permissions {
            let was = before.scope(person, permission, at: time).parts[0]
            let is_ = after.scope(person, permission, at: time).parts[0]
            add(
                person,
                permission,
                gained: shown(is_.regions, to: joined) + hidden(was.regions, from: left)
                    + shown(was.exceptions, to: left)
                    + hidden(is_.exceptions, from: joined),
                lost: shown(was.regions, to: left) + hidden(is_.regions, from: joined)
                    + shown(is_.exceptions, to: joined)
                    + hidden(was.exceptions, from: left)
            )
        }
    }

    /// The part of regions of things shown to the viewer which is shown to these nodes.
    private func shown(_ regions: [Region], to nodes: [NodeID]) -> [Region] {
        restricted(regions.filter { $0.relations.contains(.shown) }, to: nodes)
    }

    /// The part of regions of things not shown to the viewer which is shown to these nodes.
    private func hidden(_ regions: [Region], from nodes: [NodeID]) -> [Region] {
        restricted(regions.filter { $0.relationsAbsent.contains(.shown) }, to: nodes)
    }

    private func restricted(_ regions: [Region], to nodes: [NodeID]) -> [Region] {
        nodes.isEmpty
            ? []
            : regions.map { region in
                var region = region
                region.audience = nodes
                return region
            }
    }
}
