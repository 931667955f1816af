// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// Somebody asks whether they may do something to a thing on a day.
public struct Question: Sendable, Hashable {
    public var asker: ReferenceEvaluator.Asker
    public var permission: String
    public var thing: World.Thing
    public var day: Int

    public init(_ asker: ReferenceEvaluator.Asker, may permission: String, _ thing: World.Thing, on day: Int) {
        self.asker = asker
        self.permission = permission
        self.thing = thing
        self.day = day
    }
}

/// Asks questions about a world: some blindly, others such that yes is likely, so that both answers are common.
public struct QuestionGenerator: Sendable {
    private var random: SplitMix64
    private let model: RoleModel
    private let world: World
    private let permissions: [String]
    private let things: [World.Thing]

    public init(_ model: RoleModel, _ world: World, seed: UInt64) {
        self.model = model
        self.world = world
        random = SplitMix64(seed: seed)
        permissions = model.allPermissions
        things = world.things
    }

    /// The next question.
    public mutating func next() -> Question {
        let day = random.number(WorldGenerator.days)
        if random.chance(10) { return blind(on: day) }
        let holding = likelyHolding(on: day)
        let permission = permission(of: holding.role)
        let evaluator = ReferenceEvaluator(model, world, on: day)
        var thing = thing(for: permission)
        for _ in 0..<12 where !evaluator.lies(thing, inside: holding.node, byPlaceAlone: isGiving(permission)) {
            thing = self.thing(for: permission)
        }
        if random.chance(15) { thing.owner = holding.person }
        return Question(asker(holding.person, permission), may: permission, thing, on: day)
    }

    /// A holding; one in its dates, of somebody who is active, if one or two tries find it.
    private mutating func likelyHolding(on day: Int) -> World.Holding {
        let holding = random.one(of: world.holdings)
        let isLikely =
            holding.from <= day && day < holding.until && world.person(named: holding.person)?.isActive == true
        return isLikely ? holding : random.one(of: world.holdings)
    }

    private mutating func blind(on day: Int) -> Question {
        let permission = random.chance(1) ? "essay.unheard-of" : random.one(of: permissions)
        var thing = thing(for: permission)
        if random.chance(1) { thing.place = "nowhere" }
        if random.chance(1) { thing.owner = "nobody" }
        let person = random.chance(1) ? "nobody" : random.one(of: world.people).name
        return Question(asker(person, permission), may: permission, thing, on: day)
    }

    /// A thing that exists, or, for giving, a node and perhaps who receives.
    public mutating func thing(for permission: String) -> World.Thing {
        guard isGiving(permission) else { return random.one(of: things) }
        let node =
            random.chance(15) ? random.one(of: world.people).name : (world.nodes.randomElement(using: &random)?.name)
        let place = random.chance(20) ? World.organisation : node ?? World.organisation
        return World.Thing("", place: place, owner: random.chance(60) ? random.one(of: world.people).name : nil)
    }

    private func isGiving(_ permission: String) -> Bool { permission.hasPrefix("give.") }

    private mutating func permission(of role: String) -> String {
        let grants = ReferenceEvaluator(model, world, on: 0).grants(of: role)
        guard let grant = grants.randomElement(using: &random)?.grant, !grant.permissions.isEmpty
        else { return random.one(of: permissions) }
        switch random.one(of: grant.permissions) {
        case .permission(let name): return name
        case .everyVerb(let noun):
            guard let verbs = model.vocabulary.noun(named: noun)?.allVerbs else { return noun }
            return "\(noun).\(random.one(of: verbs))"
        case .giveAny(let set):
            return "give.\(model.roles.filter { $0.set == set }.randomElement(using: &random)?.name ?? role)"
        }
    }

    private mutating func asker(_ person: String, _ permission: String) -> ReferenceEvaluator.Asker {
        switch random.number(0...99) {
        case 0...3: return .acting(person, as: random.one(of: world.people).name)
        case 4...5: return .token(of: person, [permission] + random.some(0...3, of: permissions))
        case 6: return .token(of: person, random.some(0...3, of: permissions))
        case 7...8:
            guard !model.services.isEmpty else { return .visitor }
            return .service(random.one(of: model.services).name)
        case 9...11: return .visitor
        default: return .person(person)
        }
    }
}
