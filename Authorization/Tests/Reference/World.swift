// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// An organisation as plain lists of names: who and what is there, and who holds what.
///
/// Nothing is indexed and nothing is checked. Nodes, people and records share one name space; the organisation is the
/// node `organisation`, and a person's name is also that of their node.
public struct World: Sendable, Hashable {
    public var nodes: [Node] = []
    public var people: [Person] = []
    public var holdings: [Holding] = []
    /// Settings that somebody set; the others are as the model has them by default.
    public var settings: [String: Bool] = [:]
    public var records: [Thing] = []

    public init() {}

    /// The node in which everything lies.
    public static let organisation = "organisation"

    /// A node that is neither the organisation nor a person.
    public struct Node: Sendable, Hashable {
        public var name: String
        public var kind: String
        /// What it lies in, besides the organisation.
        public var parents: [String]

        public init(_ name: String, _ kind: String, in parents: [String] = []) {
            self.name = name
            self.kind = kind
            self.parents = parents
        }
    }

    /// Somebody with an account.
    public struct Person: Sendable, Hashable {
        public var name: String
        public var isActive: Bool
        /// Their own settings that somebody set.
        public var settings: [String: Bool]

        public init(_ name: String, isActive: Bool = true, settings: [String: Bool] = [:]) {
            self.name = name
            self.isActive = isActive
            self.settings = settings
        }
    }

    /// A person holds a role on a node, from a day and until before another.
    public struct Holding: Sendable, Hashable {
        public var person: String
        public var role: String
        public var node: String
        public var from: Int
        public var until: Int
        public var standsInFor: String?

        public init(
            _ person: String,
            _ role: String,
            on node: String = World.organisation,
            from: Int = .min,
            until: Int = .max,
            standingInFor standsInFor: String? = nil
        ) {
            self.person = person
            self.role = role
            self.node = node
            self.from = from
            self.until = until
            self.standsInFor = standsInFor
        }
    }

    /// Something that permissions are asked about: a record, a node, a person, or the place where a thing is to be.
    public struct Thing: Sendable, Hashable {
        public var name: String
        public var place: String?
        public var owner: String?
        public var parties: [String] = []
        public var audience: [String] = []
        public var flags: [String] = []

        public init(_ name: String, place: String? = nil, owner: String? = nil) {
            self.name = name
            self.place = place
            self.owner = owner
        }
    }
}

extension World {
    /// The node of that name.
    public func node(named name: String) -> Node? { nodes.first { $0.name == name } }

    /// The person of that name.
    public func person(named name: String) -> Person? { people.first { $0.name == name } }

    /// The record, node or person of that name, as a thing.
    public func thing(named name: String) -> Thing? {
        if let record = records.first(where: { $0.name == name }) { return record }
        if person(named: name) != nil { return Thing(name, place: name, owner: name) }
        return name == Self.organisation || node(named: name) != nil ? Thing(name, place: name) : nil
    }

    /// Everything that is there.
    public var things: [Thing] {
        [Thing(Self.organisation, place: Self.organisation)] + nodesAndPeople + records
    }

    /// The nodes below the organisation, and the people, as things.
    public var nodesAndPeople: [Thing] {
        nodes.map { Thing($0.name, place: $0.name) } + people.map { Thing($0.name, place: $0.name, owner: $0.name) }
    }
}
