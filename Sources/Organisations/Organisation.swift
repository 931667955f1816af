// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization

/// One organisation out of a file: the engine's roster as it is on a day, and the names of all that is in it.
///
/// A value. Changes make another one, see ``changed(by:)``, so that before and after can be compared.
package struct Organisation: Sendable {
    /// What it calls itself; nothing for the `given` of a story.
    package let title: String?
    /// The day that questions are asked as of, and on which containment and settings stand as they do in the roster.
    package let today: Instant
    /// The file of its role model, as reasons name it.
    package internal(set) var modelFile: String
    package internal(set) var roster: Roster
    package internal(set) var directory: Directory

    package init(title: String?, today: Instant, roster: Roster, directory: Directory) {
        self.title = title
        self.today = today
        modelFile = roster.model.model.name + ".yaml"
        self.roster = roster
        self.directory = directory
    }

    package var model: CompiledModel { roster.model }

    package var authorizer: Authorizer { Authorizer(roster) }

    /// Every rule about who holds what that is not kept, circles of people above each other among them.
    package var brokenRules: [BrokenRule] {
        let circles = model.roles.filter(\.role.line).flatMap { lineCircles(of: $0.id).map(BrokenRule.circle) }
        return RuleCheck(roster, at: today).brokenRules + circles
    }

    /// The nodes of some kinds, people included.
    package func nodes(of kinds: [KindID]) -> [NodeID] {
        RuleCheck(roster, at: today).nodes(of: kinds)
    }

    /// What its names stand for.
    package var lookup: Lookup { Lookup(model: model, directory: directory) }
}

/// Names for the numbers of the engine, and numbers for names.
package struct Directory: Sendable {
    /// By number.
    package private(set) var people: [PersonEntry] = []
    /// By number; the organisation first.
    package private(set) var nodes: [NodeEntry]
    /// In the order of the file.
    package private(set) var things: [ThingEntry] = []
    private var numbers: [String: Subject]

    /// A directory in which only the organisation stands.
    package init(organisationTitle: String) {
        nodes = [NodeEntry(id: .organisation, name: Kind.organisation, title: organisationTitle)]
        numbers = [Kind.organisation: .node(.organisation)]
    }

    /// What a name stands for.
    package subscript(name: String) -> Subject? { numbers[name] }

    package mutating func add(_ person: PersonEntry) {
        numbers[person.name] = .person(person.id)
        people.append(person)
    }

    package mutating func add(_ node: NodeEntry) {
        numbers[node.name] = .node(node.id)
        nodes.append(node)
    }

    package mutating func add(_ thing: ThingEntry) {
        numbers[thing.name] = .thing(things.count)
        things.append(thing)
    }

    mutating func setAudience(_ audience: [NodeID], of node: NodeID) {
        nodes[Int(node.index)].audience = audience
    }

    /// Every name, in the order of the file: nodes, people, things.
    package var names: [String] { nodes.map(\.name) + people.map(\.name) + things.map(\.name) }

    package subscript(person: PersonID) -> PersonEntry? {
        Int(person.index) < people.count ? people[Int(person.index)] : nil
    }

    package subscript(node: NodeID) -> NodeEntry? {
        if let person = node.person {
            return self[person].map { NodeEntry(id: node, name: $0.name, title: $0.fullName) }
        }
        return Int(node.index) < nodes.count ? nodes[Int(node.index)] : nil
    }
}

/// What a name of an organisation file stands for.
package enum Subject: Sendable, Hashable {
    case person(PersonID)
    case node(NodeID)
    /// Its number in ``Directory/things``.
    case thing(Int)
}

package struct PersonEntry: Sendable, Hashable {
    package var id: PersonID
    package var name: String
    package var fullName: String
}

package struct NodeEntry: Sendable, Hashable {
    package var id: NodeID
    package var name: String
    package var title: String
    package var flags: FlagSet = []
    package var audience: [NodeID] = []
}

/// A record of the file.
package struct ThingEntry: Sendable, Hashable {
    package var name: String
    package var title: String
    /// The vocabulary's word for what it is, such as `submission`.
    package var noun: String
    package var resource: Resource
}
