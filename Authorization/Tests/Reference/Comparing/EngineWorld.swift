// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// A world in the engine's hands: the same names, numbered, and a roster.
public struct EngineWorld: Sendable {
    public private(set) var model: CompiledModel
    public private(set) var roster: Roster
    private var people: [String: PersonID] = [:]
    private var nodes: [String: NodeID] = [World.organisation: .organisation]

    /// Loads the world at once.
    ///
    /// - Throws: ``RosterError`` where the engine refuses a part of it.
    public init(loading world: World, _ model: CompiledModel) throws(RosterError) {
        var builder = RosterBuilder(model)
        self.init(model)
        for person in world.people {
            let id = try builder.addPerson(active: person.isActive)
            people[person.name] = id
            for (name, isOn) in person.settings {
                if let setting = model.personSetting(name) { try builder.turn(setting, on: isOn, for: id) }
            }
        }
        for node in world.nodes {
            guard let kind = model.kind(node.kind) else { continue }
            nodes[node.name] = try builder.addNode(kind, in: node.parents.map(self.node))
        }
        for holding in world.holdings.compactMap(self.holding) { try builder.give(holding) }
        for (name, isOn) in world.settings {
            if let setting = model.setting(name) { builder.turn(setting, on: isOn) }
        }
        roster = try builder.build()
    }

    /// Begins with nothing and lets the world come about change by change.
    ///
    /// - Throws: ``RosterError`` where the engine refuses a part of it.
    public init(growing world: World, _ model: CompiledModel) throws(RosterError) {
        self.init(model)
        for person in world.people { try apply(.addPerson(person)) }
        for node in world.nodes { try apply(.addNode(node)) }
        for holding in world.holdings { try apply(.give(holding)) }
        for (setting, isOn) in world.settings { try apply(.turn(setting, isOn)) }
    }

    /// The same organisation under another state of its model.
    public init(_ world: EngineWorld, under model: RoleModel) {
        self = world
        self.model = CompiledModel(model, after: world.model)
        roster = Roster(world.roster, under: self.model)
    }

    private init(_ model: CompiledModel) {
        self.model = model
        roster = Roster(model)
    }

    /// Lets a change happen.
    ///
    /// - Throws: ``RosterError`` where the roster refuses it.
    public mutating func apply(_ change: WorldChange) throws(RosterError) {
        switch change {
        case .addPerson(let person):
            let id = try roster.addPerson(active: person.isActive)
            people[person.name] = id
            for (setting, isOn) in person.settings { try apply(.turnOwn(setting, isOn, of: person.name)) }
        case .addNode(let node):
            guard let kind = model.kind(node.kind) else { return }
            nodes[node.name] = try roster.addNode(kind, in: node.parents.map(self.node))
        case .removeNode(let name): try roster.removeNode(node(name))
        case .give(let holding): if let holding = self.holding(holding) { try roster.give(holding) }
        case .remove(let holding): if let holding = self.holding(holding) { try roster.remove(holding) }
        case .put(let name, let parent): try roster.put(node(name), in: node(parent))
        case .take(let name, let parent): try roster.take(node(name), outOf: node(parent))
        case .move(let name, let parent): try roster.move(node(name), to: node(parent ?? World.organisation))
        case .setActive(let name, let isActive): try roster.setActive(isActive, person(name))
        case .turn(let name, let isOn): if let setting = model.setting(name) { roster.turn(setting, on: isOn) }
        case .turnOwn(let name, let isOn, let owner):
            if let setting = model.personSetting(name) { try roster.turn(setting, on: isOn, for: person(owner)) }
        }
    }

    /// Whether the engine allows it.
    public func allows(_ question: Question) -> Bool {
        Authorizer(roster).allows(
            principal(question.asker),
            permission(question.permission),
            resource(question.thing),
            at: instant(question.day)
        )
    }
}

extension EngineWorld {
    /// Whom the engine names, in order.
    public func who(_ question: Question) -> [String] {
        Authorizer(roster).who(
            may: permission(question.permission),
            resource(question.thing),
            at: instant(question.day)
        ).map(name).sorted()
    }

