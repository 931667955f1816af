// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// A rule of the role model about who holds what that a state of an organisation does not keep.
package enum BrokenRule: Sendable, Hashable {
    /// One person holds two roles of a set at the same time, of which each person holds one.
    case severalOfSet(RoleSet, Holding, Holding)
    /// Two people hold a role on a node at the same time that only one may hold there.
    case severalHolders(Holding, Holding)
    /// Nobody holds a role on a node that somebody must hold there.
    case noHolder(RoleID, NodeID)
    /// A role has no effect because its holder holds none that carries it.
    case notCarried(Holding)
    /// Nobody active holds the top role.
    case noTopRole(RoleID)
    /// People stand above each other in a line, from different nodes.
    case circle([Holding])

    /// Whether a state with it is refused; the others are worth knowing.
    package var isError: Bool {
        switch self {
        case .severalOfSet, .severalHolders: true
        case .noHolder, .notCarried, .noTopRole, .circle: false
        }
    }

    /// The holding that came second, or that has no effect: where a file is to be mended.
    package var holding: Holding? {
        switch self {
        case .severalOfSet(_, _, let later), .severalHolders(_, let later), .notCarried(let later): later
        case .circle(let holdings): holdings.last
        case .noHolder, .noTopRole: nil
        }
    }
}

extension Organisation {
    /// Every rule about who holds what that is not kept: sets and numbers of holders over all dates, the rest today.
    package var brokenRules: [BrokenRule] {
        var broken: [BrokenRule] = []
        for person in roster.allPeople {
            let holdings = roster.holdings(of: person)
            broken += overlapsInSets(holdings)
            broken += holdings.filter { isHeldInVain($0, beside: holdings) }.map(BrokenRule.notCarried)
        }
        for role in model.roles where role.role.holders != .any { broken += numberOfHolders(of: role) }
        for role in model.roles where role.role.line { broken += lineCircles(of: role.id).map(BrokenRule.circle) }
        if let top = model.model.topRole.flatMap({ model.role($0) }), !hasActiveHolder(top) {
            broken.append(.noTopRole(top))
        }
        return broken
    }

    /// Whether somebody active holds the role today, on any node.
    func hasActiveHolder(_ role: RoleID) -> Bool {
        roster.allPeople.contains { person in
            roster.isActive(person)
                && roster.holdings(of: person).contains { $0.role == role && $0.isCurrent(at: today) }
        }
    }

    private func overlapsInSets(_ holdings: [Holding]) -> [BrokenRule] {
        model.model.sets.flatMap { set in
            let members = holdings.filter { model.roles[Int($0.role.index)].role.set == set.name }
            return overlaps(members) { ($0.role, $0.node) != ($1.role, $1.node) }
                .map { BrokenRule.severalOfSet(set, $0.0, $0.1) }
        }
    }

    private func numberOfHolders(of role: RoleFacts) -> [BrokenRule] {
        var broken: [BrokenRule] = []
        for node in nodes(of: role.heldOn) {
            // Who stands in holds the same role on the same node, beside the person whose place they take.
            let holdings = roster.holders(of: role.id, on: node).flatMap { roster.holdings(of: $0) }
                .filter { $0.role == role.id && $0.node == node && $0.standsInFor == nil }
            broken += overlaps(holdings) { $0.person != $1.person }.map(BrokenRule.severalHolders)
            if role.role.holders == .exactlyOne, !holdings.contains(where: { $0.isCurrent(at: today) }) {
                broken.append(.noHolder(role.id, node))
            }
        }
        return broken
    }

    /// The nodes of some kinds, people included.
    package func nodes(of kinds: [KindID]) -> [NodeID] {
        let nodes = roster.allNodes.filter { kinds.contains(roster.kind(of: $0)) }
        return kinds.contains(.person) ? nodes + roster.allPeople.map { NodeID($0) } : nodes
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
