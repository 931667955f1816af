// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

extension Groups {
    /// Where a group can be moved to: places of the kind it lies in, itself and what lies in it left out.
    ///
    /// The organisation is among them where the group can stand at the top of its tree.
    package func destinations(for group: NodeID, by viewer: Viewer) async throws -> [PlaceChoice] {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existingGroup(group)
            _ = try snapshot.permit(.groupEdit, try snapshot.resource(row))
            return try snapshot.destinations(for: row)
        }
    }

    /// Moves a group, with everything that lies in it, into another or, without one, to the top.
    ///
    /// Asks for the right to edit it and to make groups where it goes.
    ///
    /// - Throws: ``Objection`` where it would lie inside itself.
    package func move(_ group: NodeID, into parent: NodeID?, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            let (permit, before) = try amendment.planMove(of: group, into: parent ?? .organisation)
            for old in before { try amendment.take(group, outOf: old, permit) }
            if let parent { try amendment.put(group, into: parent, permit) }
            amendment.record(
                .nodeMoved(node: group.index, outOf: before.map(\.index), into: parent.map { [$0.index] } ?? []),
                permit
            )
        }
    }

    /// What moving a group would change, before it is moved.
    package func previewMove(
        of group: NodeID,
        into parent: NodeID?,
        by viewer: Viewer
    ) async throws -> ChangePreview {
        try await platform.read(by: viewer) { snapshot in
            let (_, before) = try snapshot.planMove(of: group, into: parent ?? .organisation)
            let after = try snapshot.considering { after in
                for old in before { try after.take(group, outOf: old) }
                if let parent { try after.put(group, in: parent) }
            }
            return try snapshot.preview(of: after)
        }
    }
}

extension Snapshot {
    fileprivate func planMove(of group: NodeID, into parent: NodeID) throws -> (permit: Permit, before: [NodeID]) {
        let row = try existingGroup(group)
        let permit = try permit(.groupEdit, try resource(row))
        let (kind, resource) = try container(parent)
        _ = try self.permit(.groupCreate, resource)
        let before = roster.parents(of: group)
        guard before.filter({ $0 != .organisation }) != (parent == .organisation ? [] : [parent]) else {
            throw InvalidInput("place", "It is there already.")
        }
        // A group at the top of its tree lies in the organisation.
        let own = model.kind(row.kind).map { model.kinds[Int($0.index)].kind }
        let fits = kind == own?.parent || (kind == Kind.organisation && own?.parent == row.kind)
        guard fits else { throw InvalidInput("place", "Choose a place where it can go.") }
        return (permit, before)
    }

    fileprivate func destinations(for row: NodeRow) throws -> [PlaceChoice] {
        guard let kind = model.kind(row.kind).map({ model.kinds[Int($0.index)].kind }) else { return [] }
        let parents = roster.parents(of: row.node)
        let isAtTop = parents.allSatisfy { $0 == .organisation }
        let top =
            kind.parent == kind.name && !isAtTop && allows(.groupCreate, Resource(.organisation))
            ? [PlaceChoice(node: .organisation, title: "", kindTitle: title(of: .organisation))] : []
        var seen: Set<NodeID> = []
        return top
            + (try tree(of: [kind.parent]).places).filter { place in
                guard place.node != row.node, !parents.contains(place.node), seen.insert(place.node).inserted else {
                    return false
                }
                return !lies(place.node, inside: row.node) && allows(.groupCreate, Resource(place.node))
            }.map { PlaceChoice(node: $0.node, title: $0.title, kindTitle: $0.kindTitle) }
    }

    private func lies(_ node: NodeID, inside other: NodeID) -> Bool {
        var waiting = [node]
        var seen: Set<NodeID> = []
        while let next = waiting.popLast() {
            if next == other { return true }
            if seen.insert(next).inserted { waiting += roster.parents(of: next) }
        }
        return false
    }
}
