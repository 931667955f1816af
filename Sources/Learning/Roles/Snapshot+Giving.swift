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
                isOrganisationWide: facts.heldOn == [.organisation],
                givesRoles: model.givesRoles(facts.id)
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
    ///
    /// Rows are read some hundreds at a time, until enough are found or none is left.
    func places(for role: RoleID, to person: PersonID, search: String) throws -> [PlaceChoice] {
        var places: [PlaceChoice] = []
        for kind in model.roles[Int(role.index)].heldOn {
            var page = Page(size: Self.rowsAtOnce)
            while places.count < Roles.placesMaximum {
                let rows = try placeRows(of: kind, search: search, page)
                places += rows.filter { $0.node.person != person && allows(giving: role, on: $0.node, to: person) }
                if rows.count < page.size { break }
                page = Page(page.number + 1, size: page.size)
            }
        }
        return Array(places.prefix(Roles.placesMaximum))
    }

    private func placeRows(of kind: KindID, search: String, _ page: Page) throws -> [PlaceChoice] {
        let name = model.kinds[Int(kind.index)].kind.name
        let pattern = Title.pattern(finding: search)
        let rows = try transaction.rows(
            kind == .person
                ? """
                SELECT id, name AS title
                FROM person
                WHERE organisation_id = \(organisation) AND name_key LIKE \(pattern) ESCAPE '!'
                ORDER BY name_key, id
                \(page.clause)
                """
                : """
                SELECT id, title
                FROM node
                WHERE organisation_id = \(organisation) AND kind = \(name) AND removed_at IS NULL
                    AND title_key LIKE \(pattern) ESCAPE '!'
                ORDER BY title_key, id
                \(page.clause)
                """
        )
        return try rows.map { row in
            let node: NodeID
            if kind == .person { node = NodeID(try row.read("id") as PersonID) } else { node = try row.read("id") }
            return PlaceChoice(node: node, title: try row.read("title"), kindTitle: title(of: kind))
        }
    }

    private static var rowsAtOnce: Int { 200 }

    /// The model's word for a kind.
    func title(of kind: KindID) -> String {
        let kind = model.kinds[Int(kind.index)].kind
        return model.model.words[kind.name] ?? kind.title
    }
}
