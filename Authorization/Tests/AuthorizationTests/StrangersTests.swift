// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference
import Testing

/// Numbers of another roster or model, and numbers that nobody ever had.
@Suite struct `Strangers to a roster` {
    private static let time = Instant(seconds: 50 * 86_400)
    private static let numbers: [UInt32] = [999, 1 << 26, 1 << 27, 1 << 27 | 1, 1 << 28, .max - 1, .max]
    private static let people = numbers.map(PersonID.init(index:))
    private static let nodes = ([999, 1 << 26, 1 << 28, .max - 1, .max] as [UInt32]).map(NodeID.init(index:))
    private static let permissions = ([999, .max] as [UInt16]).map(Permission.init(index:))
    private static let roles = ([999, 1023, 1024, .max] as [UInt16]).map(RoleID.init(index:))
    private static let kinds = ([200, 254, 255] as [UInt8]).map(KindID.init(index:))
    private static let settings = ([63, 64, 255] as [UInt8]).map(SettingID.init(index:))
    private static let things = people.map { Resource($0) } + nodes.map { Resource($0) }

    private static func roster(_ seed: UInt64) throws -> Roster {
        let state = GeneratedState(seed: seed)
        return try EngineWorld(loading: state.world, CompiledModel(state.model)).roster
    }

    @Test(arguments: GeneratedState.seeds)
    func `are allowed nothing, and nothing is allowed on them`(seed: UInt64) throws {
        let authorizer = Authorizer(try Self.roster(seed))

        for thing in Self.things {
            for permission in authorizer.model.permissions.map(\.id) {
                #expect(authorizer.who(may: permission, thing, at: Self.time) == [])
            }
        }
        for person in Self.people {
            #expect(authorizer.what(.person(person), may: Resource(.organisation), at: Self.time) == [])
            #expect(authorizer.what(.person(person), at: Self.time).isEmpty)
            #expect(!authorizer.roster.isActive(person))
        }
        for permission in Self.permissions {
            #expect(authorizer.who(may: permission, Resource(.organisation), at: Self.time) == [])
            #expect(authorizer.which(.visitor, may: permission, at: Self.time).isNothing)
        }
        for service in [ServiceID(index: 200), ServiceID(index: .max)] {
            #expect(authorizer.what(.service(service), may: Resource(.organisation), at: Self.time) == [])
        }
    }

    @Test(arguments: GeneratedState.seeds)
    func `are explained as unknown`(seed: UInt64) throws {
        let authorizer = Authorizer(try Self.roster(seed))
        let principals =
            Self.people.map(Principal.person) + [.acting(Self.people[0], as: Self.people[1]), .visitor]
            + [.acting(PersonID(index: 0), as: Self.people[1]), .service(ServiceID(index: .max))]
        let permissions = authorizer.model.permissions.prefix(4).map(\.id) + Self.permissions

        for principal in principals {
            for permission in permissions {
                for thing in Self.things.prefix(2) + [Resource(in: .organisation, owner: Self.people[0])] {
                    let why = authorizer.why(principal, permission, thing, at: Self.time, asker: .operator)
                    #expect(why.isAllowed == authorizer.allows(principal, permission, thing, at: Self.time))
                    #expect(!why.sentences(names: Names(person: { "\($0)" }, node: { "\($0)" })).isEmpty)
                }
            }
        }
    }

    @Test func `cannot be put into a roster`() throws {
        var roster = try Self.roster(100)
        let before = roster.revision
        let (role, node) = (RoleID(index: 0), NodeID.organisation)

        for person in Self.people {
            #expect(throws: RosterError.unknownPerson(person)) { try roster.give(Holding(person, role, on: node)) }
            #expect(throws: RosterError.unknownPerson(person)) { try roster.setActive(false, person) }
            #expect(throws: RosterError.notThere) { try roster.end(role, on: node, of: person, at: Self.time) }
        }
        for role in Self.roles {
            #expect(throws: RosterError.unknownRole(role)) {
                try roster.give(Holding(PersonID(index: 0), role, on: node))
            }
            #expect(roster.model.giving(role) == nil)
            #expect(roster.holders(of: role, on: node) == [])
        }
        for node in Self.nodes {
            #expect(throws: RosterError.unknownNode(node)) { try roster.move(node, to: .organisation) }
            #expect(throws: RosterError.unknownNode(node)) { try roster.removeNode(node) }
            #expect(throws: RosterError.unknownNode(node)) {
                try roster.give(Holding(PersonID(index: 0), role, on: node))
            }
        }
        for kind in Self.kinds + [.organisation, .person] {
            #expect(throws: RosterError.wrongContainment(kind, in: .organisation)) { try roster.addNode(kind) }
            #expect(throws: RosterError.wrongContainment(kind, in: .organisation)) {
                try roster.addNode(kind, in: [.organisation])
            }
        }
        #expect(roster.revision == before)
        for setting in Self.settings {
            roster.turn(setting, on: true)
            try roster.turn(setting, on: true, for: PersonID(index: 0))
            #expect(!roster.isOn(setting, for: PersonID(index: 0)))
        }
    }

    @Test func `from another organisation's scope are found nowhere else by a trap`() throws {
        let rosters = try GeneratedState.seeds.map(Self.roster)
        for stranger in rosters.map(Authorizer.init) {
            for person in stranger.roster.allPeople {
                for (permission, scope) in stranger.what(.person(person), at: Self.time) {
                    for authorizer in rosters.map(Authorizer.init) {
                        let people = authorizer.people(in: scope, at: Self.time)
                        #expect(people.allSatisfy(authorizer.roster.isKnown))
                        let nodes = authorizer.nodes(in: scope, of: KindID(index: 2), at: Self.time)
                        #expect(nodes.allSatisfy(authorizer.roster.exists))
                        _ = authorizer.model.isPertinent(permission, within: KindID(index: .max))
                    }
                }
            }
        }
    }

    @Test func `a roster goes on under no model but its own`() async {
        await #expect(processExitsWith: .failure) {
            let (one, other) = (try Self.roster(100), try Self.roster(101))
            _ = Roster(one, under: other.model)
        }
        await #expect(processExitsWith: .failure) {
            let (one, other) = (try Self.roster(100), try Self.roster(101))
            _ = Change(from: Authorizer(one), to: Authorizer(other), at: Self.time)
        }
    }
}
