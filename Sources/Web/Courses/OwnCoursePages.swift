// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// A course in the Learning Portal: reading it, taking it up, saying that one completed it.
struct OwnCoursePages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let course = try await Courses(visit.pages.platform).own(visit.course(), by: signedIn.viewer)
        return try visit.show(OwnCoursePage(visit, signedIn, course, .none))
    }

    func takeUp(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let node = try visit.course()
        try await Courses(visit.pages.platform).takeUp(node, by: signedIn.viewer)
        return visit.redirect(to: Address.ownCourse(signedIn.organisation, node), saying: "The course is yours now.")
    }

    func complete(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (courses, node) = (Courses(visit.pages.platform), try visit.course())
        do {
            try await courses.complete(node, on: try visit.form.completionDay, by: signedIn.viewer)
            return visit.redirect(
                to: Address.ownCourse(signedIn.organisation, node),
                saying: "It is in your record as completed."
            )
        } catch let error as InvalidInput {
            let course = try await courses.own(node, by: signedIn.viewer)
            let page = OwnCoursePage(visit, signedIn, course, Problems(error))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func takeBack(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let node = try visit.course()
        try await Courses(visit.pages.platform).takeBack(node, by: signedIn.viewer)
        return visit.redirect(to: Address.ownCourse(signedIn.organisation, node), saying: "It is current again.")
    }
}

extension Form {
    /// The day that was entered; nothing where none was.
    fileprivate var completionDay: Instant? {
        get throws {
            guard let text = self["day"] else { return nil }
            guard let day = Instant(dayWritten: text) else {
                throw InvalidInput("day", "Enter a day such as 2026-09-30, or leave it empty for today.")
            }
            return day
        }
    }
}

/// A course of the learner's own.
struct OwnCoursePage: Page {
    static let template = "courses/own"

    let frame: Frame
    let state: Tag
    let completed: String?
    let says: String?
    let parts: [CoursePartLine]
    let hasParts: Bool
    /// What there is to know of a course that has not been taken up, or that contains nothing.
    let closed: String?
    let takeUp: String?
    let completion: Completion?
    let takeBack: String?

    /// The form by which one says that one completed it.
    struct Completion: Sendable {
        let action: String
        let day: Field
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ course: OwnCourse, _ problems: Problems) {
        let (organisation, node) = (signedIn.organisation, course.node)
        frame = Frame(visit, course.title, trail: [signedIn.learningPortal], problems: problems)
        state = course.state.tag
        completed = course.completedOn.map { "You completed it on \($0.dayWords)." }
        says = course.says.isEmpty ? nil : course.says
        parts = course.parts.map { CoursePartLine($0, of: node, at: organisation) }
        hasParts = !parts.isEmpty
        let empty = "Nothing has been put into this course yet. Ask whoever assigned it how it is held."
        closed = course.state == .available ? "You see what it contains once you take it up." : hasParts ? nil : empty
        takeUp = course.mayTakeUp ? Address.takeUpCourse(organisation, node) : nil
        completion =
            course.mayComplete
            ? Completion(
                action: Address.completeCourse(organisation, node),
                day: Field(
                    "day",
                    "When did you complete it?",
                    value: problems.all.isEmpty ? "" : visit.form["day"] ?? "",
                    type: .date,
                    hint: "Leave it empty for today.",
                    problems: problems,
                    isRequired: false,
                    width: .short
                )
            ) : nil
        takeBack = course.mayTakeBack ? Address.takeBackCourse(organisation, node) : nil
    }
}
