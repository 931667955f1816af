// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Walks from role to role along appointments, breadth first, so that the first chain found is a shortest one.
struct ClimbSearch {
    let model: RoleModel
    let rights: ModelRights
    /// How many comparisons and steps may still be made, over all searches.
    private(set) var stepsLeft = 5_000_000
    private let nesting: KindNesting
    private let held: [KindSet]
    /// By role its appointments.
    private let edges: [[ClimbEdge]]
    private let ceiling: ClimbCeiling
    private var covered: [Int: Bool] = [:]

    init(_ model: RoleModel, _ rights: ModelRights) {
        self.model = model
        self.rights = rights
        let nesting = KindNesting(model, names: rights.names)
        self.nesting = nesting
        held = rights.roles.map { role in role.map { nesting.kinds(of: $0, in: model) } ?? KindSet() }
        let given = Dictionary(
            rights.names.roles.names.enumerated().compactMap { role, name in
                rights.names.permissions["give." + name].map { ($0, role) }
            }
        ) { first, _ in first }
        edges = rights.rows.indices.map { ClimbEdge.all(of: $0, rights, given) }
        ceiling = ClimbCeiling(model, rights.names)
    }

    /// The shortest chain to each role that can be reached, nearest first, the start itself left out; and the
    /// conditions of its first appointment.
    mutating func climbs(from start: Int) -> [(climb: Climb, firstClause: Int)] {
        let states = search(from: [start])
        var seen: Set<Int> = [start]
        return states.indices.compactMap { index in
            seen.insert(states[index].role).inserted ? climb(to: index, states) : nil
        }
    }

    /// Every role that comes about once these are held.
    mutating func reached(from starts: [Int]) -> Set<Int> {
        Set(search(from: starts).map(\.role))
    }

    private mutating func search(from starts: [Int]) -> [ClimbState] {
        var states = starts.map { ClimbState(role: $0, kinds: held[$0], before: nil, edge: nil) }
        var visited = [KindSet](repeating: KindSet(), count: held.count)
        for start in starts { visited[start] = held[start] }
        var next = 0
        while next < states.count, stepsLeft > 0 {
            let state = states[next]
            let inside = nesting.inside(state.kinds)
            stepsLeft -= edges[state.role].count
            for edge in edges[state.role] {
                let new = held[edge.target].intersection(inside).subtracting(visited[edge.target])
                guard !new.isEmpty, mayGive(state.role, edge) else { continue }
                visited[edge.target].formUnion(new)
                states.append(ClimbState(role: edge.target, kinds: new, before: next, edge: edge))
            }
            next += 1
        }
        return states
    }

    /// Whether the ceiling lets a holder of the role give the other.
    private mutating func mayGive(_ giver: Int, _ edge: ClimbEdge) -> Bool {
        guard !edge.isByMaking, ceiling.members.contains(edge.target) else { return true }
        guard let own = ceiling.members.contains(giver) ? giver : ceiling.standard else { return false }
        guard own != edge.target else { return true }
        let pair = own * rights.rows.count + edge.target
        if let known = covered[pair] { return known }
        var base = RightBase(rights.names)
        base.add(rights.rows[own])
        stepsLeft -= rights.rows[own].count + rights.rows[edge.target].count
        let answer = uncovered(rights.rows[edge.target], by: base).isEmpty
        covered[pair] = answer
        return answer
    }

    /// The rights that a base does not cover, counting the work.
    mutating func uncovered(_ rows: [Right], by base: RightBase) -> [Right] {
        guard stepsLeft > 0 else { return [] }
        stepsLeft -= rows.reduce(0) { $0 + base.cost(of: $1) }
        return rights.uncovered(rows, by: base)
    }

    private func climb(to index: Int, _ states: [ClimbState]) -> (climb: Climb, firstClause: Int)? {
        var steps: [Climb.Step] = []
        var current = index
        var firstClause: Int?
        while let edge = states[current].edge, let before = states[current].before {
            steps.append(step(from: states[before].role, edge))
            firstClause = edge.clause
            current = before
        }
        guard let firstClause else { return nil }
        let names = rights.names.roles.names
        let climb = Climb(from: names[states[current].role], to: names[states[index].role], steps: steps.reversed())
        return (climb, firstClause)
    }

    private func step(from giver: Int, _ edge: ClimbEdge) -> Climb.Step {
        Climb.Step(
            giver: rights.names.roles.names[giver],
            given: rights.names.roles.names[edge.target],
            permission: rights.names.permissions.names[edge.permission],
            conditions: rights.words(of: edge.clause, in: model),
            sourceLine: line(of: edge, by: giver)
        )
    }

    /// The line of the grant that an appointment rests on, in the giver's own role before those it includes.
    private func line(of edge: ClimbEdge, by giver: Int) -> Int? {
        let right = Right(permission: edge.permission, clause: edge.clause)
        if let line = rights.lines[giver][right] { return line }
        return rights.included[giver].lazy.compactMap { rights.lines[$0][right] }.first
    }
}
