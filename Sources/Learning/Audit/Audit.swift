// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

extension PermissionName {
    package static let auditView = PermissionName("audit.view")
}

/// The audit trail: who did what to whom, by which right.
package struct Audit: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The entries of the organisation, the newest first.
    package func entries(
        _ filter: AuditFilter = AuditFilter(),
        _ page: Page = Page(),
        by viewer: Viewer
    ) async throws -> Paged<AuditEntry> {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.auditView, Resource(.organisation))
            return try snapshot.entries(filter, page)
        }
    }

    /// All entries of a filter, the oldest first, for a file; that it was taken is an entry itself.
    ///
    /// At most ``exportMaximum``, the oldest of them.
    package func export(_ filter: AuditFilter, by viewer: Viewer) async throws -> [AuditEntry] {
        try await platform.amend(by: viewer) { amendment in
            let permit = try amendment.permit(.auditView, Resource(.organisation))
            let entries = try amendment.entries(where: filter, order: "number", limit: Self.exportMaximum)
            amendment.record(.auditExported(entries: entries.count), permit)
            return entries
        }
    }

    package static let exportMaximum = 100_000
}

/// Which entries are asked for.
package struct AuditFilter: Sendable, Hashable {
    /// The name of an ``ActKind``; nothing: any.
    package var act: String?
    /// Whom it was done by, or to.
    package var person: PersonID?
    /// Words of the name of whom it was done by, or to.
    package var name = ""

    package init(act: String? = nil, person: PersonID? = nil, name: String = "") {
        self.act = act
        self.person = person
        self.name = name
    }
}

/// One entry of the trail, with the names of today.
package struct AuditEntry: Sendable, Hashable {
    package let number: Int64
    package let at: Instant
    /// Who did it; nothing where nobody was signed in, or the operator did.
    package let actorName: String?
    package let actingAsName: String?
    package let act: String
    /// What was done, as a sentence without its subject: "gave Nadia Haddad the role Assessor".
    package let words: String
    /// Why they were allowed to, in plain words: "Centre Manager may give Assessor".
    package let because: String
    /// The same as it was kept: the permission, the roles, and where the role model said so.
    package let reasons: String
    package let hash: String
}

extension Snapshot {
    fileprivate func entries(_ filter: AuditFilter, _ page: Page) throws -> Paged<AuditEntry> {
        let counted = try transaction.row("SELECT COUNT(*) AS total FROM audit_entry WHERE \(condition(filter))")
        let total: Int = try counted?.read("total") ?? 0
        let page = page.nearest(of: total)
        let entries = try entries(where: filter, order: "number DESC", limit: page.size, offset: page.offset)
        return Paged(items: entries, page: page, total: total)
    }

    private func condition(_ filter: AuditFilter) -> SQL {
        var clauses: [SQL] = ["organisation_id = \(organisation)"]
        if let act = filter.act { clauses.append("act = \(act)") }
        if let person = filter.person {
            clauses.append("(actor_id = \(person) OR acting_as_id = \(person) OR about_person_id = \(person))")
        }
        if !filter.name.isEmpty {
            let named: SQL = """
                (SELECT id FROM person
                WHERE organisation_id = \(organisation)
                    AND name_key LIKE \(Title.pattern(finding: filter.name)) ESCAPE '!')
                """
            clauses.append("(actor_id IN \(named) OR acting_as_id IN \(named) OR about_person_id IN \(named))")
        }
        return .joined(clauses, by: " AND ")
    }

    func entries(where filter: AuditFilter, order: SQL, limit: Int, offset: Int = 0) throws -> [AuditEntry] {
        let rows = try transaction.rows(
            """
            SELECT number, at, actor_id, acting_as_id, act, details, reasons, hash
            FROM audit_entry
            WHERE \(condition(filter))
            ORDER BY \(order)
            LIMIT \(limit) OFFSET \(offset)
            """
        )
        let acts = try rows.map { row in
            try JSONDecoder().decode(Act.self, from: Data((try row.read("details") as String).utf8))
        }
        let named = try rows.map { row -> [PersonID] in
            let people: [PersonID?] = [try row.read("actor_id"), try row.read("acting_as_id")]
            return people.compactMap { $0 }
        }
        let names = try names(of: Array(Set(named.flatMap { $0 })))
        let words = try words(for: acts)
        return try zip(rows, words).map { row, words in
            let (actor, other): (PersonID?, PersonID?) = (try row.read("actor_id"), try row.read("acting_as_id"))
            let reasons: String = try row.read("reasons")
            return AuditEntry(
                number: try row.read("number"),
                at: try row.read("at"),
                actorName: actor.flatMap { names[$0] },
                actingAsName: other.flatMap { names[$0] },
                act: try row.read("act"),
                words: words,
                because: because(reasons),
                reasons: reasons,
                hash: try row.read("hash")
            )
        }
    }
}
