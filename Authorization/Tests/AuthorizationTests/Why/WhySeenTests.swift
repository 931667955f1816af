// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Synchronization
import Testing

@Suite struct `What an explanation tells whom` {
    @Test func `nothing of a thing that they may not see, not even where it lies`() throws {
        let college = try WhyCollege()
        let essay = college.essay(in: "Statistics", of: "Eve")

        for asker in [Asker.stranger, .person(college.person("Zoe")), .person(college.person("Tom"))] {
            let why = college.why("Zoe", "essay.grade", essay, to: asker)

            #expect(college.say(why) == ["No. There is nothing of that name that you may see."])
            #expect(why.isThingUnseen)
        }
    }

    @Test func `that their own role ended, which would have reached it`() throws {
        var college = try WhyCollege()
        try college.end("tutor", on: "Algebra", of: "Zoe")

        let essay = college.essay(in: "Algebra", of: "Eve")
        let own = college.say(college.why("Zoe", "essay.grade", essay, to: .person(college.person("Zoe"))))
        let others = college.say(college.why("Zoe", "essay.grade", essay, to: .person(college.person("Tom"))))

        #expect(own.joined().contains("Course tutor"))
        #expect(others == ["No. There is nothing of that name that you may see."])
    }

    @Test func `names and holdings to whoever may see them`() throws {
        let college = try WhyCollege { $0.letSeeEssays("admin") }
        let ben = college.person("Ben")

        let why = college.why("Zoe", "essay.grade", college.essay(in: "Statistics", of: "Eve"), to: .person(ben))

        #expect(
            college.say(why)[0]
                == "No. Zoe is Course tutor of Algebra, but this lies in Statistics. Ada (Programme leader), you or Olga "
                + "(Owner) could make Zoe Course tutor of Statistics."
        )
    }

    @Test func `another's break is not told to whoever may not see their roles`() throws {
        var college = try WhyCollege { $0.letSeeEssays("admin") }
        try college.turn("on-break", on: true, for: "Nils")
        let essay = college.essay(of: "Eve")

        let told = college.why("Nils", "essay.comment", essay, to: .person(college.person("Ben")))
        let hidden = college.why("Nils", "essay.comment", essay, to: .person(college.person("Tom")))

        #expect(college.say(told).joined().contains("break"))
        #expect(!college.say(hidden).joined().lowercased().contains("break"))
    }

    @Test func `to the operator everything`() throws {
        let college = try WhyCollege()

        let why = college.why("Zoe", "essay.grade", college.essay(in: "Statistics", of: "Eve"))

        #expect("\(why.misses)".contains("PersonID(index: \(college.person("Zoe").index))"))
        #expect("\(why.misses)".contains("NodeID(rawValue: \(college.node("Statistics").index))"))
    }

    @Test func `what was left out does not come back`() throws {
        let college = try WhyCollege()
        let essay = college.essay(in: "Statistics", of: "Eve")

        let why = college.why("Zoe", "essay.grade", essay, to: .stranger).seen(by: .operator)

        #expect(!college.say(why).joined().contains("Zoe"))
    }

    @Test func `whoever asks for themselves is told as themselves`() throws {
        let college = try WhyCollege()
        let zoe = college.person("Zoe")

        let why = college.why(.person(zoe), "essay.grade", college.essay(in: "Algebra"), to: nil)

        #expect(why.asker == .person(zoe))
        #expect(college.say(why)[0].hasPrefix("Yes. You are Course tutor of Algebra"))
    }

    @Test func `nothing leaks, whoever asks about whomever and whatever`() throws {
        var college = try WhyCollege()
        try college.turn("on-break", on: true, for: "Mona")
        try college.give("Sid", "stand-in", on: "Sales")
        try college.give("Tom", "assistant", on: "Algebra")
        try college.end("student", on: "Algebra", of: "Eve")
        try college.give("Sid", "manager", on: "Trade", for: "Mona")
        let asks = [
            "essay.view", "essay.grade", "essay.comment", "essay.sort", "essay.export", "person.view", "person.act-as",
            "group.view", "give.tutor", "give.owner",
        ]
        var asked = 0

        for asker in college.people.values {
            let eyes = Eyes(of: asker, in: college)
            for name in college.people.keys {
                for permission in college.model.permissions where asks.contains(permission.name) {
                    for thing in college.things {
                        let why = college.why(name, permission.name, thing, to: .person(asker))
                        eyes.check(why)
                        asked += 1
                    }
                }
            }
        }

        #expect(asked > 5_000)
    }
}

