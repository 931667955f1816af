// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Workload A: one university platform, 10 programmes × 20 courses × 10 weeks × 5 screens × 4 activities (52,211
/// resources with the platform), 20,000 students with five enrolments each, 500 course staff, 50 programme staff, 3
/// partner admins.
///
/// Half of the requests are allowed; six in ten are students'.
///
/// Every resource is a node here, activities too, so that a decision climbs the whole way.
public struct CourseWorkload {
    public static let actions =
        [
            "view", "submit", "edit-content", "add-activity", "edit-activity", "create-screen", "delete-screen",
            "enrol-student", "create-classlist", "grade", "view-submissions", "create-test-submission", "copy-course",
            "delete-course", "create-programme", "add-course-builder", "add-programme-builder", "add-programme-leader",
            "add-programme-assistant", "add-programme-auditor",
        ] + addAll
    private static let addAll = ["add-course-leader", "add-course-tutor", "add-course-assistant", "add-course-auditor"]

    /// What each role may, in the order in which they are numbered.
    public static let roles: [(name: String, kind: String, actions: [String], legacyOnly: [String])] = [
        ("partner-admin", "organisation", actions.filter { $0 != "submit" }, []),
        (
            "programme-leader", "programme",
            [
                "view", "edit-content", "add-activity", "enrol-student", "grade", "view-submissions",
                "create-test-submission", "add-programme-assistant", "add-programme-auditor",
            ] + addAll, []
        ),
        (
            "programme-assistant", "programme",
            ["view", "edit-content", "add-activity", "enrol-student", "grade", "view-submissions"] + addAll, []
        ),
        (
            "programme-builder", "programme",
            [
                "view", "edit-content", "add-activity", "edit-activity", "create-screen", "delete-screen",
                "add-course-builder", "create-classlist", "create-test-submission",
            ], []
        ),
        ("programme-auditor", "programme", ["view", "view-submissions"], []),
        (
            "course-leader", "course",
            ["view", "edit-content", "enrol-student", "grade", "view-submissions", "create-test-submission"] + addAll,
            []
        ),
        (
            "course-builder", "course",
            [
                "view", "edit-content", "add-activity", "edit-activity", "create-screen", "delete-screen",
                "create-classlist", "create-test-submission",
            ], ["grade", "view-submissions"]
        ),
        ("course-tutor", "course", ["view", "edit-content", "grade", "view-submissions"], []),
        ("course-auditor", "course", ["view", "view-submissions"], []),
        (
            "course-assistant", "course",
            [
                "view", "enrol-student", "create-classlist", "view-submissions", "add-course-tutor",
                "add-course-auditor",
            ], []
        ),
        ("student", "course", ["view", "submit"], []),
    ]

    public static let byType: [String: [String]] = [
        "programme": [
            "view", "edit-content", "enrol-student", "view-submissions", "add-programme-leader",
            "add-programme-builder", "add-programme-assistant", "add-programme-auditor",
        ],
        "course": [
            "view", "edit-content", "enrol-student", "create-classlist", "view-submissions", "copy-course",
            "delete-course", "add-course-builder",
        ] + addAll,
        "week": ["view", "create-screen", "edit-content", "delete-screen"],
        "screen": ["view", "edit-content", "add-activity", "delete-screen"],
        "activity": ["view", "edit-activity", "grade", "view-submissions", "create-test-submission"],
    ]

    /// One resource: the number of the one it lies in (-1: none) and whether it is of the legacy framework.
    public struct Thing {
        public let name: String
        public let kind: String
        public let parent: Int
        public let isLegacy: Bool
    }

    public struct Request {
        public let person: Int
        public let action: Int
        public let thing: Int
        public let isAllowed: Bool
    }

    public private(set) var things = [Thing(name: "platform", kind: "organisation", parent: -1, isLegacy: false)]
    public private(set) var people: [String] = []
    public private(set) var assignments: [(person: Int, role: Int, thing: Int)] = []
    public private(set) var requests: [Request] = []
    public private(set) var courses: [Int] = []
    private var programmes: [Int] = []
    private var inCourse: [Int: [String: [Int]]] = [:]
    private let studentCount = 20_000

    public init(requests count: Int = 100_000, seed: UInt64 = 1) {
        var random = Random(seed: seed)
        addThings(&random)
        addPeople(&random)
        addRequests(count, &random)
    }

    private mutating func add(_ name: String, _ kind: String, in parent: Int, isLegacy: Bool = false) -> Int {
        things.append(Thing(name: name, kind: kind, parent: parent, isLegacy: isLegacy))
        return things.count - 1
    }

