// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// One report: as a page, and each of its tables as a file.
struct ReportPages: Sendable {
    let kind: ReportKind

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reports = Reports(visit.pages.platform)
        let filter = try ReportFilter(visit.query)
        do {
            let report = try await reports.run(kind, filter, by: signedIn.viewer)
            return try visit.show(ReportPage(visit, signedIn, report, filter))
        } catch let input as InvalidInput {
            // As usual, with what was entered and what is wrong with it.
            let usual = ReportFilter(step: filter.step, group: filter.group)
            let report = try await reports.run(kind, usual, by: signedIn.viewer)
            let page = ReportPage(visit, signedIn, report, filter, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let part = try await Reports(visit.pages.platform).export(
            kind,
            try ReportFilter(visit.form),
            part: visit.form.number("part") ?? 0,
            by: signedIn.viewer
        )
        let rows = part.rows.map { row in
            [row.title] + row.values.map { $0.map(String.init) ?? "" }
                + (part.hasSum ? [String(row.sum)] : []) + (part.noteTitle == nil ? [] : [row.note ?? ""])
        }
        let file = try await TableFile.write(part.title, part.heads, rows, as: visit.chosenFormat)
        return visit.download(file, as: "\(kind.rawValue)-\(signedIn.organisation)")
    }
}

extension ReportFilter {
    /// As a query or a form names it; what it does not name is as usual.
    ///
    /// - Throws: `Problem.notFound` for a Step or group that there cannot be.
    init(_ form: Form) throws {
        let node = { (name: String) throws -> NodeID? in
            guard let word = form[name] else { return nil }
            guard let node = NodeID(word: word) else { throw Problem.notFound([]) }
            return node
        }
        self.init(
            step: try node("step"),
            group: try node("group"),
            period: form["period"].flatMap(ReportPeriod.init) ?? .twelveMonths,
            from: form["from"].flatMap { Instant(dayWritten: $0) },
            until: form["until"].flatMap { Instant(dayWritten: $0) }
        )
    }

    /// As a form carries it along.
    var hidden: [HiddenField] {
        [
            HiddenField("step", step?.word), HiddenField("group", group?.word),
            HiddenField("period", period.rawValue), HiddenField("from", from?.fieldWords),
            HiddenField("until", until?.fieldWords),
        ].compactMap(\.self)
    }
}
