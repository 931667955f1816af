// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Groups of people: teams, class lists, whatever the model calls them, in trees where it has trees.
package struct Groups: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Kinds of groups that the viewer may make inside a node, the organisation or another.
    package func kinds(creatableIn parent: NodeID, by viewer: Viewer) async throws -> [PlaceKind] {
        try await platform.read(by: viewer) { snapshot in
            let (kind, resource) = try snapshot.container(parent)
            _ = try snapshot.permit(.groupCreate, resource)
            return snapshot.groupKinds(inside: kind)
        }
    }

    /// Makes a group inside a node; who makes it becomes what the model says its maker becomes.
    package func create(
        _ title: String,
        kind: String,
        in parent: NodeID,
        by viewer: Viewer
    ) async throws -> NodeID {
        let title = try Title.checked(title, field: "title")
        return try await platform.amend(by: viewer) { amendment in
            let (parentKind, resource) = try amendment.container(parent)
            let permit = try amendment.permit(.groupCreate, resource)
            guard amendment.groupKinds(inside: parentKind).contains(where: { $0.name == kind }) else {
                throw InvalidInput("kind", "Choose what it is to be.")
            }
            return try amendment.addNode(title, kind: kind, in: parent, permit)
        }
    }

    /// Gives a group another title.
    package func rename(_ group: NodeID, to title: String, by viewer: Viewer) async throws {
        let title = try Title.checked(title, field: "title")
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existingGroup(group)
            let permit = try amendment.permit(.groupEdit, try amendment.resource(row))
            try amendment.execute(
                """
                UPDATE node
                SET title = \(title.text), title_key = \(title.key)
                WHERE organisation_id = \(amendment.organisation) AND id = \(group)
                """,
                permit
            )
            amendment.record(.nodeRenamed(node: group.index, before: row.title, after: title.text), permit)
        }
    }

    /// Removes a group in which nothing lies any more; roles held on it end.
    package func remove(_ group: NodeID, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let row = try amendment.existingGroup(group)
            let permit = try amendment.permit(.groupDelete, try amendment.resource(row))
            guard amendment.roster.children(of: group).isEmpty else {
                throw Objection("“\(row.title)” contains other groups", remedy: "move or remove these first")
            }
            try amendment.removeNode(row, permit)
        }
    }
}

extension Snapshot {
    /// A node in which something is to be made: its kind, and itself as the engine is asked about it.
    func container(_ node: NodeID) throws -> (kind: String, resource: Resource) {
        if node == .organisation { return (Kind.organisation, Resource(.organisation)) }
        let row = try existing(node)
        return (row.kind, try resource(row))
    }

    func existingGroup(_ node: NodeID) throws -> NodeRow {
        let row = try existing(node)
        guard place(row).isGroup else { throw NotFound() }
        return row
    }
}
