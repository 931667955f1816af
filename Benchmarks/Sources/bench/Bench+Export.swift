// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Workloads

extension Bench {
    /// Prints workload A as lines for the engines of other languages: people's roles, resources, requests.
    static func exportRequests() throws {
        let workload = CourseWorkload()
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
