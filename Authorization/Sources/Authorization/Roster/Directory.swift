// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// Names of people and nodes, and the numbers the engine has for them.
///
/// A convenience for programs whose own identifiers are strings. A value: keep it beside the roster that its numbers
/// belong to. Bring names into one Unicode form (NFC) before they come here.
public struct Directory: Sendable {
    private var people = NameIndex()
    private var nodes = NameIndex()
    private var peopleIDs: [PersonID] = []
    private var nodeIDs: [NodeID] = []

    public init() {}

    /// Gives a person a name; answers false if somebody has it already.
    @discardableResult
    public mutating func add(_ person: PersonID, as name: String) -> Bool {
        guard people.append(name) else { return false }
        peopleIDs.append(person)
        return true
    }

    /// Gives a node a name; answers false if another has it already.
    @discardableResult
    public mutating func add(_ node: NodeID, as name: String) -> Bool {
        guard nodes.append(name) else { return false }
        nodeIDs.append(node)
        return true
    }

    /// The person of that name.
    public func person(_ name: String) -> PersonID? { people[name].map { peopleIDs[$0] } }

    /// The node of that name.
    public func node(_ name: String) -> NodeID? { nodes[name].map { nodeIDs[$0] } }
}
