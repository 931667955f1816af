// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
import Storage

/// Learning courses that a centre makes, offers and assigns (H-19).
///
/// A course is a node, taking one is a holding, and what it contains is thin: texts, links and files.
package struct Courses: Sendable {
    let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// The courses that the viewer looks after, by title.
    ///
    /// - Throws: ``Refused`` for who looks after none and may make none.
    package func list(
        named search: String = "",
        _ page: Page,
        by viewer: Viewer
    ) async throws -> (courses: Paged<CourseSummary>, mayCreate: Bool) {
        try await platform.read(by: viewer) { snapshot in
            guard !snapshot.model.kindsOfGivenCourses.isEmpty else { throw NotFound() }
            if !snapshot.looksAfterCourses { _ = try snapshot.permit(.courseCreate, Resource(.organisation)) }
            return (try snapshot.courses(named: search, page), snapshot.mayCreateCourses)
        }
    }

    /// Stops whoever may make no course, before they write one.
    package func demandCreating(by viewer: Viewer) async throws {
        try await platform.read(by: viewer) { snapshot in
            _ = try snapshot.permit(.courseCreate, Resource(.organisation))
            guard !snapshot.creatableCourses.isEmpty else { throw NotFound() }
        }
    }

    /// One course, for who looks after it.
    ///
    /// A page on which something is about to be done asks for the right to do that.
    package func details(
        _ course: NodeID,
        for purpose: PermissionName = .courseView,
        by viewer: Viewer
    ) async throws -> CourseDetails {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existingCourse(course)
            let resource = try snapshot.resource(row)
            _ = try snapshot.permit(purpose, resource)
            let handOut = snapshot.handingOut(row)
            let mayEdit = snapshot.allows(.courseEdit, resource)
            let mayRemove = snapshot.allows(.courseDelete, resource)
            let maySeePeople = snapshot.allows(.learningRecordView, Resource(in: course))
            // Who takes it has a page of their own.
            guard mayEdit || mayRemove || maySeePeople || !handOut.isEmpty else {
                _ = try snapshot.permit(.courseEdit, resource)
                throw NotFound()
            }
            return CourseDetails(
                node: course,
                title: row.title,
                says: try snapshot.description(of: course),
                parts: mayEdit || snapshot.allows(.courseFollow, resource) ? try snapshot.parts(of: course) : [],
                mayEdit: mayEdit,
                mayRemove: mayRemove,
                mayHandOut: handOut,
                maySeePeople: maySeePeople
            )
        }
    }

    /// Who has a course, and who completed it, by name.
    package func takers(
        of course: NodeID,
        in state: CourseState? = nil,
        named search: String = "",
        _ page: Page,
        by viewer: Viewer
    ) async throws -> Paged<CourseTaker> {
        try await platform.read(by: viewer) { snapshot in
            let row = try snapshot.existingCourse(course)
            _ = try snapshot.permit(.learningRecordView, Resource(in: course))
            return try snapshot.takers(of: row, in: state, named: search, page)
        }
    }
}

extension Snapshot {
    /// Whether there are courses of which the viewer looks after some, or may make one.
    var looksAfterCourses: Bool {
        guard !model.kindsOfGivenCourses.isEmpty else { return false }
        return mayCreateCourses || !scope(.courseEdit).isNothing || !scope(.courseDelete).isNothing
    }

    fileprivate var mayCreateCourses: Bool {
        !creatableCourses.isEmpty && allows(.courseCreate, Resource(.organisation))
    }

    /// The kinds of courses that lie in the organisation itself, where a new one goes.
    var creatableCourses: [KindID] {
        model.kindsOfGivenCourses.filter { model.kinds[Int($0.index)].kind.parent == Kind.organisation }
    }

    /// A course that is given to people one by one.
    ///
    /// - Throws: ``NotFound`` where it is something else.
    func existingCourse(_ node: NodeID) throws -> NodeRow {
        let row = try existing(node)
        guard let kind = model.kind(row.kind), model.kindsOfGivenCourses.contains(kind) else { throw NotFound() }
        return row
    }

    /// The role of a course for whoever takes it, or was offered it.
    func role(_ state: CourseState, of row: NodeRow) -> RoleID? {
        guard let kind = model.kind(row.kind) else { return nil }
        switch state {
        case .current: return model.role(following: kind)
        case .available: return model.role(offered: kind)
        case .completed: return nil
        }
    }

    /// Whether a holding is that somebody was offered a course; other roles on it have nothing to do with that.
    func isOffer(_ held: HoldingRow, of row: NodeRow) -> Bool {
        held.node == row.node && role(.available, of: row).map { model.roles[Int($0.index)].name } == held.role
    }

    /// As what the viewer may hand a course out.
    func handingOut(_ row: NodeRow) -> [CourseState] {
        CourseState.allCases.filter { state in
            role(state, of: row).map { allows(giving: $0, on: row.node) } ?? false
        }
    }

    fileprivate func courses(named search: String, _ page: Page) throws -> Paged<CourseSummary> {
        let rows = try courseRows(named: search).filter { row in
            let resource = try resource(row)
            return allows(.courseEdit, resource) || allows(.courseDelete, resource)
        }
        let page = page.nearest(of: rows.count)
        let shown = Array(rows.dropFirst(page.offset).prefix(page.size))
        return Paged(
            items: try shown.map { CourseSummary(node: $0.node, title: $0.title, counts: try counts(of: $0)) },
            page: page,
            total: rows.count
        )
    }

    private func courseRows(named search: String) throws -> [NodeRow] {
        let kinds = model.kindsOfGivenCourses.map { model.kinds[Int($0.index)].kind.name }
        return try transaction.rows(
            """
            SELECT \(NodeRow.columns)
            FROM node
            WHERE organisation_id = \(organisation) AND kind \(in: kinds) AND removed_at IS NULL
                AND title_key LIKE \(Title.pattern(finding: search)) ESCAPE '!'
            ORDER BY title_key, id
            """
        ).map(NodeRow.init)
    }

    private func counts(of row: NodeRow) throws -> [CourseState: Int] {
        guard allows(.learningRecordView, Resource(in: row.node)) else { return [:] }
        return try states(of: row).values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