    private mutating func addThings(_ random: inout Random) {
        for programme in 0..<10 {
            let p = add("p\(programme)", "programme", in: 0)
            programmes.append(p)
            for course in 0..<20 {
                let c = add("p\(programme)c\(course)", "course", in: p)
                courses.append(c)
                var inside: [String: [Int]] = ["course": [c]]
                for week in 0..<10 {
                    let w = add("\(things[c].name)w\(week)", "week", in: c)
                    inside["week", default: []].append(w)
                    for screen in 0..<5 {
                        let s = add("\(things[w].name)s\(screen)", "screen", in: w)
                        inside["screen", default: []].append(s)
                        for activity in 0..<4 {
                            let isLegacy = random.chance(0.2)
                            let a = add("\(things[s].name)a\(activity)", "activity", in: s, isLegacy: isLegacy)
                            inside["activity", default: []].append(a)
                        }
                    }
                }
                inCourse[c] = inside
            }
        }
    }

    private mutating func addPeople(_ random: inout Random) {
        for number in 0..<studentCount {
            people.append("u\(number)")
            for course in random.sample(courses, 5) { assignments.append((number, 10, course)) }
        }
        for number in 0..<500 {
            people.append("cs\(number)")
            for course in random.sample(courses, 2) { assignments.append((people.count - 1, 5 + number % 5, course)) }
        }
        for number in 0..<50 {
            people.append("ps\(number)")
            assignments.append((people.count - 1, 1 + number % 4, random.pick(programmes)))
        }
        for number in 0..<3 {
            people.append("pa\(number)")
            assignments.append((people.count - 1, 0, 0))
        }
    }

    private mutating func addRequests(_ count: Int, _ random: inout Random) {
        let oracle = CourseOracle(self)
        var held: [Int: [(role: Int, thing: Int)]] = [:]
        for (person, role, thing) in assignments { held[person, default: []].append((role, thing)) }
        var yes = count / 2
        var no = count - yes
        while yes > 0 || no > 0 {
            let (person, action, thing) = candidate(&random, held)
            let isAllowed = oracle.allows(person, action, thing)
            guard isAllowed ? yes > 0 : no > 0 else { continue }
            if isAllowed { yes -= 1 } else { no -= 1 }
            requests.append(Request(person: person, action: action, thing: thing, isAllowed: isAllowed))
        }
        random.shuffle(&requests)
    }

    private func candidate(
        _ random: inout Random,
        _ held: [Int: [(role: Int, thing: Int)]]
    ) -> (person: Int, action: Int, thing: Int) {
        let draw = random.below(100)
        var kind = draw < 45 ? "activity" : draw < 75 ? "screen" : draw < 85 ? "week" : "course"
        if random.chance(0.6) {
            let person = random.below(studentCount)
            let course = random.chance(0.6) ? random.pick(held[person] ?? []).thing : random.pick(courses)
            let thing = random.pick(inCourse[course]?[kind] ?? [course])
            guard random.chance(0.8) else { return (person, action(random.pick(Self.byType[kind] ?? [])), thing) }
            return (person, action(kind == "activity" && random.chance(0.4) ? "submit" : "view"), thing)
        }
        let person = studentCount + random.below(people.count - studentCount)
        let scope = random.pick(held[person] ?? []).thing
        var thing: Int
        if random.chance(0.08) {
            thing = random.pick(programmes)
            kind = "programme"
        } else {
            var course = random.pick(courses)
            if random.chance(0.7) {
                switch things[scope].kind {
                case "course": course = scope
                case "programme": course = random.pick(courses.filter { things[$0].parent == scope })
                default: break
                }
            }
            thing = random.pick(inCourse[course]?[kind] ?? [course])
        }
        return (person, action(random.pick(Self.byType[kind] ?? [])), thing)
    }

    private func action(_ name: String) -> Int {
        Self.actions.firstIndex(of: name) ?? 0
    }
}

/// The workload's answers, found by walking up without any engine.
public struct CourseOracle {
    private let parents: [Int]
    private let isLegacy: [Bool]
    private let always: [Set<Int>]
    private let onLegacy: [Set<Int>]
    private var held: [[(role: Int, thing: Int)]]

    public init(_ workload: CourseWorkload) {
        parents = workload.things.map(\.parent)
        isLegacy = workload.things.map(\.isLegacy)
        let number = Dictionary(uniqueKeysWithValues: CourseWorkload.actions.enumerated().map { ($1, $0) })
        always = CourseWorkload.roles.map { Set($0.actions.compactMap { number[$0] }) }
        onLegacy = CourseWorkload.roles.map { Set($0.legacyOnly.compactMap { number[$0] }) }
        held = Array(repeating: [], count: workload.people.count)
        for (person, role, thing) in workload.assignments { held[person].append((role, thing)) }
    }

    public func allows(_ person: Int, _ action: Int, _ thing: Int) -> Bool {
        var current = thing
        while current >= 0 {
            for (role, node) in held[person] where node == current {
                if always[role].contains(action) { return true }
                if isLegacy[thing] && onLegacy[role].contains(action) { return true }
            }
            current = parents[current]
        }
        return false
    }
}
