// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// Where learning courses are made and handed out, and where they are taken.
extension Address {
    static func courses(_ organisation: String, named search: String = "", page: Int = 1) -> String {
        with(
            "/\(organisation)/courses",
            ["q": search.isEmpty ? nil : search, "page": page == 1 ? nil : String(page)]
        )
    }
    static func newCourse(_ organisation: String) -> String { "/\(organisation)/courses/new" }
    static func course(_ organisation: String, _ course: NodeID) -> String {
        "/\(organisation)/courses/\(course.index)"
    }

    /// A course with some of the people alone who have it.
    static func course(
        _ organisation: String,
        _ course: NodeID,
        _ state: CourseState?,
        named search: String = "",
        page: Int = 1
    ) -> String {
        with(
            self.course(organisation, course),
            [
                "show": state?.rawValue, "q": search.isEmpty ? nil : search, "page": page == 1 ? nil : String(page),
            ]
        )
    }
    static func courseFile(_ organisation: String, _ course: NodeID) -> String {
        self.course(organisation, course) + "/file"
    }
    static func courseEdit(_ organisation: String, _ course: NodeID) -> String {
        self.course(organisation, course) + "/edit"
    }
    static func courseRemoval(_ organisation: String, _ course: NodeID) -> String {
        self.course(organisation, course) + "/removal"
    }
    static func handOut(_ organisation: String, _ course: NodeID, named search: String = "", page: Int = 1) -> String {
        with(
            self.course(organisation, course) + "/hand-out",
            ["q": search.isEmpty ? nil : search, "page": page == 1 ? nil : String(page)]
        )
    }
    /// The same with those ticked who were before, and how.
    static func handOut(_ organisation: String, _ handing: HandingOut, named search: String, page: Int) -> String {
        let address = handOut(organisation, handing.course, named: search, page: page)
        let ticks = handing.people.map { "people=\($0.index)" } + ["as=\(handing.state.rawValue)"]
        return address + (address.contains("?") ? "&" : "?") + ticks.joined(separator: "&")
    }
    static func handOutCheck(_ organisation: String, _ course: NodeID) -> String {
        self.course(organisation, course) + "/hand-out/check"
    }

    static func newCoursePart(_ organisation: String, _ course: NodeID, _ kind: CoursePart.Kind? = nil) -> String {
        with(self.course(organisation, course) + "/parts/new", ["kind": kind?.rawValue])
    }
    static func coursePart(_ organisation: String, _ course: NodeID, _ part: Int64) -> String {
        self.course(organisation, course) + "/parts/\(part)"
    }
    static func coursePartUp(_ organisation: String, _ course: NodeID, _ part: Int64) -> String {
        coursePart(organisation, course, part) + "/up"
    }
    static func coursePartRemoval(_ organisation: String, _ course: NodeID, _ part: Int64) -> String {
        coursePart(organisation, course, part) + "/removal"
    }
    static func coursePartFile(_ organisation: String, _ course: NodeID, _ part: Int64) -> String {
        coursePart(organisation, course, part) + "/file"
    }

    static func ownCourse(_ organisation: String, _ course: NodeID) -> String {
        "/\(organisation)/learning/courses/\(course.index)"
    }
    static func takeUpCourse(_ organisation: String, _ course: NodeID) -> String {
        ownCourse(organisation, course) + "/take-up"
    }
    static func completeCourse(_ organisation: String, _ course: NodeID) -> String {
        ownCourse(organisation, course) + "/complete"
    }
    static func takeBackCourse(_ organisation: String, _ course: NodeID) -> String {
        ownCourse(organisation, course) + "/take-back"
    }
}
