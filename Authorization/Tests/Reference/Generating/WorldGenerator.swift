// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// Makes an organisation for any role model: people, nodes, holdings and records, some of them odd on purpose.
public struct WorldGenerator: Sendable {
    var random: SplitMix64
    let model: RoleModel
    var world = World()

    /// Days that questions are asked as of lie between these, and so do most ends of holdings.
    public static let days = 0...100

    init(_ model: RoleModel, seed: UInt64) {
        self.model = model
        random = SplitMix64(seed: seed)
    }

    /// The organisation that follows from the model and the seed.
    public static func world(for model: RoleModel, seed: UInt64) -> World {
        var generator = WorldGenerator(model, seed: seed)
        generator.addPeople()
        generator.addNodes()
        for setting in model.settings where generator.random.chance(60) {
            generator.world.settings[setting.name] = generator.random.chance(50)
        }
        generator.addHoldings()
        for number in 0..<generator.random.number(30...80) {
            generator.world.records.append(generator.record("record-\(number)"))
        }
        return generator.world
    }

    private mutating func addPeople() {
        for number in 0..<random.one(of: [random.number(10...20), random.number(10...60)]) {
            var person = World.Person("person-\(number)", isActive: !random.chance(12))
            for setting in model.personSettings where random.chance(25) {
                person.settings[setting.name] = random.chance(70)
            }
            world.people.append(person)
        }
    }

    private mutating func addNodes() {
        guard !model.kinds.isEmpty else { return }
        for number in 0..<random.number(5...40) {
            // Each kind once at first, so that few are without a node.
            let kind = number < model.kinds.count ? model.kinds[number] : random.one(of: model.kinds)
            world.nodes.append(World.Node("\(kind.name)-\(number)", kind.name, in: parents(of: kind)))
        }
    }

    /// Nodes that one of the kind can lie in; only older ones, so that nothing ever lies in itself.
    mutating func parents(of kind: Kind, before limit: Int = .max) -> [String] {
        let possible = world.nodes.prefix(limit).filter { $0.kind == kind.parent }.map(\.name)
        return random.some(kind.several ? 0...3 : (random.chance(85) ? 1...1 : 0...0), of: possible)
    }

    /// A record somewhere, of somebody, for anybody.
    mutating func record(_ name: String) -> World.Thing {
        var thing = World.Thing(name)
        if !random.chance(8) { thing.place = place() }
        if !random.chance(20) { thing.owner = random.one(of: world.people).name }
        thing.parties = random.some(0...2, of: world.people).map(\.name)
        if random.chance(40) {
            thing.audience = random.some(0...2, of: world.people).map(\.name) + [place()]
        }
        thing.flags = model.vocabulary.flags.filter { _ in random.chance(40) }
        return thing
    }

    /// Most often a node; now and then a person's, or the organisation.
    mutating func place() -> String {
        if random.chance(15) || world.nodes.isEmpty { return World.organisation }
        return random.chance(12) ? random.one(of: world.people).name : random.one(of: world.nodes).name
    }
}
