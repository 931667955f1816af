// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// Who may see and write what in the support area.
extension Snapshot {
    /// The kinds that the viewer may open a request of, as themselves.
    var openableSupport: [SupportKind] {
        guard viewer.oneself != nil else { return [] }
        return SupportKind.allCases.filter { allows($0.opening, Resource(.organisation)) }
    }

    /// Whether there is a support area for the viewer.
    var hasSupport: Bool { !openableSupport.isEmpty || !scope(.supportView).isNothing }

    /// - Throws: ``NotFound`` for whom support is not there at all: of what they may not know nothing is explained.
    func demandSupport() throws {
        guard hasSupport else { throw NotFound() }
    }

    /// Who opens a request of a kind, and by which right.
    ///
    /// - Throws: ``NotFound`` for whom support is not there, ``Refused`` where it is for requests of the other kind.
    func permitOpening(_ kind: SupportKind) throws -> (asker: PersonID, permit: Permit) {
        try demandSupport()
        let permit = try permit(kind.opening, Resource(.organisation))
        guard let asker = viewer.oneself else { throw Refused.askingAsAnother }
        return (asker, permit)
    }

    /// A request that the viewer asked themselves, and the right to open one like it.
    ///
    /// - Throws: ``NotFound`` where they may not see it, ``Refused`` where somebody else asked it.
    func permitWriting(in id: Int64) throws -> (request: SupportSummary, permit: Permit) {
        let request = try seenRequest(id)
        guard viewer.oneself == request.asker else {
            throw Refused(
                permission: request.kind.opening.name,
                sentences: ["No. Only \(request.askerName), who asked it, writes in this request."],
                references: []
            )
        }
        return (request, try permit(request.kind.opening, Resource(.organisation)))
    }

    /// A request, where the viewer may see it.
    func seenRequest(_ id: Int64) throws -> SupportSummary {
        guard let request = try transaction.supportRequest(id, of: organisation) else { throw NotFound() }
        _ = try permit(.supportView, resource(ofSupport: request.kind, by: request.asker))
        return request
    }

    /// What the engine is asked about a request: it lies in the organisation, belongs to who asked, and says its kind.
    func resource(ofSupport kind: SupportKind, by asker: PersonID) -> Resource {
        Resource(in: .organisation, owner: asker, flags: model.flagSet(kind == .technical ? ["technical"] : []))
    }

    func supportRequests(_ filter: SupportFilter, _ page: Page) throws -> Paged<SupportSummary> {
        let condition = try condition(filter)
        let counted = try transaction.row("SELECT COUNT(*) AS total FROM support_request WHERE \(condition)")
        let total: Int = try counted?.read("total") ?? 0
        let page = page.nearest(of: total)
        let rows = try transaction.rows(
            """
            SELECT \(SupportSummary.columns)
            FROM \(SupportSummary.tables)
            WHERE \(condition)
            ORDER BY support_request.changed_at DESC, support_request.id DESC
            \(page.clause)
            """
        )
        return Paged(items: try rows.map(SupportSummary.init), page: page, total: total)
    }

    private func condition(_ filter: SupportFilter) throws -> SQL {
        var clauses: [SQL] = ["support_request.organisation_id = \(organisation)", try seenSupport()]
        if let state = filter.state { clauses.append("support_request.state = \(state)") }
        if filter.isOwn { clauses.append("support_request.person_id = \(viewer.subject)") }
        if !filter.search.isEmpty {
            let pattern = Title.pattern(finding: filter.search)
            clauses.append(
                """
                (support_request.subject_key LIKE \(pattern) ESCAPE '!' OR EXISTS (
                    SELECT 1 FROM support_message
                    WHERE support_message.organisation_id = support_request.organisation_id
                        AND support_message.request_id = support_request.id
                        AND support_message.body_key LIKE \(pattern) ESCAPE '!'
                ))
                """
            )
        }
        return SQL.joined(clauses, by: " AND ")
    }

    /// The requests of the viewer's scope as a clause: of each kind by those askers of whom the engine says yes.
    private func seenSupport() throws -> SQL {
        let scope = scope(.supportView)
        guard !scope.isNothing else { return "1 = 0" }
        let rows = try transaction.rows(
            "SELECT DISTINCT person_id, kind FROM support_request WHERE organisation_id = \(organisation)"
        )
        var seen: [SupportKind: [Int64]] = [:]
        for row in rows {
            let (asker, kind): (PersonID, SupportKind) = (try row.read("person_id"), try row.read("kind"))
            guard authorizer.contains(scope, resource(ofSupport: kind, by: asker), at: now) else { continue }
            seen[kind, default: []].append(Int64(asker.index))
        }
        guard !seen.isEmpty else { return "1 = 0" }
        let clauses = seen.map { kind, askers -> SQL in
            "(support_request.kind = \(kind) AND support_request.person_id \(in: askers))"
        }
        return "(\(SQL.joined(clauses, by: " OR ")))"
    }

    /// What was said about a request, whoever asks: it was looked at before whether they may see it.
    func supportMessages(of request: SupportSummary) throws -> [SupportMessage] {
        try transaction.supportMessages(of: request, in: organisation)
    }
}

extension Refused {
    /// Whoever acts as another asks nothing in their name.
    fileprivate static let askingAsAnother = Refused(
        permission: PermissionName.supportOpenOther.name,
        sentences: ["No. While you act as somebody else you ask nothing in their name."],
        references: []
    )
}
