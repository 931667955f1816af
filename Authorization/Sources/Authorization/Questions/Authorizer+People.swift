// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension Authorizer {
    /// The people who are things in a scope, active or not, in order of their numbers.
    ///
    /// Where nothing but the place decides, whole groups are taken without looking at the people in them.
    public func people(in scope: Scope, at time: Instant) -> [PersonID] {
        numbers(in: scope, at: time).people
    }

    func numbers(in scope: Scope, at time: Instant) -> NumberSet {
        let found = NumberSet(count: roster.peopleCount)
        guard let part = scope.parts.first else { return found }
        let isSimple = scope.parts.count == 1 && part.exceptions.isEmpty
        for region in part.regions where region.flags.isEmpty && region.audience.isEmpty {
            if region.relations.contains(.own) {
                if let viewer = part.viewer, contains(scope, Resource(viewer), at: time) { found.insert(viewer.index) }
            } else if isSimple && part.regions.count == 1 && isPlain(region) {
                roster.addPeople(inside: region.root.node, to: found, at: time)
                for owner in region.root.withoutOwners { found.remove(owner.index) }
            } else {
                let (sure, unsure) = candidates(of: region, isSimple: isSimple, at: time)
                keepContained(unsure, in: scope, at: time)
                sure.formUnion(unsure)
                for owner in region.root.withoutOwners { sure.remove(owner.index) }
                found.formUnion(sure)
            }
        }
        return found
    }

    /// Whether a region asks nothing of the people who lie inside its root.
    private func isPlain(_ region: Region) -> Bool {
        region.alsoInside.isEmpty && region.relations.isEmpty && region.relationsAbsent.isEmpty
    }

    /// People who are in a region for certain, and people of whom each is to be looked at.
    private func candidates(of region: Region, isSimple: Bool, at time: Instant) -> (NumberSet, NumberSet) {
        let (sure, unsure) = (NumberSet(count: roster.peopleCount), NumberSet(count: roster.peopleCount))
        if region.relations.contains(.direct), let post = region.post, post.node == region.root.node {
            addDirectPeople(under: post, to: sure, unsure, at: time)
            let isPlain = region.alsoInside.isEmpty && region.relations == .direct && region.relationsAbsent.isEmpty
            if isPlain && isSimple { return (sure, unsure) }
        } else {
            roster.addPeople(inside: region.root.node, to: sure, at: time)
            if isSimple && self.isPlain(region) { return (sure, unsure) }
        }
        unsure.formUnion(sure)
        return (NumberSet(count: roster.peopleCount), unsure)
    }

    private func keepContained(_ candidates: NumberSet, in scope: Scope, at time: Instant) {
        for person in candidates.people where !contains(scope, Resource(person), at: time) {
            candidates.remove(person.index)
        }
    }

    /// The nodes of a kind in a scope, asked as nodes without flags and audience, in order.
    public func nodes(in scope: Scope, of kind: KindID, at time: Instant) -> [NodeID] {
        roster.allNodes.filter { roster.kind(of: $0) == kind && contains(scope, Resource($0), at: time) }
    }

    /// Adds everyone to whom a post may stand directly: down from its node, and no further than the next holder.
    ///
    /// Holders of the post below are unsure, as nobody is their own superior, and so is everyone on whom it is held.
    private func addDirectPeople(under post: Post, to sure: NumberSet, _ unsure: NumberSet, at time: Instant) {
        guard Int(post.role.index) < model.roles.count, !post.node.isPerson, post.node != .organisation,
            roster.exists(post.node)
        else {
            roster.addPeople(inside: post.node, to: unsure, at: time)
            return
        }
        let members = model[post.role].heldOn.contains(.person) ? unsure : sure
        let tables = roster.tables
        var waiting = [post.node.rawValue]
        var seen: Set<UInt32> = []
        while let number = waiting.popLast() {
            let kind = roster.nodeView(NodeID(rawValue: number)).kind
            guard tables.kindHasPeople[kind], seen.insert(number).inserted else { continue }
            if number != post.node.rawValue,
                let holders = roster.holderSet(post.role.index, on: NodeID(rawValue: number)),
                !holders.isEmpty
            {
                // Who holds it here, or is stood in for here, may be looked past; the others stand below a nearer one,
                // unless no holder has an effect.
                if isBlocked(post.role, on: NodeID(rawValue: number), holders, to: unsure, at: time) { continue }
            }
            let role = Int(tables.memberRoleOfKind[kind])
            roster.nodes.page(of: number).visit(Int(number & 63), role: role) { holders, children in
                if let holders { roster.addMembers(holders, role: role, number, to: members, at: time) }
                children.appendAll(to: &waiting)
            }
        }
    }

    /// Whether some holder of the role on a node has an effect; adds those who may be looked past.
    private func isBlocked(
        _ role: RoleID,
        on node: NodeID,
        _ holders: IDSet,
        to found: NumberSet,
        at time: Instant
    ) -> Bool {
        var isBlocked = false
        holders.forEach { number in
            let view = roster.view(PersonID(index: number))
            for word in view.holdings where word.node == node && word.role == Int(role.index) {
                guard isEffective(view, word, at: time) else { continue }
                isBlocked = true
                found.insert(number)
                let other = view.standsInFor(word)
                if other != HoldingDetail.nobody && other < UInt32(roster.peopleCount) { found.insert(other) }
            }
            return true
        }
        return isBlocked
    }
}
