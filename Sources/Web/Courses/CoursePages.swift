// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// The learning courses of an organisation, for those who look after them.
struct CoursePages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let search = visit.courseSearch
        let page = Learning.Page(visit.query.number("page") ?? 1, size: CoursesPage.size)
        let (courses, mayCreate) = try await Courses(visit.pages.platform)
            .list(named: search, page, by: signedIn.viewer)
        return try visit.show(CoursesPage(visit, signedIn, courses, search, mayCreate: mayCreate))
    }

    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        try await Courses(visit.pages.platform).demandCreating(by: signedIn.viewer)
        return try visit.show(CourseFormPage(visit, signedIn, nil, .none))
    }

    func create(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        do {
            let course = try await Courses(visit.pages.platform)
                .create(
                    visit.form["title"] ?? "",
                    says: visit.form["says"] ?? "",
                    form: visit.formWord,
                    by: signedIn.viewer
                )
            return visit.redirect(
                to: Address.course(signedIn.organisation, course),
                saying: "The course is made. Say next what it contains."
            )
        } catch let error as InvalidInput {
            let page = CourseFormPage(visit, signedIn, nil, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        let details = try await courses.details(node, by: signedIn.viewer)
        let filter = CoursePage.Filter(
            state: visit.query["show"].flatMap(CourseState.init),
            search: visit.courseSearch
        )
        let page = Learning.Page(visit.query.number("page") ?? 1, size: CoursePage.size)
        let takers =
            details.maySeePeople
            ? try await courses.takers(of: node, in: filter.state, named: filter.search, page, by: signedIn.viewer)
            : nil
        return try visit.show(CoursePage(visit, signedIn, details, takers, filter))
    }

    func askEdit(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await Courses(visit.pages.platform)
            .details(visit.course(), for: .courseEdit, by: signedIn.viewer)
        return try visit.show(CourseFormPage(visit, signedIn, details, .none))
    }

    func edit(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        do {
            let (title, says) = (visit.form["title"] ?? "", visit.form["says"] ?? "")
            let seen = visit.form["seen"] ?? ""
            try await courses.edit(node, title: title, says: says, seen: seen, by: signedIn.viewer)
            return visit.redirect(to: Address.course(signedIn.organisation, node), saying: "Saved.")
        } catch let error as InvalidInput {
            let details = try await courses.details(node, for: .courseEdit, by: signedIn.viewer)
            let page = CourseFormPage(visit, signedIn, details, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let now = try await courses.details(node, for: .courseEdit, by: signedIn.viewer)
            let present = Meanwhile(objection, ["What is it called?": now.title, "What is it about?": now.says])
            return try visit.show(CourseFormPage(visit, signedIn, now, .none, present), status: .conflict)
        }
    }

    func askRemoval(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let details = try await Courses(visit.pages.platform)
            .details(visit.course(), for: .courseDelete, by: signedIn.viewer)
        return try visit.show(CourseRemovalPage(visit, signedIn, details))
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        let title = try await courses.details(node, for: .courseDelete, by: signedIn.viewer).title
        try await courses.remove(node, by: signedIn.viewer)
        return visit.redirect(to: Address.courses(signedIn.organisation), saying: "“\(title)” is removed.")
    }

    /// Who has a course, and who completed it, as a file.
    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        let state = visit.form["show"].flatMap(CourseState.init)
        let search = String((visit.form["q"] ?? "").prefix(200))
        let title = try await courses.details(node, for: .courseView, by: signedIn.viewer).title
        var rows: [[String]] = []
        var (page, pages) = (1, 1)
        while page <= pages, rows.count < TableFile.rowsMaximum {
            let some = try await courses.takers(
                of: node,
                in: state,
                named: search,
                Learning.Page(page, size: 200),
                by: signedIn.viewer
            )
            rows += some.items.map { taker in
                [taker.name, taker.state.words, taker.completedOn?.dayWords ?? "", taker.holding?.datesWords ?? ""]
            }
            (page, pages) = (page + 1, (some.total + 199) / 200)
        }
        try await People(visit.pages.platform).noteExport(of: title, rows: rows.count, by: signedIn.viewer)
        let heads = ["Name", "State", "Completed", "Has it"]
        let file = try await TableFile.write(title, heads, rows, as: visit.chosenFormat)
        return visit.download(file, as: "course-\(signedIn.organisation)-\(node.index)")
    }
}

extension Visit {
    /// The course in the address.
    ///
    /// - Throws: `Problem.notFound` where it is no number that a place could have.
    func course() throws -> NodeID {
        guard let index = UInt32(exactly: try number("course")), index > 0, index < 1 << 26 else {
            throw Problem.notFound([])
        }
        return NodeID(index: index)
    }

    /// What a list is searched for.
    var courseSearch: String { String((query["q"] ?? "").prefix(200)) }
}

extension CourseState {
    /// In a word, as a table says it.
    var words: String { rawValue.capitalisedFirst }

    var tag: Tag {
        switch self {
        case .current: Tag(words, .special)
        case .available: Tag(words, .waiting)
        case .completed: Tag(words, .good)
        }
    }
}
