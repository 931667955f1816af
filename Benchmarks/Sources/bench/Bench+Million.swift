// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Workloads

extension Bench {
    /// One organisation of a million people: loading, memory, decisions, and one holding more.
    static func measureMillion(_ report: inout Report) throws {
        let workload = MillionWorkload()
        let start = nanoseconds()
        let roster = try workload.loaded()
        let loading = Double(nanoseconds() - start)
        let memory = residentMegabytes()
        report.add("1 M: load 1 M people and 5 M holdings", loading, atMost: 3e9)
        report.add("1 M: resident after loading", megabytes: memory.now, atMost: 400)
        report.add("1 M: resident at most while loading", megabytes: memory.peak, atMost: 400)

        let authorizer = Authorizer(roster)
        let (requests, floor) = questions(workload, roster)
        let decision = Timing.ofBlocks(requests.count) { index in
            let (person, permission, resource) = requests[index]
            return authorizer.allows(.person(person), permission, resource, at: now) ? 1 : 0
        }
        let bare = Timing.ofBlocks(requests.count) { index in
            floor.allows(requests[index].0, requests[index].1, requests[index].2) ? 1 : 0
        }
        for (person, permission, resource) in requests {
            let answer = authorizer.allows(.person(person), permission, resource, at: now)
            check(
                answer == floor.allows(person, permission, resource),
                "1 M, \(person) \(permission) \(resource.place)"
            )
        }
        report.add(
            "1 M: one decision, random, median",
            decision.median,
            atMost: 400,
            against: [("floor", bare.median)]
        )
        try measureHolding(roster, course: workload.course, name: "1 M", &report)
        let small = try TeamWorkload(requests: 2).loaded().roster
        try measureTeamHolding(small, &report)
    }

    private static func questions(
        _ workload: MillionWorkload,
        _ roster: Roster
    ) -> ([(PersonID, Permission, Resource)], MillionFloor) {
        var random = Random(seed: 4)
        let actions = ["view", "submit", "grade", "edit-content"].compactMap {
            workload.model.permission("thing.\($0)")
        }
        let requests = (0..<200_000).map { _ in
            let person = PersonID(index: UInt32(random.below(workload.peopleCount)))
            let holdings = roster.holdings(of: person)
            let isInside = random.chance(0.5) && !holdings.isEmpty
            let node = isInside ? random.pick(holdings).node : workload.course(random.below(workload.courseCount))
            return (person, random.pick(actions), Resource(node))
        }
        return (requests, MillionFloor(workload))
    }

    private static func measureHolding(
        _ roster: Roster,
        course: (Int) -> NodeID,
        name: String,
        _ report: inout Report
    ) throws {
        guard let tutor = roster.model.role("course-tutor"), let grade = roster.model.permission("thing.grade") else {
            return
        }
        var random = Random(seed: 5)
        var current = roster
        let given = (0..<2000).map { _ in
            (PersonID(index: UInt32(random.below(1_000_000))), course(random.below(100_000)))
        }
        var failed = 0
        let timing = Timing.ofEach(given.count) { index in
            let (person, node) = given[index]
            do { try current.give(Holding(person, tutor, on: node)) } catch { failed += 1 }
            return Authorizer(current).allows(.person(person), grade, Resource(node), at: now) ? 1 : 0
        }
        check(failed == 0, "\(name), giving")
        for (person, node) in given {
            check(Authorizer(current).allows(.person(person), grade, Resource(node), at: now), "\(name), given")
        }
        report.add("\(name): one holding added → next decision sees it", timing.median, atMost: 20_000)
    }

    private static func measureTeamHolding(_ roster: Roster, _ report: inout Report) throws {
        guard let coach = roster.model.role("coach"), let view = roster.model.permission("person.view-report") else {
            return
        }
        var random = Random(seed: 6)
        var current = roster
        let given = (0..<2000).map { _ in
            (PersonID(index: UInt32(random.below(100_000))), PersonID(index: UInt32(random.below(100_000))))
        }
        let timing = Timing.ofEach(given.count) { index in
            let (person, other) = given[index]
            do { try current.give(Holding(person, coach, on: NodeID(other))) } catch { return 0 }
            return Authorizer(current).allows(.person(person), view, Resource(other), at: now) ? 1 : 0
        }
        for (person, other) in given {
            check(Authorizer(current).allows(.person(person), view, Resource(other), at: now), "100 k, given")
        }
        report.add("100 k: one holding added → next decision sees it", timing.median, atMost: 20_000)
    }
}

/// The bare lookup for the million: holdings by person, and the programme of each course.
struct MillionFloor {
    private var starts: [UInt32] = [0]
    private var nodes: [UInt32] = []
    private var masks: [UInt8] = []
    private let programmes: Int
    private let numbers: [UInt16]

    init(_ workload: MillionWorkload) {
        let permissions = ["view", "submit", "grade", "edit-content"]
        let bits = CourseWorkload.roles.map { role in
            permissions.enumerated().reduce(UInt8(0)) {
                $0 | (role.actions.contains($1.element) ? 1 << UInt8($1.offset) : 0)
            }
        }
        programmes = workload.programmeCount
        numbers = permissions.compactMap { workload.model.permission("thing.\($0)")?.index }
        var last: UInt32 = 0
        workload.forEachHolding { person, role, node in
            while last < person {
                starts.append(UInt32(nodes.count))
                last += 1
            }
            nodes.append(node.index)
            masks.append(bits[Int(role.index)])
        }
        starts.append(UInt32(nodes.count))
    }

    func allows(_ person: PersonID, _ permission: Permission, _ resource: Resource) -> Bool {
        guard let bit = numbers.firstIndex(of: permission.index) else { return false }
        let course = resource.place.index
        let programme = (course - 1 - UInt32(programmes)) % UInt32(programmes) + 1
        for index in Int(starts[Int(person.index)])..<Int(starts[Int(person.index) + 1])
        where (nodes[index] == course || nodes[index] == programme) && masks[index] >> UInt8(bit) & 1 != 0 {
            return true
        }
        return false
    }
}