    /// What the engine lists, in order.
    public func what(_ question: Question) -> [String] {
        Authorizer(roster).what(
            principal(question.asker),
            may: resource(question.thing),
            at: instant(question.day)
        ).map { model.permissions[Int($0.index)].name }.sorted()
    }

    /// Which of the things are in the engine's scope.
    public func which(_ question: Question, of things: [World.Thing]) -> [World.Thing] {
        let authorizer = Authorizer(roster)
        let scope = scope(question)
        return things.filter { authorizer.contains(scope, resource($0), at: instant(question.day)) }
    }

    /// Which people, and which nodes that are not the organisation, the engine finds in its scope.
    public func whichByList(_ question: Question) -> [String] {
        let authorizer = Authorizer(roster)
        let (scope, time) = (scope(question), instant(question.day))
        let found = model.kinds.filter { $0.id != .organisation && $0.id != .person }.flatMap { kind in
            authorizer.nodes(in: scope, of: kind.id, at: time).map(name)
        }
        return (authorizer.people(in: scope, at: time).map(name) + found).sorted()
    }

    /// Whether a change from one to the other tells that the person gains or loses what is asked about.
    static func tells(_ before: EngineWorld, _ after: EngineWorld, _ person: String, _ question: Question) -> Bool {
        let change = Change(
            from: Authorizer(before.roster),
            to: Authorizer(after.roster),
            at: after.instant(question.day)
        )
        let (id, permission) = (after.person(person), after.permission(question.permission))
        let resource = after.resource(question.thing)
        return change.gains(id, permission, resource) || change.loses(id, permission, resource)
    }

    private func scope(_ question: Question) -> Scope {
        Authorizer(roster).which(
            principal(question.asker),
            may: permission(question.permission),
            at: instant(question.day)
        )
    }

    func name(_ person: PersonID) -> String { people.first { $0.value == person }?.key ?? "\(person)" }

    func name(_ node: NodeID) -> String {
        if let person = node.person { return name(person) }
        return nodes.first { $0.value == node }?.key ?? "\(node)"
    }
}

/// Names in numbers. What has no number gets one that the engine does not know.
extension EngineWorld {
    public func person(_ name: String) -> PersonID { people[name] ?? PersonID(index: 1_000_000) }

    public func node(_ name: String) -> NodeID {
        nodes[name] ?? people[name].map { NodeID($0) } ?? NodeID(index: 1_000_000)
    }

    /// Whether everything that the thing names is there.
    public func knows(_ thing: World.Thing) -> Bool {
        let nodes = [thing.place].compactMap { $0 } + thing.audience
        return nodes.allSatisfy { roster.exists(node($0)) }
            && ([thing.owner].compactMap { $0 } + thing.parties).allSatisfy { roster.isKnown(person($0)) }
    }

    public func permission(_ name: String) -> Permission { model.permission(name) ?? Permission(index: .max) }

    public func principal(_ asker: ReferenceEvaluator.Asker) -> Principal {
        switch asker {
        case .person(let name): .person(person(name))
        case .acting(let name, let other): .acting(person(name), as: person(other))
        case .token(let name, let list): .token(person(name), Set(list.map(permission)))
        case .service(let name): .service(model.service(name) ?? ServiceID(index: .max))
        case .visitor: .visitor
        }
    }

    public func resource(_ thing: World.Thing) -> Resource {
        Resource(
            in: node(thing.place ?? World.organisation),
            owner: thing.owner.map(person),
            parties: thing.parties.map(person),
            audience: thing.audience.map(node),
            flags: model.flagSet(thing.flags)
        )
    }

    public func instant(_ day: Int) -> Instant {
        switch day {
        case .min: .distantPast
        case .max: .distantFuture
        default: Instant(seconds: Int64(day) * 86_400)
        }
    }

    private func holding(_ holding: World.Holding) -> Holding? {
        guard let role = model.role(holding.role) else { return nil }
        return Holding(
            person(holding.person),
            role,
            on: node(holding.node),
            from: instant(holding.from),
            until: instant(holding.until),
            source: holding.standsInFor == nil ? .hand : .standIn,
            standsInFor: holding.standsInFor.map(person)
        )
    }
}
