// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Workloads

extension Bench {
    /// Workload A: decisions by number and by name, who may grade a course, and why.
    static func measureCourses(_ report: inout Report) throws {
        let workload = CourseWorkload()
        let (roster, resources, permissions) = try workload.loaded()
        let authorizer = Authorizer(roster)
        let floor = CourseFloor(workload)
        let table = ClosureTable(workload)
        let requests = workload.requests
        for request in requests {
            let answer = authorizer.allows(
                .person(PersonID(index: UInt32(request.person))),
                permissions[request.action],
                resources[request.thing],
                at: now
            )
            check(answer == request.isAllowed, "A, the engine, \(request)")
            check(floor.allows(request.person, request.action, request.thing) == answer, "A, the floor, \(request)")
        }
        for request in requests.prefix(10_000) {
            check(
                table.allows(request.person, request.action, request.thing) == request.isAllowed,
                "A, SQLite, \(request)"
            )
        }
        let decision = Timing.ofBlocks(requests.count) { index in
            let request = requests[index]
            return authorizer.allows(
                .person(PersonID(index: UInt32(request.person))),
                permissions[request.action],
                resources[request.thing],
                at: now
            ) ? 1 : 0
        }
        let bare = Timing.ofBlocks(requests.count) { index in
            floor.allows(requests[index].person, requests[index].action, requests[index].thing) ? 1 : 0
        }
        let sql = Timing.ofBlocks(10_000, rounds: 2) { index in
            table.allows(requests[index].person, requests[index].action, requests[index].thing) ? 1 : 0
        }
        report.add(
            "A: one decision, integer ids, median",
            decision.median,
            atMost: 100,
            against: [("floor", bare.median), ("SQLite", sql.median)]
        )
        report.add("A: one decision ÷ floor", ratio: decision.median / bare.median, atMost: 5)
        measureNames(workload, authorizer, &report, sql: sql.median)
        try measureWho(workload, authorizer, resources, permissions, table, &report)
        measureWhy(workload, authorizer, resources, permissions, &report)
    }

    private static func measureNames(
        _ workload: CourseWorkload,
        _ authorizer: Authorizer,
        _ report: inout Report,
        sql: Double
    ) {
        var directory = Directory()
        // A program knows the flags of what it asks about: they come with the request, as its own record.
        var flags: [FlagSet] = []
        let legacy = authorizer.model.flagSet(["legacy"])
        for (index, name) in workload.people.enumerated() { directory.add(PersonID(index: UInt32(index)), as: name) }
        for (index, thing) in workload.things.enumerated() {
            directory.add(index == 0 ? .organisation : NodeID(index: UInt32(index)), as: thing.name)
            flags.append(thing.isLegacy ? legacy : [])
        }
        let asked = workload.requests.map { request in
            (
                workload.people[request.person], "thing." + CourseWorkload.actions[request.action],
                workload.things[request.thing].name
            )
        }
        func decide(_ index: Int) -> Int {
            let (person, permission, thing) = asked[index]
            guard let who = directory.person(person), let what = authorizer.model.permission(permission),
                let node = directory.node(thing)
            else { return 0 }
            return authorizer.allows(
                .person(who),
                what,
                Resource(node, flags: flags[workload.requests[index].thing]),
                at: now
            ) ? 1 : 0
        }
        for (index, request) in workload.requests.enumerated() {
            check((decide(index) == 1) == request.isAllowed, "A, by names, \(request)")
        }
        let dictionary = Dictionary(uniqueKeysWithValues: workload.people.enumerated().map { ($1, $0) })
        let index = Timing.ofBlocks(asked.count) { directory.person(asked[$0].0).map { Int($0.index) } ?? 0 }
        let standard = Timing.ofBlocks(asked.count) { dictionary[asked[$0].0] ?? 0 }
        report.add("A: one name looked up", index.median, against: [("Dictionary", standard.median)])
        let blocks = Timing.ofBlocks(asked.count) { decide($0) }
        let each = Timing.ofEach(asked.count) { decide($0) }
        report.add("A: one decision, string ids, median", blocks.median, atMost: 300, against: [("SQLite", sql)])
        report.add("A: one decision, string ids, p99", each.p99, atMost: 1000)
    }

    private static func measureWho(
        _ workload: CourseWorkload,
        _ authorizer: Authorizer,
        _ resources: [Resource],
        _ permissions: [Permission],
        _ table: ClosureTable,
        _ report: inout Report
    ) throws {
        guard let grade = CourseWorkload.actions.firstIndex(of: "grade") else { return }
        let courses = workload.courses
        for course in courses {
            let people = authorizer.who(may: permissions[grade], resources[course], at: now).map { Int($0.index) }
            check(people == table.people(grade, course), "A, who may grade \(course)")
        }
        let who = Timing.ofBlocks(courses.count, block: 10, rounds: 20) { index in
            authorizer.who(may: permissions[grade], resources[courses[index]], at: now).count
        }
        let sql = Timing.ofBlocks(courses.count, block: 10, rounds: 3) { table.people(grade, courses[$0]).count }
        report.add("A: who may grade this course", who.median, atMost: 5000, against: [("SQLite", sql.median)])
    }

    private static func measureWhy(
        _ workload: CourseWorkload,
        _ authorizer: Authorizer,
        _ resources: [Resource],
        _ permissions: [Permission],
        _ report: inout Report
    ) {
        for (name, isAllowed) in [("yes", true), ("no", false)] {
            let requests = workload.requests.filter { $0.isAllowed == isAllowed }
            let why = Timing.ofBlocks(2000, block: 10, rounds: 2) { index in
                let request = requests[index]
                return authorizer.why(
                    .person(PersonID(index: UInt32(request.person))),
                    permissions[request.action],
                    resources[request.thing],
                    at: now
                ).isAllowed ? 1 : 0
            }
            report.add("A: why \(name), as data", why.median, atMost: 20_000)
        }
    }
}
