// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

/// Teams within teams, dozens of levels deep, managers on some of them who are members themselves.
@Suite struct `A change on a deep tree of teams` {
    @Test(arguments: UInt64(1)...32)
    func `tells of everything that is decided otherwise, and of nothing else`(seed: UInt64) throws {
        var company = try DeepCompany(seed: seed, levels: 24, people: 14)
        let before = Authorizer(company.roster)
        for _ in 0..<company.random.number(1...3) { try company.change() }
        let after = Authorizer(company.roster)

        let change = Change(from: before, to: after, at: DeepCompany.now)

        var differences = 0
        for permission in company.permissions {
            for viewer in company.roster.allPeople {
                for resource in company.things {
                    let was = before.allows(.person(viewer), permission, resource, at: DeepCompany.now)
                    let isNow = after.allows(.person(viewer), permission, resource, at: DeepCompany.now)
                    #expect(change.gains(viewer, permission, resource) == (!was && isNow))
                    #expect(change.loses(viewer, permission, resource) == (was && !isNow))
                    if was != isNow { differences += 1 }
                }
            }
        }
        #expect(!change.isEmpty || differences == 0)
    }

    @Test func `is compared in a moment, however many people are below`() throws {
        var company = try DeepCompany(seed: 2, levels: 100, people: 20_000)
        let before = Authorizer(company.roster)
        try company.loseManager(onLevel: 48)

        let clock = ContinuousClock()
        var change: Change?
        let duration = clock.measure {
            change = Change(from: before, to: Authorizer(company.roster), at: DeepCompany.now)
        }

        #expect(change?.isEmpty == false)
        // Milliseconds when optimized; a walk for everyone below takes minutes here.
        #expect(duration < .seconds(20))
    }
}
