// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Ceilings` {
    /// Some people conspire: whatever one of them may give to another, they do, again and again.
    @Test(arguments: GeneratedState.seeds)
    func `nobody gets beyond the conspirators' own roles by any sequence of gifts`(seed: UInt64) throws {
        let state = GeneratedState(seed: seed) { model in
            model.ceiling = "rank"
            model.selfGivers = Set(model.roles.map(\.name))
            // Whoever may give, may give any rank: only the ceiling is in the way.
            for role in model.roles.indices where !model.roles[role].grants.isEmpty {
                model.roles[role].grants.append(Grant([.giveAny(set: "rank")]))
            }
        }
        let ranks = state.model.roles.filter { $0.set == "rank" }.map(\.name)
        let conspirators = state.world.people.prefix(8).map(\.name)
        var world = state.world
        world.holdings.removeAll { $0.standsInFor != nil }
        let start = ReferenceEvaluator(state.model, world, on: 50)
        let own = conspirators.flatMap(start.held).map(\.role).filter(ranks.contains)
        var random = SplitMix64(seed: seed)
        var gifts = 0

        for _ in 0..<150 where !ranks.isEmpty {
            let (giver, receiver) = (random.one(of: conspirators), random.one(of: conspirators))
            let rank = random.one(of: ranks)
            let engine = try EngineWorld(loading: world, CompiledModel(state.model))
            let place = World.Thing("", place: World.organisation, owner: receiver)
            guard engine.allows(Question(.person(giver), may: "give.\(rank)", place, on: 50)) else { continue }
            #expect(own.contains { start.isCovered(rank, by: $0) })
            world.holdings.removeAll { $0.person == receiver && ranks.contains($0.role) }
            world.holdings.append(World.Holding(receiver, rank))
            gifts += 1
        }

        #expect(gifts > 0 || ranks.isEmpty)
    }

    @Test(arguments: GeneratedState.seeds)
    func `a role covers itself, and what is covered by what it covers`(seed: UInt64) {
        let state = GeneratedState(seed: seed)
        let evaluator = ReferenceEvaluator(state.model, state.world, on: 50)
        let names = state.model.roles.map(\.name)
        let covered = Dictionary(
            uniqueKeysWithValues: names.map { high in (high, names.filter { evaluator.isCovered($0, by: high) }) }
        )

        for (high, all) in covered {
            #expect(all.contains(high))
            #expect(all.allSatisfy { middle in covered[middle, default: []].allSatisfy(all.contains) })
        }
    }
}
