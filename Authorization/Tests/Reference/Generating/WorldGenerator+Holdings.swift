// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

extension WorldGenerator {
    /// Memberships for most people, then whatever comes, up to 150 in all.
    mutating func addHoldings() {
        let members = model.roles.filter { role in model.kinds.contains { $0.people == role.name } }
        for person in world.people where !members.isEmpty && random.chance(85) {
            for _ in 0..<random.number(1...2) { add(holding(of: random.one(of: members), by: person.name)) }
        }
        let ranks = model.roles.filter { role in model.sets.contains { $0.name == role.set } }
        for person in world.people where !ranks.isEmpty && random.chance(50) {
            add(holding(of: random.one(of: ranks), by: person.name))
        }
        let room = 150 - world.holdings.count
        for _ in 0..<random.number(min(20, room)...max(20, room)) { add(holding()) }
        world.holdings = Array(world.holdings.prefix(150))
    }

    private mutating func add(_ holding: World.Holding?) {
        guard let holding, !world.holdings.contains(holding), !breaksASet(holding) else { return }
        world.holdings.append(holding)
    }

    /// A second role of a set is let through now and then: the engine answers before a constraint is checked.
    private mutating func breaksASet(_ holding: World.Holding) -> Bool {
        guard let set = model.role(named: holding.role)?.set else { return false }
        let has = world.holdings.contains { other in
            other.person == holding.person && model.role(named: other.role)?.set == set
        }
        return has && !random.chance(5)
    }

    /// A holding of any role that is given.
    mutating func holding() -> World.Holding? {
        let given = model.roles.filter { !$0.heldOn.isEmpty }
        guard !given.isEmpty else { return nil }
        // A few people do most of it, and most often what `where` asks for, so that holdings of one person meet.
        let named = Set((model.roles.flatMap(\.grants) + model.nevers).flatMap(\.within).map(\.role))
        let asked = given.filter { named.contains($0.name) }
        let role = random.chance(30) && !asked.isEmpty ? random.one(of: asked) : random.one(of: given)
        let busy = random.chance(50) ? Array(world.people.prefix(6)) : world.people
        return holding(of: role, by: random.one(of: busy).name)
    }

    private mutating func holding(of role: Role, by person: String) -> World.Holding? {
        guard let kind = role.heldOn.shuffled(using: &random).first, let node = node(of: kind) else { return nil }
        var holding = World.Holding(person, role.name, on: node)
        switch random.number(0...9) {
        case 0:
            holding.from = random.number(Self.days)
            holding.until = holding.from + random.number(1...60)
        case 1: holding.from = random.number(Self.days)
        case 2: holding.until = random.number(Self.days)
        default: break
        }
        if random.chance(8) { holding.standsInFor = random.one(of: world.people).name }
        return holding
    }

    private mutating func node(of kind: String) -> String? {
        switch kind {
        case Kind.organisation: return kind
        case Kind.person: return random.one(of: world.people).name
        default:
            let nodes = world.nodes.filter { $0.kind == kind }
            return nodes.isEmpty ? nil : random.one(of: nodes).name
        }
    }
}
