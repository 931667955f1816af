// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Organisations
import Storage

/// What the operator does about support: on the command line, and on a page that the command line opens.
///
/// The operator is nobody of an organisation, so the engine is not asked; what is done stands in the trail as the
/// operator's, and beside each answer the name that the operator gives.
package struct SupportDesk: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The requests of an organisation: those first that wait for an answer, the oldest of them first.
    package func list(
        _ state: SupportState? = nil,
        _ page: Page = Page(),
        of organisation: OrganisationID
    ) async throws -> Paged<SupportSummary> {
        try await platform.database.read { transaction in
            var condition: SQL = "support_request.organisation_id = \(organisation)"
            if let state { condition += " AND support_request.state = \(state)" }
            let counted = try transaction.row("SELECT COUNT(*) AS total FROM support_request WHERE \(condition)")
            let total: Int = try counted?.read("total") ?? 0
            let page = page.nearest(of: total)
            let rows = try transaction.rows(
                """
                SELECT \(SupportSummary.columns)
                FROM \(SupportSummary.tables)
                WHERE \(condition)
                ORDER BY CASE support_request.state WHEN 'open' THEN 0 WHEN 'answered' THEN 1 ELSE 2 END,
                    support_request.changed_at, support_request.id
                \(page.clause)
                """
            )
            return Paged(items: try rows.map(SupportSummary.init), page: page, total: total)
        }
    }

    /// - Throws: ``Objection`` where there is no such request.
    package func details(_ id: Int64, of organisation: OrganisationID) async throws -> SupportRequest {
        try await platform.database.read { transaction in
            let summary = try transaction.requestAtDesk(id, of: organisation)
            let messages = try transaction.supportMessages(of: summary, in: organisation)
            return SupportRequest(summary: summary, messages: messages)
        }
    }

    /// A file that somebody sent with a request.
    package func file(_ id: Int64, of organisation: OrganisationID) async throws -> (name: String, file: StoredFile) {
        try await platform.database.read { transaction in
            guard let found = try transaction.supportFile(id, of: organisation) else {
                throw Objection("there is no file \(id)", remedy: "look at the request again")
            }
            return found.file
        }
    }

    /// Answers a request; whoever asked is told.
    ///
    /// - Throws: ``InvalidInput`` for the fields `name` and `text`, ``Objection`` where the request is closed.
    package func answer(
        _ id: Int64,
        saying text: String,
        as name: String,
        in organisation: OrganisationID
    ) async throws {
        let name = try Title.checked(name, field: "name").text
        let text = try WrittenText.checked(text, field: "text", needed: "Write an answer.")
        try await platform.amend(by: Viewer(.visitor, in: organisation)) { amendment in
            let request = try amendment.transaction.unclosedRequest(id, of: organisation)
            try amendment.say(text, .replied, in: id, as: name, [], .operator)
            try amendment.turn(id, to: .answered, .operator)
            amendment.record(.supportAnswered(request: id, person: request.asker.index), .operator)
            try amendment.tell(request.asker, .supportAnswered(request: id))
        }
    }

    /// Closes a request, with some last words if need be; whoever asked is told, and can open it again.
    package func close(
        _ id: Int64,
        saying text: String = "",
        as name: String,
        in organisation: OrganisationID
    ) async throws {
        let name = try Title.checked(name, field: "name").text
        let text = try WrittenText.checked(text, field: "text")
        try await platform.amend(by: Viewer(.visitor, in: organisation)) { amendment in
            let request = try amendment.transaction.unclosedRequest(id, of: organisation)
            try amendment.say(text, .closed, in: id, as: name, [], .operator)
            try amendment.turn(id, to: .closed, .operator)
            amendment.record(.supportClosed(request: id, person: request.asker.index), .operator)
            try amendment.tell(request.asker, .supportClosed(request: id))
        }
    }
}

extension ReadTransaction {
    fileprivate func requestAtDesk(_ id: Int64, of organisation: OrganisationID) throws -> SupportSummary {
        guard let request = try supportRequest(id, of: organisation) else {
            throw Objection("there is no request \(id)", remedy: "look at the list")
        }
        return request
    }

    fileprivate func unclosedRequest(_ id: Int64, of organisation: OrganisationID) throws -> SupportSummary {
        let request = try requestAtDesk(id, of: organisation)
        guard request.state != .closed else {
            throw Objection("request \(id) is closed", remedy: "only whoever asked opens it again")
        }
        return request
    }
}
