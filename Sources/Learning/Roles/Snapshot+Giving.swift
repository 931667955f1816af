// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension Snapshot {
    /// Roles that the viewer may give somewhere, in the order of the model.
    func givableRoles() -> [RoleChoice] {
        model.roles.filter { facts in
            model.model.role(named: facts.name) != nil && !scope(.give(facts.name)).isNothing
        }.map { facts in
            RoleChoice(
                name: facts.name,
                title: facts.role.title,
                says: facts.role.says,
                heldOn: facts.heldOn.map { model.kinds[Int($0.index)].kind.title },
                isOrganisationWide: facts.heldOn == [.organisation]
            )
        }
    }

    /// Stops whoever may give no role at all.
    func demandGiver() throws {
        guard !givableRoles().isEmpty else {
            let ended = try endedLately { [self] time in
                model.permissions.contains { permission in
                    permission.gives != nil
                        && !authorizer.which(viewer.principal, may: permission.id, at: time).isNothing
                }
            }
            throw Refused(
                permission: "give",
                sentences: ["No. None of your roles gives roles to others."] + ended,
                references: []
            )
        }
    }

    /// Places on which the viewer may give a role to somebody, by title; at most so many.
    func places(for role: RoleID, to person: PersonID, search: String) throws -> [PlaceChoice] {
        let kinds = model.roles[Int(role.index)].heldOn
        var places: [PlaceChoice] = []
        for kind in kinds where kind != .person {
            let rows = try transaction.rows(
                """
                SELECT id, title
                FROM node
                WHERE organisation_id = \(organisation) AND kind = \(model.kinds[Int(kind.index)].kind.name)
                    AND removed_at IS NULL AND title_key LIKE \(Title.pattern(finding: search)) ESCAPE '!'
                ORDER BY title_key, id
                """
            )
            for row in rows where places.count < Self.placesMaximum {
                let node: NodeID = try row.read("id")
                guard allows(giving: role, on: node, to: person) else { continue }
                places.append(PlaceChoice(node: node, title: try row.read("title"), kindTitle: title(of: kind)))
            }
        }
        guard kinds.contains(.person) else { return places }
        let people = try peopleRows(nil, PeopleFilter(search: search), Page(size: Self.placesMaximum))
        return places
            + people.items.filter { $0.id != person && allows(giving: role, on: NodeID($0.id), to: person) }
            .map { PlaceChoice(node: NodeID($0.id), title: $0.name, kindTitle: title(of: .person)) }
    }

    private static var placesMaximum: Int { 200 }

    /// The model's word for a kind.
    func title(of kind: KindID) -> String {
        let kind = model.kinds[Int(kind.index)].kind
        return model.model.words[kind.name] ?? kind.title
    }
}
