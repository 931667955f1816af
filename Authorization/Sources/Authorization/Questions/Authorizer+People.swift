// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// The people who are things in a scope, active or not, in order of their numbers.
    ///
    /// Where nothing but the place decides, whole groups are taken without looking at the people in them.
    public func people(in scope: Scope, at time: Instant) -> [PersonID] {
        guard let part = scope.parts.first else { return [] }
        var found = NumberSet(count: roster.peopleCount)
        for region in part.regions {
            let isCertain =
                region.alsoInside.isEmpty && region.flags.isEmpty && region.relations.isEmpty
                && region.relationsAbsent.isEmpty && region.root.withoutOwners.isEmpty
            if isCertain && part.exceptions.isEmpty && scope.parts.count == 1 {
                roster.addPeople(inside: region.root.node, to: &found, at: time)
            } else {
                addPeople(of: region, in: scope, to: &found, at: time)
            }
        }
        return found.people
    }

    private func addPeople(of region: Region, in scope: Scope, to found: inout NumberSet, at time: Instant) {
        guard region.flags.isEmpty else { return }
        if region.relations.contains(.own) {
            if let viewer = scope.parts.first?.viewer, contains(scope, Resource(viewer), at: time) {
                found.insert(viewer.index)
            }
            return
        }
        var candidates = NumberSet(count: roster.peopleCount)
        roster.addPeople(inside: region.root.node, to: &candidates, at: time)
        let isPlain =
            scope.parts.count == 1 && scope.parts[0].exceptions.isEmpty && region.alsoInside.isEmpty
            && region.relations.union(region.relationsAbsent).isEmpty
        if isPlain {
            for owner in region.root.withoutOwners { candidates.remove(owner.index) }
            found.formUnion(candidates)
        } else {
            for person in candidates.people where contains(scope, Resource(person), at: time) {
                found.insert(person.index)
            }
        }
    }

    /// The nodes of a kind in a scope, asked as nodes without flags and audience, in order.
    public func nodes(in scope: Scope, of kind: KindID, at time: Instant) -> [NodeID] {
        roster.allNodes.filter { roster.kind(of: $0) == kind && contains(scope, Resource($0), at: time) }
    }
}

extension Roster {
    /// The numbers of the people who lie inside a node by owner's way.
    func peopleNumbers(inside node: NodeID, at time: Instant) -> [UInt32] {
        if let person = node.person { return isKnown(person) ? [person.index] : [] }
        var found = NumberSet(count: peopleCount)
        addPeople(inside: node, to: &found, at: time)
        return found.people.map(\.index)
    }

    /// Adds the people who lie inside a node: everyone for the organisation, else members of it and of what lies in it.
    func addPeople(inside node: NodeID, to found: inout NumberSet, at time: Instant) {
        if let person = node.person {
            if isKnown(person) { found.insert(person.index) }
            return
        }
        guard isKnownNode(node) else { return }
        if node == .organisation {
            for person in allPeople { found.insert(person.index) }
            return
        }
        guard tables.kindHasPeople[nodeView(node).kind] else { return }
        var waiting = [node.rawValue]
        var seen: Set<UInt32> = []
        while let number = waiting.popLast() {
            let page = nodes.page(of: number)
            let entry = page.entries[Int(number & 63)]
            let kind = Int(entry.kind.index)
            guard tables.kindHasPeople[kind] else { continue }
            if model.kinds[kind].kind.several && !seen.insert(number).inserted { continue }
            addMembers(of: entry, role: Int(tables.memberRoleOfKind[kind]), number, to: &found, at: time)
            entry.children.appendAll(to: &waiting)
        }
    }

    @inline(__always)
    private func addMembers(
        of entry: NodePage.Entry,
        role: Int,
        _ number: UInt32,
        to found: inout NumberSet,
        at time: Instant
    ) {
        for holders in entry.holders where Int(holders.role) == role {
            if !holders.isDated {
                holders.people.forEach {
                    found.insert($0)
                    return true
                }
                continue
            }
            holders.people.forEach { person in
                let view = view(PersonID(index: person))
                let isMember = view.holdings.contains {
                    $0.node.rawValue == number && $0.role == role && view.isCurrent($0, at: time)
                }
                if isMember { found.insert(person) }
                return true
            }
        }
    }
}

/// Numbers as bits, which come out sorted and once each.
struct NumberSet {
    private var bits: [UInt64]

    init(count: Int) {
        bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    @inline(__always)
    mutating func insert(_ number: UInt32) {
        bits[Int(number >> 6)] |= 1 << UInt64(number & 63)
    }

    mutating func remove(_ number: UInt32) {
        bits[Int(number >> 6)] &= ~(1 << UInt64(number & 63))
    }

    mutating func formUnion(_ other: NumberSet) {
        for index in bits.indices { bits[index] |= other.bits[index] }
    }

    var people: [PersonID] {
        var count = 0
        for word in bits { count += word.nonzeroBitCount }
        return [PersonID](unsafeUninitializedCapacity: count) { buffer, filled in
            for (index, word) in bits.enumerated() {
                var left = word
                while left != 0 {
                    buffer.initializeElement(
                        at: filled,
                        to: PersonID(index: UInt32(index * 64 + left.trailingZeroBitCount))
                    )
                    filled += 1
                    left &= left - 1
                }
            }
        }
    }
}
