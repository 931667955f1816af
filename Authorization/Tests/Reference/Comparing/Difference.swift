// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

public import Authorization

/// A question that the engine and the reference answer differently, with all that is needed to ask it again.
public struct Difference: Error, Sendable {
    public var model: RoleModel
    public var world: World
    public var question: Question
    /// What was compared, such as `decide, after changes`.
    public var of: String
    public var reference: String
    public var engine: String
    public var seed: UInt64
    /// Where a change did not tell of it: what happened to the world, and to the model.
    public var changes: [WorldChange] = []
    public var edited: RoleModel?
    /// Whether it was made as small as it gets, and is worth printing whole.
    public internal(set) var isSmall = false

    /// The smallest case this came to, by leaving out whatever is not needed for `decide` to differ.
    ///
    /// The same case, if a freshly loaded engine agrees, as it does where only a sequence of changes makes it go wrong.
    public func shrunk() -> Difference {
        var small = self
        guard small.differsWhenLoaded else { return self }
        for _ in 0..<3 { small.leaveOutEverywhere() }
        small.isSmall = true
        return small
    }

    private var differsWhenLoaded: Bool {
        guard let engine = try? EngineWorld(loading: world, CompiledModel(model)) else { return false }
        if !changes.isEmpty || edited != nil { return isUntold(engine) }
        let evaluator = ReferenceEvaluator(model, world, on: question.day)
        return engine.allows(question) != evaluator.decide(question.asker, question.permission, question.thing)
    }

    private func isUntold(_ before: EngineWorld) -> Bool {
        var after = before
        do {
            for change in changes { try after.apply(change) }
        } catch {
            return false
        }
        if let edited { after = EngineWorld(after, under: edited) }
        guard case .person(let name) = question.asker, before.knows(question.thing), after.knows(question.thing),
            before.allows(question) != after.allows(question)
        else { return false }
        return !EngineWorld.tells(before, after, name, question)
    }

    private mutating func leaveOutEverywhere() {
        leaveOut(from: \.changes)
        for role in model.roles.indices.reversed() where edited?.roles.count == model.roles.count {
            let smaller = self
            model.roles.remove(at: role)
            edited?.roles.remove(at: role)
            if !differsWhenLoaded { self = smaller }
        }
        for role in model.roles.indices.reversed() where edited?.roles.count == model.roles.count {
            for _ in 0..<2 {
                let smaller = self
                _ = model.roles[role].grants.isEmpty ? nil : model.roles[role].grants.removeFirst()
                _ = edited?.roles[role].grants.isEmpty == false ? edited?.roles[role].grants.removeFirst() : nil
                if !differsWhenLoaded { self = smaller }
            }
        }
        leaveOut(from: \.world.records)
        leaveOut(from: \.world.holdings)
        leaveOut(from: \.model.nevers)
        for role in model.roles.indices { leaveOut(from: \.model.roles[role].grants) }
        leaveOut(from: \.model.roles)
        for role in model.roles.indices {
            leaveOut(from: \.model.roles[role].includes)
            leaveOut(from: \.model.roles[role].carries)
            leaveOut(from: \.model.roles[role].unless)
            for grant in model.roles[role].grants.indices { leaveOut(fromGrant: \.model.roles[role].grants[grant]) }
        }
        for never in model.nevers.indices { leaveOut(fromGrant: \.model.nevers[never]) }
        leaveOut(from: \.model.sets)
        leaveOut(from: \.model.services)
        leaveOut(from: \.world.nodes)
        for node in world.nodes.indices { leaveOut(from: \.world.nodes[node].parents) }
        leaveOut(from: \.world.people)
        leaveOut(from: \.question.thing.parties)
        leaveOut(from: \.question.thing.audience)
        leaveOut(from: \.question.thing.flags)
    }

    private mutating func leaveOut(fromGrant grant: WritableKeyPath<Difference, Grant>) {
        leaveOut(from: grant.appending(path: \.permissions))
        leaveOut(from: grant.appending(path: \.conditions))
        leaveOut(from: grant.appending(path: \.exceptions))
        leaveOut(from: grant.appending(path: \.within))
    }

    /// Leaves out each element without which the answers still differ, the last first.
    private mutating func leaveOut<Element>(from list: WritableKeyPath<Difference, [Element]>) {
        for index in self[keyPath: list].indices.reversed() {
            let removed = self[keyPath: list].remove(at: index)
            if !differsWhenLoaded { self[keyPath: list].insert(removed, at: index) }
        }
    }
}
