// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Dispatch
import Foundation
import Reference
import Synchronization
import Testing

@Suite struct `Readers on other threads` {
    @Test(arguments: UInt64(7)...8)
    func `see every state whole, the oldest and the newest, while thousands of changes are made`(seed: UInt64) throws {
        let state = GeneratedState(seed: seed)
        let loaded = try EngineWorld(loading: state.world, CompiledModel(state.model))
        let changes = WorldGenerator.changes(1200, to: state.world, of: state.model, seed: seed)
        let board = Board(loaded)
        let questions = state.questions

        let group = DispatchGroup()
        for reader in 0..<4 {
            group.enter()
            Thread.detachNewThread {
                board.read(questions, as: reader)
                group.leave()
            }
        }
        let written = Result { try board.write(changes) }
        group.wait()
        try written.get()

        // A roster that shares nothing with those, and goes through the same changes while nobody watches.
        var again = try EngineWorld(loading: state.world, CompiledModel(state.model))
        let looks = Dictionary(grouping: board.looks, by: \.number)
        #expect(looks.count > 20, "the readers met too few states")
        for number in 0...changes.count {
            if number > 0 { try again.apply(changes[number - 1]) }
            for look in looks[number] ?? [] {
                let isSame = look == Look(number, again, questions, from: look.first)
                #expect(isSame, "questions from \(look.first) on, of state \(number), seed \(seed)")
            }
        }
    }
}

/// The state that readers ask, published by one writer, and what they saw.
private final class Board: Sendable {
    private let oldest: EngineWorld
    private let state: Mutex<(number: Int, world: EngineWorld, isOver: Bool)>
    private let seen = Mutex<[Look]>([])

    init(_ world: EngineWorld) {
        oldest = world
        state = Mutex((0, world, false))
    }

    var looks: [Look] { seen.withLock { $0 } }

    func write(_ changes: [WorldChange]) throws {
        defer { state.withLock { $0.isOver = true } }
        var world = oldest
        for (index, change) in changes.enumerated() {
            try world.apply(change)
            state.withLock { [world] in ($0.number, $0.world) = (index + 1, world) }
        }
    }

    /// Asks until the writer is done: now the newest state, now the oldest.
    func read(_ questions: [Question], as reader: Int) {
        var looks: [Look] = []
        var isOver = false
        while !isOver {
            let newest = state.withLock { $0 }
            isOver = newest.isOver
            let first = (looks.count * 5 + reader) % questions.count
            looks.append(Look(newest.number, newest.world, questions, from: first))
            if looks.count % 4 == 0 { looks.append(Look(0, oldest, questions, from: first)) }
        }
        seen.withLock { [looks] in $0 += looks }
    }
}

/// What one state answers to some questions in a row.
private struct Look: Sendable, Equatable {
    let number: Int
    let first: Int
    var isAllowed: [Bool] = []
    var people: [PersonID] = []
    var scope: [Scope] = []
    var inScope: [PersonID] = []

    init(_ number: Int, _ world: EngineWorld, _ questions: [Question], from first: Int) {
        (self.number, self.first) = (number, first)
        for question in (first..<first + 10).map({ questions[$0 % questions.count] }) {
            isAllowed.append(world.allows(question))
        }
        let authorizer = Authorizer(world.roster)
        let (question, time) = (questions[first], world.instant(questions[first].day))
        let permission = world.permission(question.permission)
        people = authorizer.who(may: permission, world.resource(question.thing), at: time)
        scope = [authorizer.which(world.principal(question.asker), may: permission, at: time)]
        inScope = authorizer.people(in: scope[0], at: time)
    }
}
