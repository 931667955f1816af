// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Testing

@Suite struct `A roster at its limits` {
    private let model: CompiledModel
    private let (tutor, member, team, course): (RoleID, RoleID, KindID, KindID)

    init() throws {
        let model = CompiledModel(Self.college())
        (tutor, member) = (try #require(model.role("tutor")), try #require(model.role("member")))
        (team, course) = (try #require(model.kind("team")), try #require(model.kind("course")))
        self.model = model
    }

    private static func college(several: Bool = true) -> RoleModel {
        var model = RoleModel(name: "college", vocabulary: .college)
        model.kinds = [Kind(name: "team", in: "team", people: "member"), Kind(name: "course", in: Kind.organisation)]
        model.kinds[0].several = several
        model.roles = [
            Role("tutor", on: "course", "team", may: Grant(["essay.grade"], if: [.direct]), Grant(["essay.view"])),
            Role("member", on: "team"),
        ]
        return model
    }

    /// The hour that a holding begins in, of thousands on one node.
    private func lesson(_ hour: Int, of person: PersonID, on node: NodeID) -> Holding {
        Holding(person, tutor, on: node, from: Instant(seconds: Int64(hour)), until: Instant(seconds: Int64(hour + 1)))
    }

    @Test func `tens of thousands of dated holdings of one person stay what they are`() throws {
        var builder = RosterBuilder(model)
        let (tom, zoe) = (try builder.addPerson(), try builder.addPerson())
        let algebra = try builder.addNode(course)
        for hour in 0..<40_000 { try builder.give(lesson(hour, of: tom, on: algebra)) }
        for hour in 0..<10 { try builder.give(lesson(hour, of: zoe, on: algebra)) }
        var roster = try builder.build()
        let before = roster.holdings(of: tom)

        try roster.setActive(false, zoe)
        try roster.setActive(false, tom)

        #expect(roster.holdings(of: tom) == before)
        #expect(roster.holdings(of: zoe).map(\.from.seconds) == Array(0..<10))
    }

    @Test func `where there is no room to write down an end, a holding is not lost`() throws {
        var builder = RosterBuilder(model)
        let (tom, algebra) = (try builder.addPerson(), try builder.addNode(course))
        for _ in 0..<66_000 {
            try builder.give(Holding(tom, tutor, on: try builder.addNode(course)))
        }
        try builder.give(Holding(tom, tutor, on: algebra))
        var roster = try builder.build()

        #expect(throws: RosterError.tooMany) {
            try roster.end(tutor, on: algebra, of: tom, at: Instant(seconds: 0))
        }
        #expect(roster.holders(of: tutor, on: algebra) == [tom])
        #expect(roster.holdings(of: tom).contains(Holding(tom, tutor, on: algebra)))
    }

    @Test func `the first and the last moment have a day`() {
        #expect(Instant.distantPast.day.year < -100_000_000)
        #expect(Instant.distantFuture.day.year > 100_000_000)
        #expect(Instant(seconds: -1).day == (1969, 12, 31))
        #expect(Instant(seconds: -86_400).day == (1969, 12, 31))
        #expect(Instant(seconds: -86_401).day == (1969, 12, 30))
    }

    @Test func `the same node twice above a new one is one node`() throws {
        var roster = Roster(CompiledModel(Self.college(several: false)))
        let above = try roster.addNode(team)

        let node = try roster.addNode(team, in: [above, above])

        #expect(roster.parents(of: node) == [above])
    }

    @Test(.timeLimit(.minutes(5)))
    func `ways that fork and meet forty times are gone once, even where an edit has teams lie in one`() throws {
        var builder = RosterBuilder(model)
        var top = try builder.addNode(team)
        let root = top
        for _ in 0..<40 {
            let (left, right) = (try builder.addNode(team, in: [top]), try builder.addNode(team, in: [top]))
            top = try builder.addNode(team, in: [left, right])
        }
        let (ada, zoe) = (try builder.addPerson(), try builder.addPerson())
        try builder.give(Holding(ada, tutor, on: root))
        try builder.give(Holding(zoe, member, on: top))
        let edited = CompiledModel(Self.college(several: false), after: model)
        let authorizer = Authorizer(Roster(try builder.build(), under: edited))
        let grading = try #require(edited.permission("essay.grade"))
        let viewing = try #require(edited.permission("essay.view"))

        #expect(authorizer.allows(.person(ada), grading, Resource(zoe), at: Instant(seconds: 0)))
        let scope = authorizer.which(.person(ada), may: viewing, at: Instant(seconds: 0))
        #expect(authorizer.people(in: scope, at: Instant(seconds: 0)) == [zoe])
    }
}
