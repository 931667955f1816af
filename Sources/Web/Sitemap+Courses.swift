// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// Learning courses: made, offered and assigned, and taken in the Learning Portal.
extension Sitemap {
    static var courses: [Route] {
        let (pages, handOut) = (CoursePages(), HandOutPages())
        let (list, course) = ("/{organisation}/courses", "/{organisation}/courses/{course}")
        return [
            .inside(.get, list, "course.create", "course.edit", "course.delete", answer: pages.list),
            .inside(.get, list + "/new", "course.create", answer: pages.ask),
            .inside(.post, list + "/new", "course.create", answer: pages.create),
            .inside(.get, course, "course.view", answer: pages.show),
            .inside(.post, course + "/file", "learning-record.view", answer: pages.file),
            .inside(.get, course + "/edit", "course.edit", answer: pages.askEdit),
            .inside(.post, course + "/edit", "course.edit", answer: pages.edit),
            .inside(.get, course + "/removal", "course.delete", answer: pages.askRemoval),
            .inside(.post, course + "/removal", "course.delete", answer: pages.remove),
            .inside(.get, course + "/hand-out", "course.view", answer: handOut.show),
            .inside(.post, course + "/hand-out/check", "course.view", answer: handOut.check),
            .inside(.post, course + "/hand-out", "course.view", answer: handOut.handOut),
        ] + parts(of: course) + own
    }

    private static func parts(of course: String) -> [Route] {
        let parts = CoursePartPages()
        let part = course + "/parts/{part}"
        let bytes = EvidenceFiles.bytesAtOnceMaximum
        return [
            .inside(.get, course + "/parts/new", "course.edit", answer: parts.ask),
            .inside(.post, course + "/parts/new", "course.edit", answer: parts.add).takingFiles(bytesMaximum: bytes),
            .inside(.get, part, "course.edit", answer: parts.show),
            .inside(.post, part, "course.edit", answer: parts.change).takingFiles(bytesMaximum: bytes),
            .inside(.post, part + "/up", "course.edit", answer: parts.moveUp),
            .inside(.post, part + "/removal", "course.edit", answer: parts.remove),
            .inside(.get, part + "/file", "course.follow", "course.edit", answer: parts.file),
        ]
    }

    private static var own: [Route] {
        let (pages, path) = (OwnCoursePages(), "/{organisation}/learning/courses/{course}")
        return [
            .inside(.get, path, "course.view", answer: pages.show),
            .inside(.post, path + "/take-up", "course.join", answer: pages.takeUp),
            .inside(.post, path + "/complete", "course.follow", answer: pages.complete),
            .inside(.post, path + "/take-back", "course.follow", answer: pages.takeBack),
        ]
    }
}
