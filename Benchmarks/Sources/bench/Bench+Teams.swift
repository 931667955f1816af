// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Workloads

extension Bench {
    /// Workload B: decisions in a tree of teams, everyone under a director, and what an edit of a role would change.
    static func measureTeams(_ report: inout Report) throws {
        let workload = TeamWorkload()
        let (roster, permissions) = try workload.loaded()
        let authorizer = Authorizer(roster)
        let floor = TeamFloor(workload)
        let table = ClosureTable(workload)
        let requests = workload.requests
        let resources = (0..<workload.peopleCount).map { Resource(PersonID(index: UInt32($0))) }
        for request in requests {
            let answer = authorizer.allows(
                .person(PersonID(index: UInt32(request.person))),
                permissions[request.action],
                resources[request.about],
                at: now
            )
            check(answer == request.isAllowed, "B, the engine, \(request)")
            check(floor.allows(request.person, request.action, request.about) == answer, "B, the floor, \(request)")
        }
        // The closure table has no nearer manager to look for: only the other two actions are compared with it.
        let plain = requests.filter { $0.action != 2 }
        for request in plain.prefix(10_000) {
            check(
                table.allows(request.person, request.action, request.about) == request.isAllowed,
                "B, SQLite, \(request)"
            )
        }
        let decision = Timing.ofBlocks(requests.count) { index in
            authorizer.allows(
                .person(PersonID(index: UInt32(requests[index].person))),
                permissions[requests[index].action],
                resources[requests[index].about],
                at: now
            ) ? 1 : 0
        }
        let bare = Timing.ofBlocks(requests.count) { index in
            floor.allows(requests[index].person, requests[index].action, requests[index].about) ? 1 : 0
        }
        let sql = Timing.ofBlocks(10_000, rounds: 2) { index in
            table.allows(plain[index].person, plain[index].action, plain[index].about) ? 1 : 0
        }
        report.add(
            "B: one decision, integer ids, median",
            decision.median,
            atMost: 100,
            against: [("floor", bare.median), ("SQLite", sql.median)]
        )
        measureDirectors(workload, authorizer, permissions, table, &report)
        measureEdit(authorizer, &report)
    }

    private static func measureDirectors(
        _ workload: TeamWorkload,
        _ authorizer: Authorizer,
        _ permissions: [Permission],
        _ table: ClosureTable,
        _ report: inout Report
    ) {
        let directed = workload.levels[1].filter { team in
            let manager = workload.managers[team]
            return workload.core[manager] == nil && workload.managers.count { $0 == manager } == 1
        }
        let directors = directed.map { PersonID(index: UInt32(workload.managers[$0])) }
        for (team, director) in zip(directed, directors) {
            let scope = authorizer.which(.person(director), may: permissions[0], at: now)
            let people = authorizer.people(in: scope, at: now).map { Int($0.index) }
            check(people == Set(table.people(team, 0)).union([Int(director.index)]).sorted(), "B, under team \(team)")
        }
        let scopes = directors.map { authorizer.which(.person($0), may: permissions[0], at: now) }
        let scope = Timing.ofBlocks(1000, block: 100) { index in
            authorizer.which(.person(directors[index % directors.count]), may: permissions[0], at: now).parts.count
        }
        let people = Timing.ofBlocks(200, block: 5) { index in
            authorizer.people(in: scopes[index % scopes.count], at: now).count
        }
        let sql = Timing.ofBlocks(10, block: 1, rounds: 3) { table.people(directed[$0 % directed.count], 0).count }
        let count = authorizer.people(in: scopes[0], at: now).count
        report.add("B: everyone under a director, the scope", scope.median, atMost: 2000)
        report.add(
            "B: everyone under a director, \(count) ids",
            people.median,
            atMost: 40_000,
            against: [("SQLite", sql.median)]
        )
    }

    private static func measureEdit(_ authorizer: Authorizer, _ report: inout Report) {
        for name in ["manager", "reporter", "user"] {
            var model = TeamWorkload.model
            guard let index = model.roles.firstIndex(where: { $0.name == name }) else { continue }
            model.roles[index].grants.append(Grant([.permission("person.one-to-one")]))
            let edited = CompiledModel(model, after: authorizer.model)
            let after = Authorizer(Roster(authorizer.roster, under: edited))
            let regions = Timing.ofBlocks(5, block: 1, rounds: 2) { _ in
                Change(from: authorizer, to: after, at: now).entries.count
            }
            let names = Timing.ofBlocks(3, block: 1, rounds: 1) { _ in
                let change = Change(from: authorizer, to: after, at: now)
                return change.entries.flatMap { change.named($0) }.flatMap(\.names).reduce(0) { $0 + $1.gained.count }
            }
            report.add("B: change of the role \(name), in regions", regions.median, atMost: 20_000_000)
            report.add("B: change of the role \(name), with every name", names.median, atMost: 50_000_000)
        }
    }
}

extension Change.Over {
    fileprivate var count: Int {
        switch self {
        case .everyone: 1
        case .people(let people): people.count
        }
    }
}
