// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Comparison {
    /// Compares whom the holders of rights over others' accounts cover: people whose own roles they could give.
    mutating func compareCover() {
        let permissions = coveredPermissions()
        if permissions.isEmpty { return }
        let viewers = giversWithOtherReach()
        for viewer in viewers {
            for other in after.roster.allPeople where before.roster.isKnown(other) {
                compareCover(of: other, by: viewer, permissions)
            }
        }
        let done = Set(viewers)
        for other in coveredAnew() {
            for viewer in after.roster.allPeople where !done.contains(viewer) {
                compareCover(of: other, by: viewer, permissions)
            }
        }
    }

    private func coveredPermissions() -> [Permission] {
        (0..<permissionCount).map { Permission(index: UInt16($0)) }.filter { permission in
            [before.model, after.model].contains { model in
                guard Int(permission.index) < model.permissions.count else { return false }
                let clauses = model.rolesGranting[Int(permission.index)].flatMap { model.rules.clauses($0, permission) }
                return (clauses + model.nevers[Int(permission.index)])
                    .contains { $0.relations.union($0.relationsAbsent).contains(.covered) }
            }
        }
    }

    /// People whose rights to give differ, and who may have rights over others' accounts.
    private func giversWithOtherReach() -> [PersonID] {
        peopleFound { after.isGiving($0) || before.isGiving($0) }
    }

    /// People whose giving roles differ.
    private func coveredAnew() -> [PersonID] {
        var people = differences.people.filter { person in
            before.roster.isKnown(person) && after.roster.isKnown(person)
                && before.givingPosts(of: person, at: time) != after.givingPosts(of: person, at: time)
        }
        if !(before.model === after.model) && before.model.givers != after.model.givers {
            people = after.roster.allPeople.filter { person in
                before.roster.isKnown(person)
                    && before.givingPosts(of: person, at: time) != after.givingPosts(of: person, at: time)
            }
        }
        return people
    }

    private mutating func compareCover(of other: PersonID, by viewer: PersonID, _ permissions: [Permission]) {
        guard after.mayAny(permissions, viewer) || before.mayAny(permissions, viewer) else { return }
        let was =
            before.roster.isKnown(viewer) && before.covers(other, by: viewer, before.roster.view(viewer), at: time)
        let is_ = after.roster.isKnown(viewer) && after.covers(other, by: viewer, after.roster.view(viewer), at: time)
        if was == is_ { return }
        for permission in permissions {
            let old = before.scope(viewer, permission, at: time).parts[0]
            let new = after.scope(viewer, permission, at: time).parts[0]
            let part = { [time] (state: Authorizer, regions: [Region]) in
                state.restrict(regions, toThingsOf: NodeID(other), at: time)
            }
            let covered = part(after, new.regions.filter { $0.relations.contains(.covered) })
            let open = part(after, new.regions.filter { $0.relationsAbsent.contains(.covered) })
            let wasCovered = part(before, old.regions.filter { $0.relations.contains(.covered) })
            let wasOpen = part(before, old.regions.filter { $0.relationsAbsent.contains(.covered) })
            let never = part(after, new.exceptions.filter(\.mentionsCover))
            let wasNever = part(before, old.exceptions.filter(\.mentionsCover))
            // Whether a never begins or ends to hold depends on both sides: named on both, decided when asked.
            let both = (never + wasNever).map { Region($0.root) }
            add(
                viewer,
                permission,
                gained: (is_ ? covered : open) + both,
                lost: (is_ ? wasOpen : wasCovered) + both
            )
        }
    }
}

extension Region {
    var mentionsCover: Bool { relations.union(relationsAbsent).contains(.covered) }
}

extension Authorizer {
    /// The part of regions that holds what is one person's, or that of people in a node: wherever it happens, or there
    /// alone.
    func restrict(_ regions: [Region], toThingsOf owner: NodeID, at time: Instant) -> [Region] {
        regions.map { region in
            var part = region
            if roster.lies(owner, inside: region.root.node, at: time) {
                part.root.node = owner
                let isAlsoInside = region.alsoInside.contains {
                    $0.withoutOwners.isEmpty && roster.lies(owner, inside: $0.node, at: time)
                }
                if isAlsoInside { part.alsoInside = [] }
            } else if region.alsoInside.isEmpty {
                // A region asks for one more place at most; where it does, whose it is shows when it is asked about.
                part.alsoInside = [Root(owner)]
            }
            return part
        }
    }

    func isGiving(_ permission: Permission) -> Bool {
        Int(permission.index) < model.permissions.count && roster.tables.isGiving[Int(permission.index)]
    }

    /// Whether the person has an effective or ineffective holding with a rule for one of the permissions.
    func mayAny(_ permissions: [Permission], _ person: PersonID) -> Bool {
        guard roster.isKnown(person) else { return false }
        let implied = model.everyone + model.defaults.map(\.role)
        let held = roster.view(person).holdings.map { RoleID(index: UInt16($0.role)) }
        return (held + implied).contains { role in
            permissions.contains { permission in
                Int(permission.index) < model.permissions.count
                    && model.rules.rule(Int(role.index), Int(permission.index)) != RuleTable.nothing
            }
        }
    }

    /// What a person holds, in its dates, that gives roles.
    func givingPosts(of person: PersonID, at time: Instant) -> Set<Post> {
        guard person.index < roster.peopleCount else { return [] }
        let view = roster.view(person)
        var posts: Set<Post> = []
        forEachHolding(of: view, at: time) { word in
            guard model.givingOfGiver[word.role] != nil else { return }
            posts.insert(Post(role: RoleID(index: UInt16(word.role)), node: word.node))
        }
        return posts
    }
}

extension CompiledModel {
    /// The roles that give roles.
    var givers: Set<RoleID> {
        Set(roles.map(\.id).filter { givingOfGiver[Int($0.index)] != nil })
    }
}
