// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Workload B: a company of 100,000 in a tree of teams five levels deep (1, 10, 100, 1,000, 5,000), a manager for each,
/// 2,000 coaches of ten people each, and core roles for 371.
///
/// Managers are a line: they do not reach themselves, and a one-to-one is only for those to whom nobody stands nearer.
/// Everyone reads their own report.
public struct TeamWorkload {
    public static let actions = ["view-report", "assign-content", "one-to-one"]
    public static let coreRoles: [(name: String, actions: [String], count: Int)] = [
        ("owner", actions, 1), ("admin", actions, 20), ("hr", actions, 50),
        ("learning-designer", ["view-report"], 100), ("reporter", ["view-report"], 200),
    ]

    public struct Request {
        public let person: Int
        public let action: Int
        public let about: Int
        public let isAllowed: Bool
    }

    public let peopleCount: Int
    /// The team each team lies in; the first is the whole company's.
    public private(set) var parents: [Int] = [-1]
    public private(set) var levels: [[Int]] = [[0]]
    public private(set) var teamOf: [Int] = []
    public private(set) var managers: [Int] = []
    public private(set) var core: [Int: Int] = [:]
    public private(set) var coached: [Int: [Int]] = [:]
    public private(set) var requests: [Request] = []
    private var members: [[Int]] = []

    public init(people count: Int = 100_000, requests: Int = 100_000, seed: UInt64 = 2) {
        peopleCount = count
        var random = Random(seed: seed)
        for fan in [10, 10, 10, 5] {
            var level: [Int] = []
            for team in levels[levels.count - 1] {
                for _ in 0..<fan {
                    parents.append(team)
                    level.append(parents.count - 1)
                }
            }
            levels.append(level)
        }
        let upper = Array(levels.dropLast().joined())
        let leaves = levels[levels.count - 1]
        members = Array(repeating: [], count: parents.count)
        for person in 0..<count {
            let team = person % 10 == 0 ? random.pick(upper) : random.pick(leaves)
            teamOf.append(team)
            members[team].append(person)
        }
        managers = parents.indices.map { members[$0].isEmpty ? random.below(count) : random.pick(members[$0]) }
        var pool = Array(0..<count)
        random.shuffle(&pool)
        for (index, role) in Self.coreRoles.enumerated() {
            for _ in 0..<role.count { core[pool.removeLast()] = index }
        }
        for _ in 0..<2000 { coached[pool.removeLast()] = (0..<10).map { _ in random.below(count) } }
        addRequests(requests, upper, &random)
    }

    private mutating func addRequests(_ count: Int, _ upper: [Int], _ random: inout Random) {
        let oracle = TeamOracle(self)
        let coaches = coached.keys.sorted()
        let staff = core.keys.sorted()
        var yes = count / 2
        var no = count - yes
        while yes > 0 || no > 0 {
            let draw = random.below(10)
            let action = draw < 6 ? 0 : draw < 9 ? 1 : 2
            let about = random.below(peopleCount)
            let (person, other): (Int, Int)
            switch random.below(100) {
            case 0..<60:
                let team = random.chance(0.7) ? random.below(parents.count) : random.pick(upper)
                (person, other) = (managers[team], random.chance(0.6) ? someone(in: team, &random) : about)
            case 60..<75:
                person = random.pick(coaches)
                other = random.chance(0.6) ? random.pick(coached[person] ?? [about]) : about
            case 75..<80:
                (person, other) = (random.pick(staff), about)
            default:
                person = random.below(peopleCount)
                other = random.chance(0.2) ? person : about
            }
            let isAllowed = oracle.allows(person, action, other)
            guard isAllowed ? yes > 0 : no > 0 else { continue }
            if isAllowed { yes -= 1 } else { no -= 1 }
            requests.append(Request(person: person, action: action, about: other, isAllowed: isAllowed))
        }
        random.shuffle(&requests)
    }

    /// Somebody of a team or of those below it.
    private func someone(in team: Int, _ random: inout Random) -> Int {
        var team = team
        for _ in 0..<6 {
            if random.chance(0.1) && !members[team].isEmpty { break }
            let below = children(of: team)
            if below.isEmpty { break }
            team = below.lowerBound + random.below(below.count)
        }
        return members[team].isEmpty ? random.below(peopleCount) : random.pick(members[team])
    }

    /// The teams directly below a team: they are numbered behind one another.
    private func children(of team: Int) -> Range<Int> {
        guard let level = levels.firstIndex(where: { $0.contains(team) }), level + 1 < levels.count else {
            return 0..<0
        }
        let fan = [10, 10, 10, 5][level]
        let first = levels[level + 1][0] + (team - levels[level][0]) * fan
        return first..<first + fan
    }
}

/// The workload's answers, found by walking up without any engine.
public struct TeamOracle {
    private let workload: TeamWorkload
    private let managed: [Int: Set<Int>]

    public init(_ workload: TeamWorkload) {
        self.workload = workload
        var managed: [Int: Set<Int>] = [:]
        for (team, manager) in workload.managers.enumerated() { managed[manager, default: []].insert(team) }
        self.managed = managed
    }

    public func allows(_ person: Int, _ action: Int, _ about: Int) -> Bool {
        let name = TeamWorkload.actions[action]
        if let role = workload.core[person], TeamWorkload.coreRoles[role].actions.contains(name) { return true }
        if person == about { return name == "view-report" }
        if workload.coached[person]?.contains(about) ?? false { return true }
        guard let teams = managed[person] else { return false }
        var team = workload.teamOf[about]
        while team >= 0 {
            if teams.contains(team) { return true }
            // Nobody is their own superior, so a manager in their own team is looked past.
            if name == "one-to-one" && workload.managers[team] != about { return false }
            team = workload.parents[team]
        }
        return false
    }
}
