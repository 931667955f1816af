// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

extension WorldGenerator {
    /// The day on which what a change makes of it is looked at.
    public static let changeDay = 50

    /// As many changes as asked for, one after the other, that can happen to the world.
    public static func changes(_ count: Int, to world: World, of model: RoleModel, seed: UInt64) -> [WorldChange] {
        var generator = WorldGenerator(model, seed: seed)
        generator.world = world
        var changes: [WorldChange] = []
        for number in 0..<count {
            guard let change = generator.change(number, of: seed) else { continue }
            generator.world.apply(change)
            changes.append(change)
        }
        return changes
    }

    private mutating func change(_ number: Int, of batch: UInt64) -> WorldChange? {
        switch random.number(0...19) {
        case 0...6: return holding().flatMap { world.holdings.contains($0) ? nil : .give($0) }
        case 7...11: return world.holdings.randomElement(using: &random).map { .remove($0) }
        case 12: return .setActive(random.one(of: world.people).name, random.chance(60))
        case 13: return model.settings.randomElement(using: &random).map { .turn($0.name, random.chance(50)) }
        case 14:
            let person = random.one(of: world.people).name
            return model.personSettings.randomElement(using: &random).map {
                .turnOwn($0.name, random.chance(50), of: person)
            }
        case 15: return .addPerson(World.Person("late-\(number)-\(batch)"))
        case 16: return model.kinds.randomElement(using: &random).map { addition("later-\(number)-\(batch)", of: $0) }
        default: return containment()
        }
    }

    private mutating func addition(_ name: String, of kind: Kind) -> WorldChange {
        .addNode(World.Node(name, kind.name, in: parents(of: kind)))
    }

    /// A node goes somewhere else, or for good; only into older nodes, so that nothing ever lies in itself.
    private mutating func containment() -> WorldChange? {
        guard !world.nodes.isEmpty else { return nil }
        let index = random.number(0...world.nodes.count - 1)
        let node = world.nodes[index]
        guard let kind = model.kind(named: node.kind) else { return nil }
        if isUnused(node.name), random.chance(40) { return .removeNode(node.name) }
        if let parent = node.parents.randomElement(using: &random), random.chance(30) {
            return .take(node.name, outOf: parent)
        }
        let parent = parents(of: kind, before: index).first
        if let parent, random.chance(50), !node.parents.contains(parent), kind.several || node.parents.isEmpty {
            return .put(node.name, in: parent)
        }
        return .move(node.name, to: parent)
    }

    private func isUnused(_ name: String) -> Bool {
        !world.holdings.contains { $0.node == name } && !world.nodes.contains { $0.parents.contains(name) }
            && !world.records.contains { $0.place == name || $0.audience.contains(name) }
    }
}
