// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Organisations
import Storage

/// Choosing everybody of a group, to do the same for all of them.
extension Groups {
    /// As many people of a group as something is done for at once.
    package static let chosenMaximum = 1_000

    /// The groups by which the viewer may choose people: those that they may see, and not only as they are in them.
    ///
    /// Who sees nobody's groups has none, and is not told that there are any (H-10).
    package func choices(by viewer: Viewer) async throws -> [PlaceChoice] {
        try await platform.read(by: viewer) { snapshot in
            let kinds = snapshot.placeKinds.filter(\.isGroup).map(\.name)
            guard kinds.contains(where: { !snapshot.scope(snapshot.viewing($0)).isNothing }) else { return [] }
            return try snapshot.visibleRows(of: kinds).filter { row in
                snapshot.allows(snapshot.viewing(row.kind), try snapshot.resource(row))
            }.map { row in
                PlaceChoice(node: row.node, title: row.title, kindTitle: snapshot.place(row).kindTitle)
            }
        }
    }

    /// Who is in a group, as far as the viewer may know, by name; who is inactive is left out.
    ///
    /// - Throws: ``Objection`` where there are more than something is done for at once.
    package func members(of group: NodeID, by viewer: Viewer) async throws -> [NamedPerson] {
        try await platform.read(by: viewer) { try $0.named($0.chosenMembers(of: group)) }
    }
}

extension Snapshot {
    /// Who is in a group now, as far as the viewer may know.
    func chosenMembers(of group: NodeID) throws -> [PersonID] {
        let row = try existingGroup(group)
        _ = try permit(viewing(row.kind), try resource(row))
        guard let role = model.kinds[Int(roster.kind(of: group).index)].memberRole else { return [] }
        let members = roster.holders(of: role, on: group).filter { person in
            roster.isActive(person)
                && roster.holdings(of: person).contains {
                    $0.role == role && $0.node == group && $0.isCurrent(at: now) && maySee($0)
                }
        }
        guard members.count <= Groups.chosenMaximum else {
            throw Objection(
                "“\(row.title)” has \(members.count) people, and \(Groups.chosenMaximum) are the most at once",
                remedy: "make smaller groups, or choose people by name"
            )
        }
        return members
    }
}
