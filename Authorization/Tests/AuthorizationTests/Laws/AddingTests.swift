// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

@Suite struct `What adding does` {
    /// It does, where being covered takes nothing away.
    ///
    /// Who is covered depends on what may be given, so a never of giving could give back what being covered takes.
    @Test(arguments: GeneratedState.seeds)
    func `adding a never only takes away`(seed: UInt64) throws {
        var state = GeneratedState(seed: seed) { model in
            model.changeGrants { $0.exceptions.removeAll { $0 == .covered } }
            for never in model.nevers.indices { model.nevers[never].conditions.removeAll { $0 == .covered } }
        }
        let questions = state.questions
        let before = try state.answers(to: questions)

        // Every model of another seed has the same names.
        state.model.nevers += GeneratedState(seed: seed + 1000).model.roles.flatMap(\.grants).map { grant in
            var never = grant
            never.conditions.removeAll { $0 == .direct || $0 == .covered }
            never.exceptions.removeAll { $0 == .direct || $0 == .covered }
            return never
        }
        let after = try state.answers(to: questions)

        #expect(zip(before, after).allSatisfy { $0 || !$1 })
        #expect(before != after)
    }

    /// Those are models without nevers, lines, `unless` and sets.
    ///
    /// And without `direct` and `covered`, which look at what others hold.
    @Test(arguments: GeneratedState.seeds)
    func `adding a holding only adds, in models in which nothing takes away`(seed: UInt64) throws {
        let state = GeneratedState(seed: seed) { model in
            model.nevers = []
            model.sets = []
            model.ceiling = nil
            model.changeGrants { grant in
                grant.exceptions = []
                grant.conditions.removeAll { $0 == .direct || $0 == .covered }
            }
            for role in model.roles.indices { (model.roles[role].line, model.roles[role].unless) = (false, []) }
        }
        let questions = state.questions
        let gifts = state.gifts
        var engine = try EngineWorld(loading: state.world, CompiledModel(state.model))
        var last = questions.map(engine.allows)

        for gift in gifts {
            try engine.apply(gift)
            let next = questions.map(engine.allows)
            #expect(zip(last, next).allSatisfy { !$0 || $1 })
            last = next
        }

        #expect(gifts.count > 3)
    }

    @Test(arguments: GeneratedState.seeds)
    func `a holding that has ended, or is to begin, is as if it had never been given`(seed: UInt64) throws {
        var state = GeneratedState(seed: seed)
        let questions = state.questions.map { question in
            Question(question.asker, may: question.permission, question.thing, on: 50)
        }
        let before = try state.answers(to: questions)

        let current = state.world.holdings
        state.world.holdings += zip(current, current.reversed()).enumerated().map { number, holdings in
            var other = holdings.0
            other.person = holdings.1.person
            (other.from, other.until) = number.isMultiple(of: 2) ? (10, 50) : (51, .max)
            return other
        }

        #expect(try state.answers(to: questions) == before)
        #expect(before.contains(true))
    }
}
