// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Foundation
import Storage

extension Batches {
    /// A batch of the viewer's own, with a page of its rows; nobody else sees it.
    package func details(
        _ batch: Int64,
        _ outcome: BatchOutcome? = nil,
        _ page: Page = Page(),
        by viewer: Viewer
    ) async throws -> (batch: BatchSummary, rows: Paged<BatchRow>) {
        try await platform.read(by: viewer) { snapshot in
            (try snapshot.batch(batch), try snapshot.batchRows(of: batch, outcome, page))
        }
    }

    /// Groups that the viewer may move people into, by title.
    package func groups(by viewer: Viewer) async throws -> [PlaceChoice] {
        try await platform.read(by: viewer) { snapshot in
            try snapshot.demandActingOnMany()
            return try snapshot.groupsToMoveInto()
        }
    }
}

/// Something done to many at once, and how far it is.
package struct BatchSummary: Sendable, Hashable {
    package let id: Int64
    /// Such as "Give the role Assessor".
    package let words: String
    package let madeAt: Instant
    package let counts: [BatchOutcome: Int]
    package let waitingCount: Int
    /// Whether it is about learners and their Steps, and no other roles.
    package let isOfSteps: Bool
    /// Whether something of it can be undone and was not yet.
    package let mayUndo: Bool
}

extension Snapshot {
    /// Whether the viewer may give some role, deactivate or invite somebody.
    var mayActOnMany: Bool {
        !scope(.personDeactivate).isNothing || !scope(.personRegister).isNothing || !givableRoles().isEmpty
    }

    func demandActingOnMany() throws {
        if !mayActOnMany { _ = try permit(.personDeactivate, Resource(.organisation)) }
    }

    /// A batch that the viewer made.
    func batch(_ id: Int64) throws -> BatchSummary {
        let row = try transaction.row(
            """
            SELECT act, made_at, undoes, (
                SELECT MIN(undoing.id) FROM batch AS undoing
                WHERE undoing.organisation_id = \(organisation) AND undoing.undoes = \(id)
            ) AS undone
            FROM batch
            WHERE organisation_id = \(organisation) AND id = \(id) AND made_by = \(viewer.person)
            """
        )
        guard let row else { throw NotFound() }
        let rows = try transaction.rows(
            """
            SELECT outcome, COUNT(*) AS total
            FROM batch_row
            WHERE organisation_id = \(organisation) AND batch_id = \(id)
            GROUP BY outcome
            """
        )
        var (counts, waiting): ([BatchOutcome: Int], Int) = ([:], 0)
        for row in rows {
            let outcome: String? = try row.read("outcome")
            if let outcome = outcome.flatMap(BatchOutcome.init) {
                counts[outcome] = try row.read("total")
            } else {
                waiting = try row.read("total")
            }
        }
        let (undoes, undone): (Int64?, Int64?) = (try row.read("undoes"), try row.read("undone"))
        let record = try JSONDecoder().decode(BatchAct.Record.self, from: Data((try row.read("act") as String).utf8))
        let act = BatchAct(record)
        return BatchSummary(
            id: id,
            words: try act.map { try words(for: $0) } ?? "Undo what was done to many",
            madeAt: try row.read("made_at"),
            counts: counts,
            waitingCount: waiting,
            isOfSteps: act?.isOfSteps ?? false,
            mayUndo: undoes == nil && undone == nil && waiting == 0 && (counts[.done] ?? 0) > 0
                && act?.canBeUndone == true
        )
    }

    fileprivate func batchRows(of batch: Int64, _ outcome: BatchOutcome?, _ page: Page) throws -> Paged<BatchRow> {
        let ofOutcome: SQL = outcome.map { " AND outcome = \($0.rawValue)" } ?? ""
        let condition: SQL = "organisation_id = \(organisation) AND batch_id = \(batch)\(ofOutcome)"
        let counted = try transaction.row("SELECT COUNT(*) AS total FROM batch_row WHERE \(condition)")
        let rows = try transaction.rows(
            """
            SELECT person_id, outcome, reason
            FROM batch_row
            WHERE \(condition)
            ORDER BY position
            \(page.clause)
            """
        )
        let names = try batchNames(of: rows.map { try $0.read("person_id") })
        let items = try rows.map { row in
            let person: PersonID = try row.read("person_id")
            return BatchRow(
                person: person,
                name: names[person] ?? "somebody whom you may not see",
                outcome: (try row.read("outcome") as String?).flatMap(BatchOutcome.init),
                reason: try row.read("reason"),
                maySeePerson: allows(.personView, Resource(person))
            )
        }
        return Paged(items: items, page: page, total: try counted?.read("total") ?? 0)
    }

    /// The names of those whom the viewer sees, and for who gives some role of everyone active, whom giving finds.
    func batchNames(of people: [PersonID]) throws -> [PersonID: String] {
        let gives = !givableRoles().isEmpty
        return try names(of: people.filter { (gives && roster.isActive($0)) || allows(.personView, Resource($0)) })
    }

    /// What an act does, as a heading.
    func words(for act: BatchAct) throws -> String {
        func role(_ name: String, _ node: NodeID, _ names: Names) -> String {
            guard let role = model.role(name), roster.exists(node) else { return name }
            let title = title(of: role, on: node)
            return node == .organisation ? title : "\(title) of \(names.title(of: node))"
        }
        return try named { names in
            switch act {
            case .give(let name, let node): "Give the role \(role(name, node, names))"
            case .end(let name, let node): "End the role \(role(name, node, names))"
            case .move(let group): "Move to \(names.title(of: group))"
            case .deactivate: "Deactivate"
            case .invite: "Send an invitation"
            case .enrol(_, let node, let day):
                "Enrol on \(names.title(of: node))" + (day.map { ", to be completed by \($0.dayWords)" } ?? "")
            case .moveVersion(let step): "Move to the published version of \(names.title(of: step))"
            }
        }
    }

    func peopleIDs(_ filter: PeopleFilter, _ page: Page) throws -> Paged<PersonID> {
        let scope = scope(.personView)
        guard !scope.isNothing else { return .empty(page) }
        let ids = scope.isEveryone ? nil : authorizer.people(in: scope, at: now)
        return try peopleRows(ids, filter, page).map(\.id)
    }

    fileprivate func groupsToMoveInto() throws -> [PlaceChoice] {
        var groups: [(node: NodeID, kind: KindID)] = []
        for kind in model.kinds where kind.id != .organisation && kind.id != .person {
            guard let role = kind.memberRole else { continue }
            let name = PermissionName.give(model.roles[Int(role.index)].name)
            let nodes = authorizer.nodes(in: scope(name), of: kind.id, at: now)
            groups += nodes.map { ($0, kind.id) }
        }
        let titles = try titles(of: groups.map(\.node))
        return groups.compactMap { group in
            titles[group.node].map {
                PlaceChoice(node: group.node, title: $0, kindTitle: title(of: group.kind))
            }
        }.sorted { (Title.key(of: $0.title), $0.node.index) < (Title.key(of: $1.title), $1.node.index) }
    }
}
