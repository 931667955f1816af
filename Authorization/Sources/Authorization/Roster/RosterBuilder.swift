// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Loads an organisation at once: collects people, nodes and holdings, then lays them out in one pass.
///
/// For the first million it is many times faster than changing a roster step by step, and the result is the same.
public struct RosterBuilder {
    let model: CompiledModel
    var active: [UInt64] = []
    var settings: [UInt16] = []
    var peopleCount = 0
    var nodes: [NodePage.Entry] = [NodePage.Entry()]
    /// Who holds, and what: node and role as in a ``HoldingWord``, with the number of the details in the low bits.
    var holders: [UInt32] = []
    var words: [UInt64] = []
    var details: [Holding] = []
    var organisationSettings: UInt64

    public init(_ model: CompiledModel) {
        self.model = model
        organisationSettings = Roster(model).settings
    }

    /// Makes room, where it is known how many are to come.
    public mutating func reserve(people: Int, nodes: Int, holdings: Int) {
        active.reserveCapacity(people / 64 + 1)
        settings.reserveCapacity(people)
        self.nodes.reserveCapacity(nodes)
        holders.reserveCapacity(holdings)
        words.reserveCapacity(holdings)
    }

    /// Takes a new person in, as ``Roster/addPerson(active:)`` does.
    public mutating func addPerson(active isActive: Bool = true) throws(RosterError) -> PersonID {
        guard peopleCount < PersonID.countMaximum else { throw .tooMany }
        if peopleCount & 63 == 0 { active.append(0) }
        if isActive { active[peopleCount >> 6] |= 1 << UInt64(peopleCount & 63) }
        settings.append(model.personSettingsByDefault)
        peopleCount += 1
        return PersonID(index: UInt32(peopleCount - 1))
    }

    /// Makes a node inside others, which were made before.
    public mutating func addNode(_ kind: KindID, in parents: [NodeID] = []) throws(RosterError) -> NodeID {
        guard nodes.count < NodeID.countMaximum else { throw .tooMany }
        let node = NodeID(rawValue: UInt32(nodes.count))
        guard Int(kind.index) < model.kinds.count, kind != .organisation, kind != .person else {
            throw .wrongContainment(kind, in: .organisation)
        }
        let above = Array(Set(parents.filter { $0 != .organisation })).sorted()
        for parent in above {
            guard parent.rawValue < UInt32(nodes.count) else { throw .unknownNode(parent) }
            let parentKind = nodes[Int(parent.rawValue)].kind
            guard parentKind == model[kind].parent else { throw .wrongContainment(kind, in: parentKind) }
        }
        guard above.count <= 1 || model[kind].kind.several else { throw .alreadyLies(node, in: above[0]) }
        nodes.append(NodePage.Entry(kind: kind, parents: above))
        return node
    }

    /// Writes down that a person holds a role.
    public mutating func give(_ holding: Holding) throws(RosterError) {
        guard holding.person.index < peopleCount else { throw .unknownPerson(holding.person) }
        guard Int(holding.role.index) < model.roles.count else { throw .unknownRole(holding.role) }
        let kind: KindID
        if let person = holding.node.person {
            guard person.index < peopleCount else { throw .unknownNode(holding.node) }
            kind = .person
        } else {
            guard holding.node.rawValue < UInt32(nodes.count) else { throw .unknownNode(holding.node) }
            kind = nodes[Int(holding.node.rawValue)].kind
        }
        guard model.roles[Int(holding.role.index)].heldOn.contains(kind) else { throw .wrongKind(holding.role, kind) }
        var detail: UInt64 = 0
        if holding.needsDetail {
            guard details.count < 1 << 26 - 1 else { throw .tooMany }
            details.append(holding)
            detail = UInt64(details.count)
        }
        holders.append(holding.person.index)
        words.append(HoldingWord(node: holding.node, role: holding.role).bits | detail)
    }

    /// Turns a setting of the organisation on or off.
    public mutating func turn(_ setting: SettingID, on isOn: Bool) {
        organisationSettings = isOn ? organisationSettings | setting.mask : organisationSettings & ~setting.mask
    }

    /// Turns a person's own setting on or off.
    public mutating func turn(_ setting: SettingID, on isOn: Bool, for person: PersonID) throws(RosterError) {
        guard person.index < peopleCount else { throw .unknownPerson(person) }
        let mask = UInt16(truncatingIfNeeded: setting.mask)
        let index = Int(person.index)
        settings[index] = isOn ? settings[index] | mask : settings[index] & ~mask
    }
}
