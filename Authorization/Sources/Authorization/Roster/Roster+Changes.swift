// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Why a change to a roster is refused.
///
/// Nothing is changed then.
public enum RosterError: Error, Hashable, Sendable {
    case unknownPerson(PersonID)
    case unknownNode(NodeID)
    case unknownRole(RoleID)
    /// The role is not held on nodes of that kind.
    case wrongKind(RoleID, KindID)
    /// A node of the one kind does not lie in a node of the other.
    case wrongContainment(KindID, in: KindID)
    /// The node would lie inside itself.
    case cycle(NodeID)
    /// The kind lies in one node at a time.
    case alreadyLies(NodeID, in: NodeID)
    case notThere
    /// More people or nodes than the engine numbers.
    case tooMany
}

extension Roster {
    /// Takes a new person in.
    public mutating func addPerson(active: Bool = true) throws(RosterError) -> PersonID {
        guard peopleCount < PersonID.countMaximum else { throw .tooMany }
        let person = PersonID(index: UInt32(peopleCount))
        peopleCount += 1
        let settings = model.personSettingsByDefault
        change(person) { $0 = PersonPage.Entry(isKnown: true, isActive: active, settings: settings) }
        return person
    }

    /// Makes a person active or not; who is not keeps what they hold, and it has no effect.
    public mutating func setActive(_ isActive: Bool, _ person: PersonID) throws(RosterError) {
        guard isKnown(person) else { throw .unknownPerson(person) }
        change(person) { $0.isActive = isActive }
    }

    /// Turns a setting of the organisation on or off.
    public mutating func turn(_ setting: SettingID, on isOn: Bool) {
        settings = isOn ? settings | setting.mask : settings & ~setting.mask
        revision += 1
    }

    /// Turns a person's own setting on or off.
    public mutating func turn(_ setting: SettingID, on isOn: Bool, for person: PersonID) throws(RosterError) {
        guard isKnown(person) else { throw .unknownPerson(person) }
        let mask = UInt16(truncatingIfNeeded: setting.mask)
        change(person) { $0.settings = isOn ? $0.settings | mask : $0.settings & ~mask }
    }

    /// Writes down that a person holds a role.
    ///
    /// The same holding twice is one holding.
    public mutating func give(_ holding: Holding) throws(RosterError) {
        guard isKnown(holding.person) else { throw .unknownPerson(holding.person) }
        guard exists(holding.node) else { throw .unknownNode(holding.node) }
        guard Int(holding.role.index) < model.roles.count else { throw .unknownRole(holding.role) }
        let kind = kind(of: holding.node)
        guard model[holding.role].heldOn.contains(kind) else { throw .wrongKind(holding.role, kind) }
        let page = people.memory(of: holding.person.index)
        guard !holding.needsDetail || PersonPage.counts(of: page).words < PersonPage.detailsMaximum else {
            throw .tooMany
        }
        var isNew = false
        change(holding.person) { entry in
            guard !entry.holdings.contains(holding) else { return }
            isNew = true
            let place = entry.holdings.firstIndex { Self.order(holding, before: $0) } ?? entry.holdings.count
            entry.holdings.insert(holding, at: place)
        }
        guard isNew else { return }
        changeHolders(of: holding.role, on: holding.node) { holders in
            holders.people.insert(holding.person.index)
            if holding.isDated { holders.isDated = true }
        }
    }

    /// Removes a holding as if it had never been.
    ///
    /// To end one and keep it, replace it by one with an end.
    public mutating func remove(_ holding: Holding) throws(RosterError) {
        guard isKnown(holding.person) else { throw .unknownPerson(holding.person) }
        guard holdings(of: holding.person).contains(holding) else { throw .notThere }
        var isLast = false
        change(holding.person) { entry in
            entry.holdings.removeAll { $0 == holding }
            isLast = !entry.holdings.contains { $0.role == holding.role && $0.node == holding.node }
        }
        guard isLast else { return }
        changeHolders(of: holding.role, on: holding.node) { $0.people.remove(holding.person.index) }
    }

    /// Ends a person's holdings of a role on a node: what is current ends now, what is to come is removed.
    public mutating func end(
        _ role: RoleID,
        on node: NodeID,
        of person: PersonID,
        at time: Instant
    ) throws(RosterError) {
        let ending = holdings(of: person).filter { $0.role == role && $0.node == node && time < $0.until }
        guard !ending.isEmpty else { throw .notThere }
        var changed = self
        for holding in ending {
            try changed.remove(holding)
            guard holding.from < time else { continue }
            var ended = holding
            ended.until = time
            try changed.give(ended)
        }
        self = changed
    }

    static func order(_ left: Holding, before right: Holding) -> Bool {
        (left.node, left.role, left.from) < (right.node, right.role, right.from)
    }

    /// Rewrites one person's facts: the page of 64 that they stand in, and the way to it.
    mutating func change(_ person: PersonID, _ body: (inout PersonPage.Entry) -> Void) {
        let page = people.memory(of: person.index)
        let slot = Int(person.index & 63)
        var entry = PersonView(memory: page, slot: slot).entry(of: person)
        body(&entry)
        let changed = PersonPage(page, replacing: slot, with: entry)
        people.replacePage(of: person.index, with: changed)
        revision += 1
    }

    private mutating func changeHolders(of role: RoleID, on node: NodeID, _ body: (inout NodePage.Holders) -> Void) {
        change(node) { entry in
            if let index = entry.holders.firstIndex(where: { $0.role == role.index }) {
                body(&entry.holders[index])
            } else {
                var holders = NodePage.Holders(role: role.index, people: .none)
                body(&holders)
                entry.holders.append(holders)
            }
        }
    }

    /// Rewrites one node's facts: the page of 64 that they stand in, and the way to it.
    mutating func change(_ node: NodeID, _ body: (inout NodePage.Entry) -> Void) {
        let number = node.rawValue & ~NodeID.personBit
        let table = node.isPerson ? peopleAsNodes : nodes
        var entry = nodeEntry(node)
        body(&entry)
        let page = table.page(of: number).replacing(Int(number & 63), with: entry)
        if node.isPerson {
            peopleAsNodes.replacePage(of: number, with: page)
        } else {
            nodes.replacePage(of: number, with: page)
        }
        revision += 1
    }
}
