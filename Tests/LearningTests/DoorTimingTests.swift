// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning
import Storage
import TestSupport
import Testing

@Suite struct `The present of a question` {
    @Test(arguments: Backing.all)
    func `is never before the last change, however far behind a server's clock is`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let nadia = try centre.viewer("nadia")
            let assessor = try #require(try await centre.holding("assessor", of: "nadia", by: "grace").id)
            centre.clock.advance(seconds: 600)
            try await roles.end(assessor, by: try centre.viewer("grace"))
            // Another server, whose clock is ten minutes behind.
            let behind = Instant(seconds: centre.clock.now.seconds - 600)
            let other = Platform(centre.database, passwords: Passwords(.least), clock: { behind })

            let held = try await Roles(other).own(by: nadia)
            #expect(held.filter { $0.holding.role == "assessor" }.map(\.holding.state) == [.ended])
            try await People(other).rename(
                try centre.person("nadia"),
                to: "Nadia Haddad-Lee",
                by: try centre.viewer("grace")
            )
            let times = try await Audit(other).entries(by: try centre.viewer("grace")).items.map(\.at)
            #expect(times == times.sorted { $0 > $1 }, "the trail never runs backwards")
        }
    }

    @Test(arguments: Backing.all)
    func `is read after the wait for the organisation`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let seen = try await centre.database.write { [clock = centre.clock, id = centre.id] transaction in
                try transaction.lock(id.number)
                let before = clock.now
                clock.advance(seconds: 60)
                return before
            }
            let now = try await centre.platform.read(by: try centre.viewer("grace")) { $0.now }
            #expect(now > seen)
        }
    }
}

@Suite struct `A question that may not be asked` {
    @Test(arguments: Backing.all)
    func `tells who holds no role neither names nor what is there (A-4)`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let roles = Roles(centre.platform)
            let nobody = try centre.viewer("ruth")
            let (grace, hidden) = (try centre.person("grace"), try centre.node("sepsis"))
            let gifts = [
                Gift(of: "educator", to: grace), Gift(of: "educator", to: grace, on: hidden),
                Gift(of: "course-learner", to: grace, on: hidden), Gift(of: "educator", to: grace, on: NodeID(grace)),
            ]
            for gift in gifts {
                do {
                    try await roles.give(gift, by: nobody)
                    Issue.record("\(gift) was given")
                } catch let error as InvalidInput {
                    #expect(!error.problems.contains { $0.message.contains("Grace") }, "\(gift)")
                } catch is Refused {
                } catch is NotFound {
                }
            }
        }
    }

    @Test(arguments: Backing.all)
    func `tells who once held a role nothing of what was made after it ended`(backing: Backing) async throws {
        try await Centre.found("healthcare", on: backing) { centre in
            let (people, grace) = (People(centre.platform), try centre.viewer("grace"))
            let (martin, callum) = (try centre.viewer("martin"), try centre.person("callum"))
            let role = try #require(try await centre.holding("centre-manager", of: "martin", by: "grace").id)
            centre.clock.advance(seconds: 60)
            try await Roles(centre.platform).end(role, by: grace)
            centre.clock.advance(seconds: 60)
            let newcomer = try await people.register(
                name: "Nour Haddad",
                email: "nour@example.org",
                password: nil,
                by: grace
            )
            let nobody = PersonID(index: newcomer.index + 1)

            func answer(about person: PersonID) async -> [String]? {
                do {
                    _ = try await people.details(person, by: martin)
                    return nil
                } catch let error as NotFound {
                    return error.sentences
                } catch {
                    return nil
                }
            }
            #expect(await answer(about: callum)?.first?.contains("Your role Centre Manager ended on") == true)
            #expect(await answer(about: newcomer) == answer(about: nobody))
        }
    }
}
