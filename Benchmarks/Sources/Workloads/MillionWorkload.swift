// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// One organisation of 1,000,000 people, 100,000 courses in 2,000 programmes, and 5,000,000 holdings, with the roles of
/// workload A.
public struct MillionWorkload {
    public let peopleCount = 1_000_000
    public let courseCount = 100_000
    public let programmeCount = 2000
    public let model = CompiledModel(CourseWorkload.model)

    public init() {}

    public func course(_ number: Int) -> NodeID { NodeID(index: UInt32(1 + programmeCount + number)) }

    /// Everything that is held, made anew at each call from the seed: person, role, node.
    public func forEachHolding(_ body: (UInt32, RoleID, NodeID) throws -> Void) rethrows {
        var random = Random(seed: 3)
        let student = RoleID(index: 10)
        for person in 0..<peopleCount {
            for _ in 0..<5 {
                let role = person % 40 == 0 ? RoleID(index: UInt16(5 + random.below(5))) : student
                try body(UInt32(person), role, course(random.below(courseCount)))
            }
        }
    }

    public func loaded() throws -> Roster {
        var builder = RosterBuilder(model)
        builder.reserve(people: peopleCount, nodes: courseCount + programmeCount + 1, holdings: 5 * peopleCount)
        guard let programme = model.kind("programme"), let course = model.kind("course") else {
            throw RosterError.notThere
        }
        var programmes: [NodeID] = []
        for _ in 0..<programmeCount { programmes.append(try builder.addNode(programme)) }
        for number in 0..<courseCount { _ = try builder.addNode(course, in: [programmes[number % programmeCount]]) }
        for _ in 0..<peopleCount { _ = try builder.addPerson() }
        try forEachHolding { person, role, node in
            try builder.give(Holding(PersonID(index: person), role, on: node))
        }
        return try builder.build()
    }
}
