// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Workloads

extension Bench {
    /// Prints workload A as lines for the engines of other languages: what a decision takes here, roles, resources, requests.
    static func exportRequests() throws {
        let workload = CourseWorkload()
        let (roster, resources, permissions) = try workload.loaded()
        let authorizer = Authorizer(roster)
        let requests = workload.requests
        let timing = Timing.ofBlocks(requests.count) { index in
            let (person, permission) = (
                PersonID(index: UInt32(requests[index].person)), permissions[requests[index].action]
            )
            return authorizer.allows(.person(person), permission, resources[requests[index].thing], at: now) ? 1 : 0
        }
        print("engine\t\(timing.median)")
        for role in CourseWorkload.roles {
            print(
                "role\t\(role.name)\t\(role.actions.joined(separator: ","))\t\(role.legacyOnly.joined(separator: ","))"
            )
        }
        for thing in workload.things {
            print(
                "thing\t\(thing.name)\t\(thing.kind)\t\(thing.parent < 0 ? "" : workload.things[thing.parent].name)\t\(thing.isLegacy ? 1 : 0)"
            )
        }
        for (person, role, thing) in workload.assignments {
            print(
                "holds\t\(workload.people[person])\t\(CourseWorkload.roles[role].name)\t\(workload.things[thing].name)"
            )
        }
        for request in workload.requests {
            print(
                "asks\t\(workload.people[request.person])\t\(CourseWorkload.actions[request.action])\t\(workload.things[request.thing].name)\t\(request.isAllowed ? 1 : 0)"
            )
        }
    }
}
