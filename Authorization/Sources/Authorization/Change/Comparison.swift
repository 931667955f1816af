// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Collects what differs between two states, person by person and permission by permission, and groups it at the end.
struct Comparison {
    let before: Authorizer
    let after: Authorizer
    let time: Instant
    let differences: RosterDifferences
    let model: ModelDifferences
    private var found: [Key: Regions] = [:]
    /// What people who are alike have in common, compared once for all of them.
    private var common: [Cell: [PersonID]] = [:]

    init(_ before: Authorizer, _ after: Authorizer, at time: Instant) {
        self.before = before
        self.after = after
        self.time = time
        differences = RosterDifferences(before.roster, after.roster)
        model = ModelDifferences(before.roster, after.roster)
    }

    private struct Key: Hashable {
        var person: PersonID
        var permission: Permission
    }

    private struct Cell: Hashable {
        var permission: Permission
        var regions: Regions
    }

    /// Regions gained and lost.
    struct Regions: Hashable {
        var gained: [Region] = []
        var lost: [Region] = []
    }

    var permissionCount: Int { max(before.model.permissions.count, after.model.permissions.count) }

    mutating func add(_ person: PersonID, _ permission: Permission, gained: [Region], lost: [Region]) {
        if gained.isEmpty && lost.isEmpty { return }
        let key = Key(person: person, permission: permission)
        var regions = found[key] ?? Regions()
        for region in gained where !regions.gained.contains(region) { regions.gained.append(region) }
        for region in lost where !regions.lost.contains(region) { regions.lost.append(region) }
        found[key] = regions
    }

    mutating func add(_ people: [PersonID], _ permission: Permission, _ regions: Regions) {
        if regions == Regions() || people.isEmpty { return }
        common[Cell(permission: permission, regions: regions), default: []] += people
    }

    /// The people for whom something was found about some of the permissions.
    func peopleFound(_ matches: (Permission) -> Bool) -> [PersonID] {
        let alike = common.filter { matches($0.key.permission) }.flatMap(\.value)
        return Set(found.keys.filter { matches($0.permission) }.map(\.person)).union(alike).sorted()
    }

    /// The regions of the first part that the second does not cover, as the second's roster has them lie.
    func uncovered(_ part: Scope.Part, by other: Scope.Part, in state: Authorizer) -> [Region] {
        part.regions.filter { region in !other.regions.contains { state.covers($0, region, at: time) } }
    }

    /// What one person gains and loses of one permission, where nothing but their own scope is looked at.
    func difference(of person: PersonID, _ permission: Permission) -> Regions {
        difference(
            before.scope(person, permission, at: time).parts[0],
            after.scope(person, permission, at: time).parts[0]
        )
    }

    func difference(_ old: Scope.Part, _ new: Scope.Part) -> Regions {
        if old == new { return Regions() }
        var regions = Regions(
            gained: uncovered(new, by: old, in: before),
            lost: uncovered(old, by: new, in: after)
        )
        if !new.regions.isEmpty {
            regions.gained += old.exceptions.filter { !new.exceptions.contains($0) }
        }
        if !old.regions.isEmpty {
            regions.lost += new.exceptions.filter { !old.exceptions.contains($0) }
        }
        return regions
    }

    /// People with the same differences together, then permissions with the same people and differences.
    func grouped() -> [Change.Entry] {
        var people = common
        for (key, regions) in found {
            people[Cell(permission: key.permission, regions: regions), default: []].append(key.person)
        }
        var permissions: [Group: [Permission]] = [:]
        permissions.reserveCapacity(people.count)
        for (cell, people) in people {
            let people = Self.isAscending(people) ? people : Set(people).sorted()
            permissions[Group(people: people, regions: cell.regions), default: []].append(cell.permission)
        }
        return permissions.map { group, permissions in
            Change.Entry(
                people: group.people,
                permissions: permissions.sorted(),
                gained: group.regions.gained,
                lost: group.regions.lost
            )
        }.sorted(by: Self.order)
    }

    private static func isAscending(_ people: [PersonID]) -> Bool {
        zip(people, people.dropFirst()).allSatisfy { $0 < $1 }
    }

    private struct Group: Hashable {
        var people: [PersonID]
        var regions: Regions

        // The first and the last tell most groups apart, and a group may have everyone in it.
        func hash(into hasher: inout Hasher) {
            hasher.combine(people.count)
            hasher.combine(people.first)
            hasher.combine(people.last)
            hasher.combine(regions)
        }
    }

    /// Those that concern the most people first; then by person, permission and place, so that it never varies.
    private static func order(_ left: Change.Entry, _ right: Change.Entry) -> Bool {
        if left.people.count != right.people.count { return left.people.count > right.people.count }
        if let first = left.people.first, let other = right.people.first, first != other { return first < other }
        if left.people != right.people { return left.people.lexicographicallyPrecedes(right.people) }
        if left.permissions != right.permissions {
            return left.permissions.lexicographicallyPrecedes(right.permissions)
        }
        let (roots, others) = ((left.gained + left.lost).map(\.root), (right.gained + right.lost).map(\.root))
        return roots.lexicographicallyPrecedes(others)
    }
}

extension Authorizer {
    /// Whether one region holds all that another holds, by comparing places and conditions.
    func covers(_ wide: Region, _ narrow: Region, at time: Instant) -> Bool {
        guard wide.relations.isSubset(of: narrow.relations), wide.relationsAbsent.isSubset(of: narrow.relationsAbsent),
            wide.flags.isSubset(of: narrow.flags), wide.flagsAbsent.isSubset(of: narrow.flagsAbsent)
        else { return false }
        guard !wide.isByPlaceAlone || narrow.isByPlaceAlone else { return false }
        if wide.relations.contains(.direct) || wide.relationsAbsent.contains(.direct) {
            // Direct towards one node is not direct towards another.
            guard wide.post == narrow.post else { return false }
        }
        guard covers(wide.root, narrow.root, at: time), wide.audience.isEmpty || wide.audience == narrow.audience else {
            return false
        }
        return wide.alsoInside.isEmpty
            || wide.alsoInside.contains { covers($0, narrow.root, at: time) }
            || (!narrow.alsoInside.isEmpty
                && narrow.alsoInside.allSatisfy { inner in
                    wide.alsoInside.contains { covers($0, inner, at: time) }
                })
    }

    /// Whether all that lies inside one root lies inside the other.
    func covers(_ wide: Root, _ narrow: Root, at time: Instant) -> Bool {
        guard wide.withoutOwners.allSatisfy(narrow.withoutOwners.contains) else { return false }
        if wide.node == narrow.node || wide.node == .organisation { return true }
        guard roster.exists(narrow.node) else { return false }
        return roster.lies(narrow.node, inside: wide.node, at: time) && isTransparent(from: narrow.node, to: wide.node)
    }

    /// Whether what lies inside a node by its owner lies inside the other too.
    ///
    /// A class list lies in a course, but the people in it do not: the course's roles reach the list, not their records.
    private func isTransparent(from node: NodeID, to other: NodeID) -> Bool {
        let (kind, above) = (roster.kind(of: node), roster.kind(of: other))
        let tables = roster.tables
        let holdsPeople = node.isPerson || tables.kindHasPeople[Int(kind.index)]
        return !holdsPeople || tables.kindHasPeople[Int(above.index)]
    }
}
