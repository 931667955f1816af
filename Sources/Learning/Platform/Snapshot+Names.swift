// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage
import Synchronization

extension Snapshot {
    /// Words made with the names of people and nodes, which are read from the database as they are needed.
    ///
    /// The words are made twice: once to learn which names they have, and again with these.
    package func named<Result>(_ words: (Names) -> Result) throws -> Result {
        let wanted = Wanted()
        let file = state.modelName + ".yaml"
        _ = words(
            Names(
                person: { wanted.note($0) },
                node: { wanted.note($0) },
                line: { "\(file):\($0)" }
            )
        )
        let people = try names(of: wanted.people.sorted())
        let nodes = try titles(of: wanted.nodes.sorted())
        return words(
            Names(
                person: { people[$0] ?? "somebody" },
                node: { nodes[$0] ?? "somewhere" },
                line: { "\(file):\($0)" }
            )
        )
    }

    /// The names of some people, whoever asks.
    package func names(of people: [PersonID]) throws -> [PersonID: String] {
        guard !people.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT id, name
            FROM person
            WHERE organisation_id = \(organisation) AND id \(in: people.map { Int64($0.index) })
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.read("id"), try $0.read("name")) })
    }

    /// The titles of some nodes that are not people, whoever asks.
    package func titles(of nodes: [NodeID]) throws -> [NodeID: String] {
        guard !nodes.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT id, title
            FROM node
            WHERE organisation_id = \(organisation) AND id \(in: nodes.map { Int64($0.index) })
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.read("id"), try $0.read("title")) })
    }
}

/// Whose names were asked for.
private final class Wanted: Sendable {
    private let noted = Mutex<(people: Set<PersonID>, nodes: Set<NodeID>)>((people: [], nodes: []))

    var people: Set<PersonID> { noted.withLock { $0.people } }
    var nodes: Set<NodeID> { noted.withLock { $0.nodes } }

    func note(_ person: PersonID) -> String {
        noted.withLock { _ = $0.people.insert(person) }
        return ""
    }

    func note(_ node: NodeID) -> String {
        noted.withLock { _ = $0.nodes.insert(node) }
        return ""
    }
}
