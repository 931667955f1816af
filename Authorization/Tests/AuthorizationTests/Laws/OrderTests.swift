// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `Order never matters` {
    @Test(arguments: GeneratedState.seeds)
    func `of roles, grants, conditions and permissions in a model`(seed: UInt64) throws {
        var state = GeneratedState(seed: seed)
        let questions = state.questions
        let answers = try state.answers(to: questions)

        state.model.roles.reverse()
        for role in state.model.roles.indices {
            state.model.roles[role].grants.reverse()
            state.model.roles[role].includes.reverse()
            state.model.roles[role].carries.reverse()
        }
        state.model.nevers.reverse()
        state.model.kinds.reverse()
        state.model.sets.reverse()
        state.model.vocabulary.nouns.reverse()
        state.model.changeGrants { grant in
            grant.permissions.reverse()
            grant.conditions.reverse()
            grant.within.reverse()
        }

        #expect(try state.answers(to: questions) == answers)
    }

    @Test(arguments: GeneratedState.seeds)
    func `of people and holdings in an organisation`(seed: UInt64) throws {
        var state = GeneratedState(seed: seed)
        let questions = state.questions
        let answers = try state.answers(to: questions)

        state.world.people.reverse()
        state.world.holdings.reverse()

        #expect(try state.answers(to: questions) == answers)
    }

    @Test(arguments: GeneratedState.seeds)
    func `of changes that have nothing to do with each other`(seed: UInt64) throws {
        let state = GeneratedState(seed: seed)
        let gifts = state.gifts
        var forwards = try EngineWorld(loading: state.world, CompiledModel(state.model))
        var backwards = forwards

        for gift in gifts { try forwards.apply(gift) }
        for gift in gifts.reversed() { try backwards.apply(gift) }

        let questions = state.questions
        #expect(!gifts.isEmpty)
        #expect(questions.map(forwards.allows) == questions.map(backwards.allows))
    }

    @Test(arguments: GeneratedState.seeds)
    func `a change and its opposite change nothing`(seed: UInt64) throws {
        let state = GeneratedState(seed: seed)
        let before = try EngineWorld(loading: state.world, CompiledModel(state.model))
        var after = before

        for holding in state.world.holdings { try after.apply(.remove(holding)) }
        for holding in state.world.holdings.reversed() { try after.apply(.give(holding)) }
        for person in state.world.people { try after.apply(.setActive(person.name, !person.isActive)) }
        for person in state.world.people { try after.apply(.setActive(person.name, person.isActive)) }

        let questions = state.questions
        #expect(questions.map(before.allows) == questions.map(after.allows))
    }
}
