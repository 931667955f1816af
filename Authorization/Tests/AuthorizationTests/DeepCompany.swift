// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Reference

/// A company whose teams lie in each other, level below level; all of it follows from the seed.
///
/// A manager grades the essays of those directly below, sees those below who are not, and stands in for others; with
/// some seeds managers are a line, with some a team lies in several.
struct DeepCompany {
    static let now = Instant(seconds: 0)

    var random: SplitMix64
    private(set) var roster: Roster
    private var teams: [NodeID] = []
    private let manager: RoleID
    private let member: RoleID
    private let onBreak: SettingID

    init(seed: UInt64, levels: Int, people: Int) throws {
        random = SplitMix64(seed: seed)
        let model = CompiledModel(Self.model(isLine: seed % 4 > 0, several: seed % 3 == 0))
        guard let kind = model.kind("team"), let manager = model.role("manager"), let member = model.role("member"),
            let onBreak = model.personSetting("on-break")
        else { throw RosterError.notThere }
        (self.manager, self.member, self.onBreak) = (manager, member, onBreak)
        var builder = RosterBuilder(model)
        for level in 0..<levels {
            let isTrunk = level == 0 || teams.count < levels * 2 / 3
            var above = teams.isEmpty ? [] : [isTrunk ? teams[teams.count - 1] : random.one(of: teams)]
            if seed % 3 == 0, teams.count > 3, random.chance(30) { above.append(teams[teams.count - 3]) }
            teams.append(try builder.addNode(kind, in: above))
        }
        for _ in 0..<people {
            let person = try builder.addPerson()
            try builder.give(Holding(person, member, on: random.chance(70) ? teams[levels - 1] : random.one(of: teams)))
            if random.chance(10) { try builder.give(Holding(person, member, on: random.one(of: teams))) }
        }
        for level in stride(from: 0, to: levels, by: 3) {
            try builder.give(Holding(PersonID(index: UInt32(level % people)), manager, on: teams[level]))
        }
        roster = try builder.build()
    }

    private static func model(isLine: Bool, several: Bool) -> RoleModel {
        var model = RoleModel(name: "company", vocabulary: .college)
        model.kinds = [Kind(name: "team", in: "team", people: "member")]
        model.kinds[0].several = several
        model.personSettings = [Setting(name: "on-break")]
        var nearest = Grant(["person.view"])
        nearest.exceptions = [.direct]
        var manager = Role(
            "manager",
            on: "team",
            "person",
            "organisation",
            may: Grant(["essay.grade"], if: [.direct]),
            nearest
        )
        manager.line = isLine
        manager.unless = [.my("on-break")]
        model.roles = [manager, Role("member", on: "team")]
        return model
    }

    var permissions: [Permission] {
        ["essay.grade", "person.view"].compactMap { roster.model.permission($0) }
    }

    /// The people, and work of theirs in some team.
    var things: [Resource] {
        roster.allPeople.map { Resource($0) }
            + roster.allPeople.map { Resource(in: teams[Int($0.index) % teams.count], owner: $0) }
    }

    /// Ends what is held as manager on the team of that level.
    mutating func loseManager(onLevel level: Int) throws {
        for person in roster.holders(of: manager, on: teams[level]) {
            try roster.remove(Holding(person, manager, on: teams[level]))
        }
    }

    /// One change of those that make another the nearest superior.
    mutating func change() throws {
        let (person, team) = (random.one(of: roster.allPeople), random.one(of: teams))
        switch random.number(0...9) {
        case 0...1: try roster.give(Holding(person, manager, on: team))
        case 2:
            try roster.give(Holding(person, manager, on: team, standsInFor: random.one(of: roster.allPeople)))
        case 3: try roster.give(Holding(person, manager, on: random.chance(70) ? NodeID(person) : .organisation))
        case 4: try roster.give(Holding(person, member, on: team))
        case 5...6:
            guard let holding = roster.holdings(of: person).randomElement(using: &random) else { return }
            try roster.remove(holding)
        case 7: try roster.turn(onBreak, on: true, for: person)
        case 8: try roster.setActive(false, person)
        default: try move(team)
        }
    }

    /// Moves a team to another that does not lie in it.
    private mutating func move(_ team: NodeID) throws {
        do throws(RosterError) {
            try roster.move(team, to: random.one(of: teams))
        } catch .cycle {
            // It stays where it is.
        }
    }
}
