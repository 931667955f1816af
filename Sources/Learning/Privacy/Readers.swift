// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

extension PermissionName {
    package static let studentDataSeeReaders = PermissionName("student-data.see-readers")
}

/// Who looked at whose page, or at what they did on a Step: noted once a day for each reader, and told to whom it is about.
package struct Readers: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Notes that the viewer looks at somebody's page, which they may.
    package func note(_ person: PersonID, by viewer: Viewer) async throws {
        try await note([person], by: viewer) { snapshot in _ = try snapshot.permit(.personView, Resource(person)) }
    }

    /// Notes that the viewer looks at what learners did on Steps, which they may, whether or not they see their pages.
    package func note(_ records: [(learner: PersonID, step: NodeID)], by viewer: Viewer) async throws {
        try await note(Set(records.map(\.learner)), by: viewer) { snapshot in
            for record in records {
                _ = try snapshot.permit(.answerView, snapshot.onStep(record.step, of: record.learner))
            }
        }
    }

    /// Notes it of each once a day, and never of oneself: the second look of a day only reads.
    private func note(
        _ people: Set<PersonID>,
        by viewer: Viewer,
        _ demand: @escaping @Sendable (Snapshot) throws -> Void
    ) async throws {
        guard let reader = viewer.person else { return }
        let others = people.filter { $0 != reader }
        let day = platform.clock().seconds / 86_400
        guard !others.isEmpty else { return }
        let noted = try await platform.read(by: viewer) { snapshot in
            try demand(snapshot)
            return try snapshot.transaction.rows(
                """
                SELECT person_id
                FROM page_view
                WHERE organisation_id = \(snapshot.organisation) AND viewer_id = \(reader) AND day = \(day)
                    AND person_id \(in: others.map { Int64($0.index) })
                """
            ).map { try $0.read("person_id") as PersonID }
        }
        let new = others.subtracting(noted)
        if new.isEmpty { return }
        try await platform.note(by: viewer) { noting in
            try demand(noting)
            for person in new.sorted() {
                try noting.execute(
                    """
                    INSERT INTO page_view (organisation_id, person_id, viewer_id, day)
                    VALUES (\(noting.organisation), \(person), \(reader), \(day))
                    ON CONFLICT (organisation_id, person_id, viewer_id, day) DO NOTHING
                    """
                )
            }
        }
    }

    /// Who looked at the viewer's own page, the latest first.
    package func own(_ page: Page = Page(), by viewer: Viewer) async throws -> Paged<PageView> {
        try await platform.read(by: viewer) { snapshot in
            let (person, _) = try snapshot.permitOwnAccount()
            return try snapshot.pageViews(of: person, page)
        }
    }

    /// Who looked at somebody else's page, for those to whom the model shows it (U-40).
    package func list(of person: PersonID, _ page: Page = Page(), by viewer: Viewer) async throws -> ReadersOfPage {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existing(person)
            _ = try snapshot.permit(.studentDataSeeReaders, Resource(person))
            return ReadersOfPage(person: row.id, name: row.name, views: try snapshot.pageViews(of: person, page))
        }
    }
}

/// That somebody looked at a page on some day.
package struct PageView: Sendable, Hashable {
    package let day: Instant
    /// The reader's name, or where one may not see them what they are: "a Centre Administrator".
    package let reader: String
}

/// Who looked at somebody's page.
package struct ReadersOfPage: Sendable {
    package let person: PersonID
    package let name: String
    package let views: Paged<PageView>
}

extension Snapshot {
    func pageViews(of person: PersonID, _ page: Page) throws -> Paged<PageView> {
        let row = try transaction.row(
            "SELECT COUNT(*) AS total FROM page_view WHERE organisation_id = \(organisation) AND person_id = \(person)"
        )
        let views = try pageViews(of: person, page.size, page.offset)
        return Paged(items: views, page: page, total: try row?.read("total") ?? 0)
    }

    func pageViews(of person: PersonID, _ limit: Int, _ offset: Int) throws -> [PageView] {
        let rows = try transaction.rows(
            """
            SELECT viewer_id, day
            FROM page_view
            WHERE organisation_id = \(organisation) AND person_id = \(person)
            ORDER BY day DESC, viewer_id
            LIMIT \(limit) OFFSET \(offset)
            """
        )
        let readers = Set(try rows.map { try $0.read("viewer_id") as PersonID })
        let seen = readers.filter { $0 == viewer.person || allows(.personView, Resource($0)) }
        let names = try names(of: Array(seen))
        return try rows.map { row in
            let reader: PersonID = try row.read("viewer_id")
            let day = Instant(seconds: try row.read("day") as Int64 * 86_400)
            return PageView(day: day, reader: names[reader] ?? roleWords(of: reader))
        }
    }

    /// What somebody is, for whoever may not know who: titles of their roles, without places.
    private func roleWords(of person: PersonID) -> String {
        let held = roster.holdings(of: person).filter { $0.isCurrent(at: now) }
        let titles = Set(held.map { title(of: $0.role, on: $0.node) }).sorted()
        guard let first = titles.first else { return "somebody who has no role any more" }
        return "somebody who is " + (titles.count == 1 ? first : "\(first) and \(titles.count - 1) more")
    }
}
