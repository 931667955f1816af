// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// One thing that happens to an organisation.
public enum WorldChange: Sendable, Hashable {
    case addPerson(World.Person)
    case addNode(World.Node)
    case removeNode(String)
    case give(World.Holding)
    case remove(World.Holding)
    case put(String, in: String)
    case take(String, outOf: String)
    /// Into that node, or out of every node.
    case move(String, to: String?)
    case setActive(String, Bool)
    case turn(String, Bool)
    case turnOwn(String, Bool, of: String)
}

extension World {
    /// Lets it happen.
    public mutating func apply(_ change: WorldChange) {
        switch change {
        case .addPerson(let person): people.append(person)
        case .addNode(let node): nodes.append(node)
        case .removeNode(let name): nodes.removeAll { $0.name == name }
        case .give(let holding): if !holdings.contains(holding) { holdings.append(holding) }
        case .remove(let holding): holdings.removeAll { $0 == holding }
        case .put(let name, let parent): changeParents(of: name) { $0.append(parent) }
        case .take(let name, let parent): changeParents(of: name) { $0.removeAll { $0 == parent } }
        case .move(let name, let parent): changeParents(of: name) { $0 = parent.map { [$0] } ?? [] }
        case .setActive(let name, let isActive): changePerson(name) { $0.isActive = isActive }
        case .turn(let setting, let isOn): settings[setting] = isOn
        case .turnOwn(let setting, let isOn, let name): changePerson(name) { $0.settings[setting] = isOn }
        }
    }

    private mutating func changeParents(of name: String, _ change: (inout [String]) -> Void) {
        guard let index = nodes.firstIndex(where: { $0.name == name }) else { return }
        change(&nodes[index].parents)
    }

    private mutating func changePerson(_ name: String, _ change: (inout Person) -> Void) {
        guard let index = people.firstIndex(where: { $0.name == name }) else { return }
        change(&people[index])
    }
}
