// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// The names behind two reports, a page at a time and as files: those that the reader may see.
struct ReportListPages: Sendable {
    func enrolments(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: EnrolmentsPage.size)
        let filter = try ReportFilter(visit.query)
        let list = try await Reports(visit.pages.platform).enrolments(filter, page, by: signedIn.viewer)
        return try visit.show(EnrolmentsPage(visit, signedIn, list))
    }

    func progress(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let page = Learning.Page(visit.query.number("page") ?? 1, size: LearnerProgressPage.size)
        let filter = try ReportFilter(visit.query)
        let list = try await Reports(visit.pages.platform).progress(filter, page, by: signedIn.viewer)
        return try visit.show(LearnerProgressPage(visit, signedIn, list))
    }

    func enrolmentsFile(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reports = Reports(visit.pages.platform)
        let filter = try ReportFilter(visit.form)
        let rows = try await everything { page in
            try await reports.enrolments(filter, page, by: signedIn.viewer).page
        }.map { line in
            [line.personName, line.stepTitle, line.from.dayWords, line.giverWords, Tag(line.state).word]
        }
        return try await file(
            visit,
            signedIn,
            "Enrolments",
            ["Name", signedIn.words.step, "Enrolled from", "By whom", "State"],
            rows
        )
    }

    func progressFile(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reports = Reports(visit.pages.platform)
        let filter = try ReportFilter(visit.form)
        let rows = try await everything { page in
            try await reports.progress(filter, page, by: signedIn.viewer).page
        }.flatMap { learner in
            learner.steps.map { step in
                [
                    learner.personName, step.title, String(step.required), String(step.confirmed),
                    String(step.achieved),
                    step.isSignedOff ? "yes" : "no",
                ]
            }
        }
        return try await file(
            visit,
            signedIn,
            "Progress of learners",
            ["Name", signedIn.words.step, "Needed", "Confirmed", "Assessed as achieved", "Signed off"],
            rows
        )
    }

    /// All pages of a list, as far as a file goes.
    private func everything<Line>(_ ask: (Learning.Page) async throws -> Paged<Line>) async throws -> [Line] {
        var lines: [Line] = []
        var (number, pages) = (1, 1)
        while number <= pages, lines.count < TableFile.rowsMaximum {
            let some = try await ask(Learning.Page(number, size: Learning.Page.sizeMaximum))
            lines += some.items
            pages = (some.total + Learning.Page.sizeMaximum - 1) / Learning.Page.sizeMaximum
            number += 1
        }
        return lines
    }

    private func file(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ title: String,
        _ heads: [String],
        _ rows: [[String]]
    ) async throws -> Response {
        try await People(visit.pages.platform).noteExport(of: title, rows: rows.count, by: signedIn.viewer)
        let file = try await TableFile.write(title, heads, rows, as: visit.chosenFormat)
        let name = title.lowercased().split(separator: " ").joined(separator: "-")
        return visit.download(file, as: "\(name)-\(signedIn.organisation)")
    }
}

extension EnrolmentLine {
    /// Who gave it, or what did.
    var giverWords: String {
        switch source {
        case .hand: givenByName ?? (isGiverUnseen ? "Somebody whom you may not see" : "Set up at the start")
        case .feed: "From a file or another system" + (givenByName.map { ", by \($0)" } ?? "")
        case .standIn: "Stands in for somebody"
        case .creator: "By making it"
        case .everyone: "Everybody has it"
        case .rule: "By the rule of the group"
        }
    }
}
