// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// What lies inside what, and who holds what: the engine's picture of one organisation.
///
/// A value: a copy costs nothing, a change copies a few small blocks and shares the rest, and whoever still reads the
/// copy from before the change sees it whole. Nothing in a change grows with the organisation.
///
/// Numbers are never given twice: a person or node that is removed keeps its number and is unknown from then on.
public struct Roster: Sendable {
    public let model: CompiledModel
    /// Raised by one with every change.
    public internal(set) var revision: UInt64 = 0
    /// People that ever were, active or not.
    public internal(set) var peopleCount = 0
    /// Nodes that ever were, the organisation included, people not.
    public internal(set) var nodesCount = 1

    var people = PageTable<PersonPage>()
    var nodes = PageTable<NodePage>()
    /// Who holds what on people, by person.
    var peopleAsNodes = PageTable<NodePage>()
    /// The model's, one step nearer.
    let tables: ModelTables
    /// Settings of the organisation that are on.
    var settings: UInt64 = 0

    /// An empty organisation with its settings as the model has them by default.
    public init(_ model: CompiledModel) {
        self.model = model
        tables = model.tables
        for (index, setting) in model.settings.enumerated() where setting.isOnByDefault {
            settings |= 1 << UInt64(index)
        }
    }

    /// The same organisation under another state of its model.
    ///
    /// - Precondition: the model was compiled after this roster's: see ``CompiledModel/init(_:after:)``. What is held is
    ///   kept as numbers, which would mean something else in another model.
    public init(_ roster: Roster, under model: CompiledModel) {
        precondition(model.continues(roster.model), "the model does not continue the numbers of the roster's model")
        self = Roster(model)
        people = roster.people
        nodes = roster.nodes
        peopleAsNodes = roster.peopleAsNodes
        peopleCount = roster.peopleCount
        nodesCount = roster.nodesCount
        revision = roster.revision + 1
        let known = UInt64(roster.model.settings.count)
        let mask: UInt64 = known >= 64 ? .max : (1 << known) - 1
        settings = settings & ~mask | roster.settings & mask
    }
}

extension Roster {
    /// Whether the person is known, active or not.
    public func isKnown(_ person: PersonID) -> Bool {
        person.index < peopleCount && view(person).isKnown
    }

    /// Whether the person is known and active.
    ///
    /// Who is not holds nothing.
    public func isActive(_ person: PersonID) -> Bool {
        person.index < peopleCount && view(person).isActive
    }

    /// What the person was given, whatever the dates; roles that everyone holds and defaults are not among it.
    public func holdings(of person: PersonID) -> [Holding] {
        guard person.index < peopleCount else { return [] }
        let view = view(person)
        return view.holdings.map { view.holding($0, of: person) }
    }

    /// Who was given a role on a node, whatever the dates, in order.
    public func holders(of role: RoleID, on node: NodeID) -> [PersonID] {
        var numbers: [UInt32] = []
        holderSet(role.index, on: node)?.appendAll(to: &numbers)
        return numbers.map(PersonID.init(index:))
    }

    /// The kind of a node.
    public func kind(of node: NodeID) -> KindID {
        node.isPerson ? .person : isKnownNode(node) ? KindID(index: UInt8(nodeView(node).kind)) : .organisation
    }

    /// Whether there is such a node, or such a person.
    public func exists(_ node: NodeID) -> Bool {
        node.person.map(isKnown) ?? isKnownNode(node)
    }

    /// What a node was put into, beside the organisation.
    public func parents(of node: NodeID) -> [NodeID] {
        node.isPerson || !isKnownNode(node) ? [] : nodeEntry(node).parents
    }

    /// The nodes put into a node, in order; for the organisation those that lie in nothing else.
    public func children(of node: NodeID) -> [NodeID] {
        guard !node.isPerson, isKnownNode(node) else { return [] }
        var numbers: [UInt32] = []
        nodeEntry(node).children.appendAll(to: &numbers)
        return numbers.map(NodeID.init(rawValue:))
    }

    /// Whether the setting of the organisation is on.
    public func isOn(_ setting: SettingID) -> Bool {
        settings & setting.mask != 0
    }

    /// Whether the person's own setting is on.
    public func isOn(_ setting: SettingID, for person: PersonID) -> Bool {
        person.index < peopleCount && UInt64(view(person).settings) & setting.mask != 0
    }

    /// The people, in order.
    public var allPeople: [PersonID] {
        (0..<UInt32(peopleCount)).compactMap { number in
            let person = PersonID(index: number)
            return view(person).isKnown ? person : nil
        }
    }

    /// The nodes that are not people, in order, the organisation first.
    public var allNodes: [NodeID] {
        (0..<UInt32(nodesCount)).map(NodeID.init(rawValue:)).filter(isKnownNode)
    }
}

extension Roster {
    @inline(__always)
    func view(_ person: PersonID) -> PersonView {
        PersonView(memory: people.memory(of: person.index), slot: Int(person.index & 63))
    }

    @inline(__always)
    func nodeView(_ node: NodeID) -> NodeView {
        NodeView(memory: nodes.memory(of: node.rawValue), slot: Int(node.rawValue & 63))
    }

    @inline(__always)
    func isKnownNode(_ node: NodeID) -> Bool {
        node.rawValue < nodesCount && nodeView(node).kind != NodeView.removedKind
    }

    func nodeEntry(_ node: NodeID) -> NodePage.Entry {
        let number = node.rawValue & ~NodeID.personBit
        let entries = (node.isPerson ? peopleAsNodes : nodes).page(of: number).entries
        let slot = Int(number & 63)
        return slot < entries.count ? entries[slot] : NodePage.Entry()
    }

    /// Who was given the role on the node, if anybody ever was.
    @inline(__always)
    func holderSet(_ role: UInt16, on node: NodeID) -> IDSet? {
        let number = node.rawValue & ~NodeID.personBit
        guard number < UInt32(node.isPerson ? peopleCount : nodesCount) else { return nil }
        let entries = (node.isPerson ? peopleAsNodes : nodes).page(of: number).entries
        let slot = Int(number & 63)
        guard slot < entries.count else { return nil }
        return entries[slot].holders.first { $0.role == role }?.people
    }
}
