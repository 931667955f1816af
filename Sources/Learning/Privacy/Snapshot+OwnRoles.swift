// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// The parts of somebody's file about what they may do, and what is shown to them.
extension Snapshot {
    func roles(of person: PersonID) throws -> OwnData.Section {
        let rows = try ownHoldings(where: "(person_id = \(person) OR stands_in_for = \(person))")
        return try section(.roles, rows, of: person)
    }

    func rolesOver(_ person: PersonID) throws -> OwnData.Section {
        try section(.rolesOver, try ownHoldings(where: "over_person_id = \(person)"), of: person)
    }

    func rolesGiven(by person: PersonID) throws -> OwnData.Section {
        let rows = try ownHoldings(where: "(given_by = \(person) OR ended_by = \(person)) AND person_id <> \(person)")
        return try section(.rolesGiven, rows, of: person)
    }

    private func ownHoldings(where condition: SQL) throws -> [HoldingRow] {
        try transaction.rows(
            """
            SELECT \(HoldingRow.columns)
            FROM holding
            WHERE organisation_id = \(organisation) AND \(condition)
            ORDER BY id DESC
            \(ownRows)
            """
        ).map(HoldingRow.init)
    }

    private func section(
        _ heading: OwnData.Heading,
        _ rows: [HoldingRow],
        of reader: PersonID
    ) throws -> OwnData.Section {
        let people = rows.flatMap { [$0.person, $0.givenBy, $0.standsInFor, $0.node.person] }
        let told = try toldNames(of: people, reader)
        let seen = try seenNodes(among: Set(rows.map(\.node)))
        let titles = try titles(of: Array(Set(rows.map(\.node).filter { $0.person == nil })))
        return OwnData.Section(
            heading,
            ["Who", "Role", "Where", "From", "Until", "Given by", "Stands in for"],
            rows.map { row in
                // One's own roles are one's own to know, with their places.
                let isKnown = row.person == reader || row.node.person == reader || seen.contains(row.node)
                let place =
                    row.node.person.map { told($0) } ?? (row.node == .organisation ? "" : titles[row.node] ?? "")
                return [
                    told(row.person), title(of: row), isKnown ? place : "a place that you may not see",
                    row.from?.fileText ?? "", row.until?.fileText ?? "", told(row.givenBy), told(row.standsInFor),
                ]
            }
        )
    }

    /// The title of a role, or its name where the model no longer has it.
    private func title(of row: HoldingRow) -> String {
        row.holding(in: model).map { title(of: $0.role, on: $0.node) } ?? row.role
    }

    func settings(of person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT name, is_on, from_at, turned_by
            FROM person_setting_turn
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY from_revision DESC
            \(ownRows)
            """
        )
        let told = try toldNames(of: rows.map { try $0.read("turned_by") }, person)
        return OwnData.Section(
            .settings,
            ["Setting", "On", "From", "By"],
            try rows.map { row in
                [
                    try row.read("name"), try row.read("is_on") as Bool ? "yes" : "no",
                    (try row.read("from_at") as Instant).fileText, told(try row.read("turned_by")),
                ]
            }
        )
    }

    func whatIsShown(to person: PersonID) throws -> OwnData.Section {
        let rows = try transaction.rows(
            """
            SELECT node.title, node.kind, audience.from_at, audience.until_at
            FROM audience
            JOIN node ON node.organisation_id = audience.organisation_id AND node.id = audience.node_id
            WHERE audience.organisation_id = \(organisation) AND audience.shown_to_person_id = \(person)
            ORDER BY audience.id
            \(ownRows)
            """
        )
        return OwnData.Section(
            .shown,
            ["What", "Kind", "From", "Until"],
            try rows.map { row in
                [
                    try row.read("title"), try row.read("kind"), (try row.read("from_at") as Instant).fileText,
                    (try row.read("until_at") as Instant?)?.fileText ?? "",
                ]
            }
        )
    }
}
