// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Learning

/// The Tracking System: what is to be done in a centre, and what it counts (H-13, H-19).
extension Sitemap {
    static var tracking: [Route] {
        let (home, index, lists) = (TrackingPages(), ReportsPages(), ReportListPages())
        let path = "/{organisation}/tracking"
        let (enrolments, progress) = (path + "/reports/enrolments/people", path + "/reports/progress/people")
        return [
            .inside(.get, path, anyReport, answer: home.show),
            .inside(.get, path + "/reports", anyReport, answer: index.show),
            .inside(.get, enrolments, ReportKind.enrolments.need, answer: lists.enrolments),
            .inside(.post, enrolments + "/file", ReportKind.enrolments.need, answer: lists.enrolmentsFile),
            .inside(.get, progress, ReportKind.progress.need, answer: lists.progress),
            .inside(.post, progress + "/file", ReportKind.progress.need, answer: lists.progressFile),
        ] + saved(path + "/saved") + ReportKind.allCases.flatMap { reports($0, at: path + "/reports/" + $0.rawValue) }
    }

    /// Whoever keeps reports looks after them, also when they may not read them any more.
    private static func saved(_ path: String) -> [Route] {
        let saved = SavedReportPages()
        return [
            .inside(.get, path, answer: saved.list),
            .inside(.get, path + "/new", anyReport, answer: saved.new),
            .inside(.post, path + "/new", anyReport, answer: saved.save),
            .inside(.get, path + "/{saved}", answer: saved.show),
            .inside(.post, path + "/{saved}", answer: saved.change),
            .inside(.post, path + "/{saved}/removal", answer: saved.remove),
        ]
    }

    private static func reports(_ kind: ReportKind, at path: String) -> [Route] {
        let pages = ReportPages(kind: kind)
        return [
            .inside(.get, path, kind.need, answer: pages.show),
            .inside(.post, path + "/file", kind.need, answer: pages.file),
        ]
    }

    /// The rights of which each opens some report.
    static var anyReport: [String] { Set(ReportKind.allCases.map(\.permission.name)).sorted() }
}

extension ReportKind {
    fileprivate var need: [String] { [permission.name] }
}
