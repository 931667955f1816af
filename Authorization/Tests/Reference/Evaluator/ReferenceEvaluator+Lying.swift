// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where a thing lies.
extension ReferenceEvaluator {
    /// Whether it lies inside by place, or, unless a role is given, by owner.
    func lies(_ thing: World.Thing, inside node: String, byPlaceAlone: Bool) -> Bool {
        if node == World.organisation { return true }
        if let place = thing.place, above(place).contains(node) { return true }
        if !byPlaceAlone, let owner = thing.owner { return aboveOwner(owner).contains(node) }
        return false
    }

    /// The place and every node that holds it; a person's node lies where the person lies.
    private func above(_ place: String) -> [String] {
        if world.person(named: place) != nil { return aboveOwner(place) }
        return all(from: place) { world.node(named: $0)?.parents ?? [] }
    }

    /// The person's node, and whatever it lies in by owner's way.
    func aboveOwner(_ person: String) -> [String] { all(from: person, nextByOwner) }

    /// A name, and all that is reached from it step by step, each once.
    func all(from name: String, _ step: (String) -> [String]) -> [String] {
        var names = [name]
        var next = 0
        while next < names.count {
            for name in step(names[next]) where !names.contains(name) { names.append(name) }
            next += 1
        }
        return names
    }

    /// One step up by owner's way: from a person to where they are a member, from a node of people to another.
    func nextByOwner(_ name: String) -> [String] {
        if world.person(named: name) != nil {
            return world.holdings.filter { holding in
                holding.person == name && isInItsDates(holding)
                    && memberRole(of: kind(of: holding.node)) == holding.role
            }.map(\.node)
        }
        guard let node = world.node(named: name), memberRole(of: node.kind) != nil else { return [] }
        return node.parents.filter { memberRole(of: kind(of: $0)) != nil }
    }

    func kind(of node: String) -> String? {
        if node == World.organisation { return node }
        return world.node(named: node)?.kind ?? world.person(named: node).map { _ in "person" }
    }

    private func memberRole(of kind: String?) -> String? {
        kind.flatMap { model.kind(named: $0)?.people }
    }
}
