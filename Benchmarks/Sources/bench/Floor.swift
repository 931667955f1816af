// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Workloads

/// A bare lookup of the same data with no model behind it: what no engine can be faster than by much.
///
/// For each person the nodes they hold something on, each with the actions that this allows there as bits; a decision
/// climbs from the thing and looks each node up in the person's list. Nothing can be explained, dated or changed.
struct CourseFloor {
    private let parents: [Int32]
    private let isLegacy: [Bool]
    private let starts: [Int32]
    private let nodes: [Int32]
    private let actions: [UInt32]
    private let legacyActions: [UInt32]

    init(_ workload: CourseWorkload) {
        parents = workload.things.map { Int32($0.parent) }
        isLegacy = workload.things.map(\.isLegacy)
        let numbers = Dictionary(uniqueKeysWithValues: CourseWorkload.actions.enumerated().map { ($1, $0) })
        func bits(_ names: [String]) -> UInt32 { names.reduce(0) { $0 | 1 << UInt32(numbers[$1] ?? 31) } }
        let always = CourseWorkload.roles.map { bits($0.actions) }
        let legacy = CourseWorkload.roles.map { bits($0.actions) | bits($0.legacyOnly) }
        var held: [[(Int, Int)]] = Array(repeating: [], count: workload.people.count)
        for (person, role, thing) in workload.assignments { held[person].append((thing, role)) }
        var starts: [Int32] = [0]
        var nodes: [Int32] = []
        var actions: [UInt32] = []
        var legacyActions: [UInt32] = []
        for holdings in held {
            for (thing, role) in holdings {
                nodes.append(Int32(thing))
                actions.append(always[role])
                legacyActions.append(legacy[role])
            }
            starts.append(Int32(nodes.count))
        }
        (self.starts, self.nodes, self.actions, self.legacyActions) = (starts, nodes, actions, legacyActions)
    }

    func allows(_ person: Int, _ action: Int, _ thing: Int) -> Bool {
        let table = isLegacy[thing] ? legacyActions : actions
        let bit: UInt32 = 1 << UInt32(action)
        var current = Int32(thing)
        while current >= 0 {
            for index in Int(starts[person])..<Int(starts[person + 1]) where nodes[index] == current {
                if table[index] & bit != 0 { return true }
            }
            current = parents[Int(current)]
        }
        return false
    }
}

/// The same for teams: who manages what by person, and the way up; self, coaches and core roles as bits.
struct TeamFloor {
    private let parents: [Int32]
    private let teamOf: [Int32]
    private let managers: [Int32]
    private let managed: [[Int32]]
    private let core: [UInt8]
    private let coached: [[Int32]]

    init(_ workload: TeamWorkload) {
        parents = workload.parents.map(Int32.init)
        teamOf = workload.teamOf.map(Int32.init)
        managers = workload.managers.map(Int32.init)
        var managed: [[Int32]] = Array(repeating: [], count: workload.peopleCount)
        for (team, person) in workload.managers.enumerated() { managed[person].append(Int32(team)) }
        self.managed = managed
        core = (0..<workload.peopleCount).map { person in
            workload.core[person].map { role in
                TeamWorkload.coreRoles[role].actions.reduce(0) { bits, name in
                    bits | 1 << UInt8(TeamWorkload.actions.firstIndex(of: name) ?? 7)
                }
            } ?? 0
        }
        coached = (0..<workload.peopleCount).map { (workload.coached[$0] ?? []).map(Int32.init) }
    }

    func allows(_ person: Int, _ action: Int, _ about: Int) -> Bool {
        if core[person] >> UInt8(action) & 1 != 0 { return true }
        if person == about { return action == 0 }
        if coached[person].contains(Int32(about)) { return true }
        let teams = managed[person]
        if teams.isEmpty { return false }
        var team = teamOf[about]
        while team >= 0 {
            if teams.contains(team) { return true }
            if action == 2 && managers[Int(team)] != Int32(about) { return false }
            team = parents[Int(team)]
        }
        return false
    }
}
