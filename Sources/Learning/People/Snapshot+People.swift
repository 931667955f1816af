// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// A person's row.
struct PersonRow: Sendable {
    var id: PersonID
    var name: String
    var email: String?
    var createdAt: Instant
    var isActive: Bool
    var isErased: Bool
    /// What their photo hashes to, if there is one.
    var photo: String?

    init(_ row: Row) throws {
        id = try row.read("id")
        name = try row.read("name")
        email = try row.read("email")
        createdAt = try row.read("created_at")
        let inactive: PersonID? = try row.read("inactive")
        isActive = inactive == nil
        let erased: PersonID? = try row.read("erased")
        isErased = erased != nil
        photo = try row.read("photo")
    }

    static let columns: SQL = """
        person.id, person.name, person.created_at, account.email, deactivation.person_id AS inactive,
            erasure.person_id AS erased,
            photo.digest AS photo
        """
    static let tables: SQL = """
        person
        LEFT JOIN account
            ON account.organisation_id = person.organisation_id AND account.person_id = person.id
        LEFT JOIN deactivation
            ON deactivation.organisation_id = person.organisation_id
            AND deactivation.person_id = person.id
            AND deactivation.until_at IS NULL
        LEFT JOIN erasure
            ON erasure.organisation_id = person.organisation_id AND erasure.person_id = person.id
        LEFT JOIN file AS photo
            ON photo.organisation_id = person.organisation_id AND photo.person_id = person.id
            AND photo.purpose = 'small-photo'
        """
}

extension Snapshot {
    /// The people of a scope by name, a page of them, and how many there are.
    func people(in scope: Scope, _ filter: PeopleFilter, _ page: Page) throws -> Paged<PersonSummary> {
        try peopleRows(in: scope, filter, page, clause: page.clause).map { try summary(of: $0) }
    }

    /// The rows of a scope by name, and how many there are.
    func peopleRows(
        in scope: Scope,
        _ filter: PeopleFilter,
        _ page: Page,
        clause: SQL
    ) throws -> Paged<PersonRow> {
        try peopleRows(scope.isEveryone ? nil : authorizer.people(in: scope, at: now), filter, page, clause: clause)
    }

    /// Some people, or everyone, by name.
    func peopleRows(
        _ ids: [PersonID]?,
        _ filter: PeopleFilter,
        _ page: Page,
        clause: SQL? = nil
    ) throws -> Paged<PersonRow> {
        var clauses: [SQL] = ["person.organisation_id = \(organisation)"]
        if let ids { clauses.append("person.id \(in: ids.map { Int64($0.index) })") }
        if !filter.search.isEmpty {
            clauses.append("person.name_key LIKE \(Title.pattern(finding: filter.search)) ESCAPE '!'")
        }
        switch filter.status {
        case .active: clauses.append("deactivation.person_id IS NULL")
        case .inactive: clauses.append("deactivation.person_id IS NOT NULL")
        case .all: break
        }
        let condition = SQL.joined(clauses, by: " AND ")
        let counted = try transaction.row("SELECT COUNT(*) AS total FROM \(PersonRow.tables) WHERE \(condition)")
        let total: Int = try counted?.read("total") ?? 0
        let page = page.nearest(of: total)
        let rows = try transaction.rows(
            """
            SELECT \(PersonRow.columns)
            FROM \(PersonRow.tables)
            WHERE \(condition)
            ORDER BY person.name_key, person.id
            \(clause ?? page.clause)
            """
        )
        return Paged(items: try rows.map(PersonRow.init), page: page, total: total)
    }

    /// A person, whoever asks.
    ///
    /// - Throws: ``NotFound`` where there is none of that number.
    func existing(_ person: PersonID) throws -> PersonRow {
        let row = try transaction.row(
            """
            SELECT \(PersonRow.columns)
            FROM \(PersonRow.tables)
            WHERE person.organisation_id = \(organisation) AND person.id = \(person)
            """
        )
        guard let row else { throw NotFound() }
        return try PersonRow(row)
    }

    /// A person who was not erased, whoever asks: of who was, nothing is changed any more.
    ///
    /// - Throws: ``NotFound``, or ``Objection`` where they were erased.
    func existingUnerased(_ person: PersonID) throws -> PersonRow {
        let row = try existing(person)
        guard !row.isErased else {
            throw Objection("\(row.name) was erased, and nothing of that can be undone", remedy: "register them anew")
        }
        return row
    }

    func summary(of row: PersonRow) throws -> PersonSummary {
        let holdings = try holdings(of: row.id, onlyCurrent: true)
        return PersonSummary(
            id: row.id,
            name: row.name,
            isActive: row.isActive,
            email: maySeeProfile(of: row.id) ? row.email : nil,
            roles: holdings,
            photo: row.photo
        )
    }

    func maySeeProfile(of person: PersonID) -> Bool {
        viewer.oneself == person || allows(.personViewProfile, Resource(person))
            || allows(.personEditProfile, Resource(person)) || allows(.personEditSignIn, Resource(person))
    }
}
