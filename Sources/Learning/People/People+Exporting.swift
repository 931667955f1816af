// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

extension People {
    /// Everyone whom the list shows the viewer under a filter, for a file; that it was taken is written down.
    ///
    /// At most ``TableFile/rowsMaximum`` of them, and how many there are.
    package func export(
        _ filter: PeopleFilter = PeopleFilter(),
        by viewer: Viewer
    ) async throws -> (people: [PersonSummary], total: Int) {
        let found = try await platform.read(by: viewer) { snapshot in
            let scope = snapshot.scope(.personView)
            guard !scope.isNothing else {
                _ = try snapshot.permit(.personView, Resource(.organisation))
                return (people: [PersonSummary](), total: 0)
            }
            return try snapshot.everyone(in: scope, filter, atMost: TableFile.rowsMaximum)
        }
        // Reading takes a while and keeps nobody waiting; the entry takes a moment.
        try await noteExport(of: "people", rows: found.people.count, by: viewer)
        return found
    }

    /// Writes down that a list was taken as a file, which its reader saw already.
    package func noteExport(of list: String, rows: Int, by viewer: Viewer) async throws {
        try await platform.amend(by: viewer) { amendment in
            amendment.record(.listExported(list: list, rows: rows), .rule("the list that they see"))
        }
    }
}

extension Snapshot {
    /// The people of a scope by name, with what they hold read for many at once.
    fileprivate func everyone(
        in scope: Scope,
        _ filter: PeopleFilter,
        atMost maximum: Int
    ) throws -> (people: [PersonSummary], total: Int) {
        let rows = try peopleRows(in: scope, filter, Page(), clause: "LIMIT \(maximum)")
        var people: [PersonSummary] = []
        people.reserveCapacity(rows.items.count)
        for begin in stride(from: 0, to: rows.items.count, by: 1_000) {
            let some = rows.items[begin..<min(begin + 1_000, rows.items.count)]
            let held = try holdings(ofMany: some.map(\.id))
            let answers = try profileAnswers(of: some.map(\.id))
            people += some.map { row in
                var summary = PersonSummary(
                    id: row.id,
                    name: row.name,
                    isActive: row.isActive,
                    email: maySeeProfile(of: row.id) ? row.email : nil,
                    roles: held[row.id] ?? []
                )
                summary.answers = maySeeProfile(of: row.id) ? answers[row.id] ?? [:] : [:]
                return summary
            }
        }
        return (people, rows.total)
    }

    /// What people were given and hold now, as far as the viewer may know.
    private func holdings(ofMany people: [PersonID]) throws -> [PersonID: [HoldingSummary]] {
        let rows = try transaction.rows(
            """
            SELECT \(HoldingRow.columns)
            FROM holding
            WHERE organisation_id = \(organisation) AND (until_at IS NULL OR until_at > \(now))
                AND person_id \(in: people.map { Int64($0.index) })
            ORDER BY id DESC
            """
        ).map(HoldingRow.init).filter { row in
            guard let holding = row.holding(in: model) else { return false }
            return holding.isCurrent(at: now) && maySee(holding)
        }
        return Dictionary(grouping: try summaries(of: rows), by: \.person)
    }
}
