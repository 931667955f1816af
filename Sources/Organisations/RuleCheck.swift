// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// Finds the rules of the role model about who holds what that a state does not keep.
package struct RuleCheck {
    package let roster: Roster
    /// The day on which somebody has to hold what must be held.
    package let today: Instant

    package init(_ roster: Roster, at today: Instant) {
        self.roster = roster
        self.today = today
    }

    private var model: CompiledModel { roster.model }

    /// Every rule that is not kept: sets and numbers of holders over all dates, the rest today.
    package var brokenRules: [BrokenRule] {
        var broken = roster.allPeople.flatMap { brokenRules(about: $0) }
        for role in model.roles where role.role.holders != .any {
            for node in nodes(of: role.heldOn) { broken += brokenRules(about: role.id, on: node) }
        }
        return broken + brokenRuleOfTheTop
    }

    /// The rules about what one person holds that are not kept.
    package func brokenRules(about person: PersonID) -> [BrokenRule] {
        let holdings = roster.holdings(of: person)
        return overlapsInSets(holdings)
            + holdings.filter { isHeldInVain($0, beside: holdings) }.map(BrokenRule.notCarried)
    }

    /// The rules about how many hold a role on a node that are not kept.
    package func brokenRules(about role: RoleID, on node: NodeID) -> [BrokenRule] {
        let facts = model.roles[Int(role.index)]
        guard facts.role.holders != .any else { return [] }
        // Who stands in holds the same role on the same node, beside the person whose place they take.
        let holdings = roster.holders(of: role, on: node).flatMap { roster.holdings(of: $0) }
            .filter { $0.role == role && $0.node == node && $0.standsInFor == nil }
        let broken = overlaps(holdings) { $0.person != $1.person }.map(BrokenRule.severalHolders)
        let isMissing =
            facts.role.holders == .exactlyOne && !holdings.contains { $0.isCurrent(at: today) }
        return isMissing ? broken + [.noHolder(role, node)] : broken
    }

    /// That nobody active holds the top role without an end, where it is so.
    ///
    /// Who holds it until a day would leave the organisation without one from the next.
    package var brokenRuleOfTheTop: [BrokenRule] {
        guard let top = model.model.topRole.flatMap({ model.role($0) }) else { return [] }
        let isHeld = nodes(of: model.roles[Int(top.index)].heldOn).contains { node in
            roster.holders(of: top, on: node).contains { person in
                roster.isActive(person)
                    && roster.holdings(of: person).contains {
                        $0.role == top && $0.isCurrent(at: today) && $0.until == .distantFuture
                    }
            }
        }
        return isHeld ? [] : [.noTopRole(top)]
    }

    /// The nodes of some kinds, people included.
    package func nodes(of kinds: [KindID]) -> [NodeID] {
        if kinds == [.organisation] { return [.organisation] }
        let nodes = roster.allNodes.filter { kinds.contains(roster.kind(of: $0)) }
        return kinds.contains(.person) ? nodes + roster.allPeople.map { NodeID($0) } : nodes
    }

    private func overlapsInSets(_ holdings: [Holding]) -> [BrokenRule] {
        model.model.sets.flatMap { set in
            let members = holdings.filter { model.roles[Int($0.role.index)].role.set == set.name }
            return overlaps(members) { ($0.role, $0.node) != ($1.role, $1.node) }
                .map { BrokenRule.severalOfSet(set, $0.0, $0.1) }
        }
    }

    /// Each holding with the first before it whose dates it shares.
    private func overlaps(
        _ holdings: [Holding],
        where differ: (Holding, Holding) -> Bool
    ) -> [(Holding, Holding)] {
        let sorted = holdings.sorted { ($0.from, $0.until) < ($1.from, $1.until) }
        return sorted.indices.compactMap { later in
            sorted[..<later].first { differ($0, sorted[later]) && sorted[later].from < $0.until }
                .map { ($0, sorted[later]) }
        }
    }

    /// Whether a role is held today that needs another to carry it, and none does.
    private func isHeldInVain(_ holding: Holding, beside others: [Holding]) -> Bool {
        guard holding.isCurrent(at: today), roster.isActive(holding.person) else { return false }
        let name = model.roles[Int(holding.role.index)].name
        let carriers = model.model.roles.filter { $0.carries.contains(name) }
        guard !carriers.isEmpty else { return false }
        let held = Set(others.filter { $0.isCurrent(at: today) }.map { model.roles[Int($0.role.index)].name })
        return !carriers.contains { held.contains($0.name) || $0.everyone != .nobody || isDefault($0, beside: held) }
    }

    /// Whether a role is held by default beside these: the default of its set, of which none is among them.
    private func isDefault(_ role: Role, beside held: Set<String>) -> Bool {
        guard let set = model.model.sets.first(where: { $0.name == role.set }), set.defaultRole == role.name
        else { return false }
        return !model.model.roles.contains { $0.set == set.name && held.contains($0.name) }
    }
}
