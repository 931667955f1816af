// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Authorization

/// What models are checked by is what the engine decides by.
@Suite struct `Rights as they are checked` {
    private let model = school { model in
        model.edit("pupil") { $0.unless = [.my("on-break")] }
        model.edit("teacher") {
            $0.includes = ["pupil"]
            $0.grants.append(grant("course.edit", if: [.setting("late-work")], unless: [.flag("public")]))
            $0.grants.append(grant("holding.view", if: [.flag("no-such-flag")]))
        }
        model.edit("member") { $0.grants.append(grant("group.view", if: [.shown])) }
    }

    @Test func `the matrix agrees with the engine's table`() {
        let compiled = CompiledModel(model)
        for row in model.matrix().groups.flatMap(\.rows) {
            for (column, cell) in zip(model.roles, row.cells) {
                guard let role = compiled.role(column.name), let permission = compiled.permission(row.permission) else {
                    Issue.record("\(column.name) and \(row.permission) are not known to the engine")
                    continue
                }
                let rule = compiled.rules.rule(Int(role.index), Int(permission.index))
                #expect((cell == .no) == (rule == RuleTable.nothing), "\(column.name) \(row.permission)")
                #expect((cell == .always) == (rule == RuleTable.always), "\(column.name) \(row.permission)")
            }
        }
    }

    @Test func `one role covers another where the engine's ceiling says so`() throws {
        let compiled = CompiledModel(model)
        let rights = try #require(ModelRights(model))
        for own in rights.rows.indices {
            var base = RightBase(rights.names)
            base.add(rights.rows[own])
            for other in rights.rows.indices {
                let missing = Set(rights.uncovered(rights.rows[other], by: base).map(\.permission))
                let surplus = compiled.rules.surplus(of: RoleID(index: UInt16(other)), over: RoleID(index: UInt16(own)))
                #expect(missing == Set(surplus.map { Int($0.index) }))
            }
        }
    }

    @Test func `a graph reaches what its walks reach`() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let count = Int.random(in: 1...80, using: &numbers)
            let graph = DirectedGraph(
                successors: (0..<count).map { _ in
                    (0..<Int.random(in: 0...2, using: &numbers)).map { _ in Int.random(in: 0..<count, using: &numbers) }
                }
            )
            for (start, reached) in graph.closure().enumerated() {
                #expect(Set(reached) == walk(graph, from: start), "\(graph.successors)")
            }
            for cycle in graph.cycles() {
                for (from, to) in zip(cycle, cycle.dropFirst() + [cycle[0]]) {
                    #expect(graph.successors[from].contains(to), "\(graph.successors)")
                }
            }
        }
    }

    private func walk(_ graph: DirectedGraph, from start: Int) -> Set<Int> {
        var seen: Set<Int> = [start]
        var waiting = [start]
        while let current = waiting.popLast() {
            for next in graph.successors[current] where seen.insert(next).inserted { waiting.append(next) }
        }
        return seen
    }
}
