// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Comparison {
    /// Compares who reaches what lies elsewhere: nodes that were moved, and people who joined or left groups.
    mutating func comparePlaces() {
        for node in differences.moved {
            compareReach(
                of: node,
                Set(before.roster.nodesAround(node, owner: nil, at: time)),
                Set(after.roster.nodesAround(node, owner: nil, at: time))
            )
        }
        for person in differences.people where before.roster.isKnown(person) && after.roster.isKnown(person) {
            compareReach(
                of: NodeID(person),
                Set(before.roster.nodesAround(person, at: time)),
                Set(after.roster.nodesAround(person, at: time))
            )
        }
    }

    private mutating func compareReach(of thing: NodeID, _ old: Set<NodeID>, _ new: Set<NodeID>) {
        let changed = old.symmetricDifference(new)
        if changed.isEmpty { return }
        var viewers: Set<PersonID> = []
        for node in changed.sorted() {
            for state in [before, after] where state.roster.exists(node) {
                for holders in state.roster.nodeEntry(node).holders {
                    var numbers: [UInt32] = []
                    holders.people.appendAll(to: &numbers)
                    viewers.formUnion(numbers.map(PersonID.init(index:)))
                }
            }
        }
        for viewer in viewers.sorted() {
            for number in 0..<permissionCount { compare(viewer, Permission(index: UInt16(number)), over: thing) }
        }
    }

    /// Compares what one person may do to what lies inside one thing.
    private mutating func compare(_ viewer: PersonID, _ permission: Permission, over thing: NodeID) {
        let old = before.scope(viewer, permission, at: time).parts[0]
        let new = after.scope(viewer, permission, at: time).parts[0]
        let (was, is_) = (
            before.restrict(old.regions, to: thing, at: time), after.restrict(new.regions, to: thing, at: time)
        )
        let (wasNot, isNot) = (
            before.restrict(old.exceptions, to: thing, at: time), after.restrict(new.exceptions, to: thing, at: time)
        )
        add(
            viewer,
            permission,
            gained: missing(is_, in: was, before) + missing(wasNot, in: isNot, after),
            lost: missing(was, in: is_, after) + missing(isNot, in: wasNot, before)
        )
    }

    private func missing(_ regions: [Region], in others: [Region], _ state: Authorizer) -> [Region] {
        regions.filter { region in !others.contains { state.covers($0, region, at: time) } }
    }
}

extension Authorizer {
    /// The part of regions that lies inside one thing: by the node they lie inside, by the one they also lie inside, or
    /// by both.
    func restrict(_ regions: [Region], to thing: NodeID, at time: Instant) -> [Region] {
        regions.compactMap { region in
            var part = region
            let isInside = roster.lies(thing, inside: region.root.node, at: time)
            let isAlsoInside = region.alsoInside.contains { roster.lies(thing, inside: $0.node, at: time) }
            guard isInside || isAlsoInside else { return nil }
            if isInside { part.root.node = thing }
            if isAlsoInside {
                let through = region.alsoInside.filter { roster.lies(thing, inside: $0.node, at: time) }
                part.alsoInside =
                    isInside && through.contains { $0.withoutOwners.isEmpty }
                    ? []
                    : through.map { Root(thing, without: $0.withoutOwners) }
            }
            return part
        }
    }
}