/// What one person may know, worked out from the rights themselves, and what an explanation says to them.
private struct Eyes {
    let college: WhyCollege
    private let unknownPeople: Set<PersonID>
    private let unknownNodes: Set<NodeID>

    init(of asker: PersonID, in college: WhyCollege) {
        self.college = college
        let authorizer = Authorizer(college.roster)
        let may = { (permission: String, resource: Resource) in
            college.model.permission(permission).map {
                authorizer.allows(.person(asker), $0, resource, at: WhyCollege.today)
            } ?? false
        }
        var people: Set<PersonID> = [asker]
        var nodes: Set<NodeID> = [.organisation]
        for person in college.people.values {
            if may("person.view", Resource(person)) { people.insert(person) }
            for holding in college.roster.holdings(of: person) {
                let flags = college.model.flagSet(college.model.roles[Int(holding.role.index)].role.flags)
                let record = Resource(in: holding.node, owner: person, flags: flags)
                guard person == asker || may("holding.view", record) else { continue }
                people.insert(person)
                nodes.insert(holding.node)
            }
        }
        for node in college.nodes.values {
            let kind = college.model.kinds[Int(college.roster.kind(of: node).index)].kind
            if may("\(kind.noun).view", Resource(node)) { nodes.insert(node) }
        }
        unknownPeople = Set(college.people.values).subtracting(people)
        unknownNodes = Set(college.nodes.values).subtracting(nodes)
    }

    /// Neither its sentences nor its data name anybody or anything unknown.
    func check(_ why: Explanation) {
        let recorder = Recorder()
        let sentences = why.sentences(names: recorder.names)
        let (people, nodes) = recorder.named
        #expect(people.isDisjoint(with: unknownPeople), "\(sentences)")
        #expect(nodes.isDisjoint(with: unknownNodes), "\(sentences)")
        let data = "\(why.reasons) \(why.misses)"
        #expect(!unknownPeople.contains { data.contains("PersonID(index: \($0.index))") }, "\(data)")
        #expect(!unknownNodes.contains { data.contains("NodeID(rawValue: \($0.index))") }, "\(data)")
        #expect(!unknownPeople.contains { data.contains("NodeID(rawValue: \(NodeID($0).index))") }, "\(data)")
    }
}

/// Remembers whose names were asked for.
private final class Recorder: Sendable {
    private let seen = Mutex<(people: Set<PersonID>, nodes: Set<NodeID>)>(([], []))

    var named: (people: Set<PersonID>, nodes: Set<NodeID>) { seen.withLock { $0 } }

    var names: Names {
        Names(
            person: { person in
                self.seen.withLock { _ = $0.people.insert(person) }
                return "somebody"
            },
            node: { node in
                self.seen.withLock { _ = $0.nodes.insert(node) }
                return "something"
            }
        )
    }
}

extension WhyCollege {
    /// Things of every kind that the cast is asked about.
    fileprivate var things: [Resource] {
        [
            essay(), essay(in: "Algebra", of: "Eve"), essay(in: "Statistics", of: "Nils", shownTo: "Sales"),
            essay(of: "Eve", shownTo: "Trade", flagged: ["released"]), essay(in: "Pottery", of: "Olga"),
            Resource(person("Eve")), Resource(person("Olga")), Resource(node("Sales")),
            .giving(on: node("Algebra"), to: person("Tom")), .giving(on: .organisation, to: person("Zoe")),
        ]
    }
}

extension RoleModel {
    /// Lets a role see every essay.
    fileprivate mutating func letSeeEssays(_ role: String) {
        for index in roles.indices where roles[index].name == role {
            roles[index].grants.append(Grant([.permission("essay.view")]))
        }
    }
}
