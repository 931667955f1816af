// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference

/// A generated model and world, and questions about them that the engine answers.
struct GeneratedState {
    let seed: UInt64
    var model: RoleModel
    var world: World

    init(seed: UInt64, _ change: (inout RoleModel) -> Void = { _ in }) {
        self.seed = seed
        model = ModelGenerator.model(seed: seed)
        change(&model)
        world = WorldGenerator.world(for: model, seed: seed)
    }

    /// Seeds that every law is tried with.
    static let seeds = UInt64(100)...103

    /// Enough questions to meet every part of a model; other models and worlds of the same names can be asked them too.
    var questions: [Question] {
        var generator = QuestionGenerator(model, world, seed: seed)
        return (0..<300).map { _ in generator.next() }
    }

    /// Holdings that could be added, in any order.
    var gifts: [WorldChange] {
        WorldGenerator.changes(60, to: world, of: model, seed: seed).filter { change in
            guard case .give(let holding) = change else { return false }
            return world.person(named: holding.person) != nil && world.thing(named: holding.node) != nil
        }
    }

    /// What the engine answers.
    func answers(to questions: [Question]) throws -> [Bool] {
        let engine = try EngineWorld(loading: world, CompiledModel(model))
        return questions.map(engine.allows)
    }
}

extension RoleModel {
    /// Changes every grant of the roles, and the nevers.
    mutating func changeGrants(_ change: (inout Grant) -> Void) {
        for role in roles.indices {
            for grant in roles[role].grants.indices { change(&roles[role].grants[grant]) }
        }
        for never in nevers.indices { change(&nevers[never]) }
    }
}
