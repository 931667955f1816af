// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// The courses that somebody looks after, and how many have each.
struct CoursesPage: Page {
    static let template = "courses/list"
    static let size = 30

    let frame: Frame
    let newCourse: String?
    let address: String
    let search: String
    let courses: [Line]
    let hasCourses: Bool
    let pagination: Pagination?
    let nobody: EmptyState?

    /// One course.
    struct Line: Sendable {
        let title: String
        let courseAddress: String
        let current: String
        let available: String
        let completed: String
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ list: Paged<CourseSummary>,
        _ search: String,
        mayCreate: Bool
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, signedIn.words.courses)
        newCourse = mayCreate ? Address.newCourse(organisation) : nil
        address = Address.courses(organisation)
        self.search = search
        courses = list.items.map { course in
            Line(
                title: course.title,
                courseAddress: Address.course(organisation, course.node),
                current: String(course.counts[.current] ?? 0),
                available: String(course.counts[.available] ?? 0),
                completed: String(course.counts[.completed] ?? 0)
            )
        }
        hasCourses = !courses.isEmpty
        pagination = Pagination(list) { Address.courses(organisation, named: search, page: $0) }
        let found = EmptyState(
            "No course is found",
            says: "Try a part of the title.",
            action: Frame.Place("Show all", at: address)
        )
        let none = EmptyState(
            "There are no courses yet",
            says: "Make one, say what it contains, and assign it or offer it to learners.",
            icon: "book"
        )
        nobody = hasCourses ? nil : search.isEmpty ? none : found
    }
}
