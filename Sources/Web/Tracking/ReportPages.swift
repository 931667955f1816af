// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// One report: as a page, and each of its tables as a file.
struct ReportPages: Sendable {
    let kind: ReportKind

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let reports = Reports(visit.pages.platform)
        let (filter, unknown) = try ReportFilter.read(visit.query)
        do {
            if let unknown { throw unknown }
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
    /// - Throws: `Problem.notFound` for a Step or group that there cannot be, `InvalidInput` for a day that there is not.
    init(_ form: Form) throws {
        let (filter, unknown) = try Self.read(form)
        if let unknown { throw unknown }
        self = filter
    }

    /// The same with what is wrong with its days, for a page that shows both.
    static func read(_ form: Form) throws -> (filter: ReportFilter, unknown: InvalidInput?) {
        let node = { (name: String) throws -> NodeID? in
            guard let word = form[name] else { return nil }
            guard let node = NodeID(word: word) else { throw Problem.notFound([]) }
            return node
        }
        let filter = ReportFilter(
            step: try node("step"),
            group: try node("group"),
            period: form["period"].flatMap(ReportPeriod.init) ?? .twelveMonths,
            from: form["from"].flatMap { Instant(dayWritten: $0) },
            until: form["until"].flatMap { Instant(dayWritten: $0) }
        )
        // The boxes are there, and count, only where days are chosen.
        let unknown = ["from", "until"].filter { name in
            filter.period == .days && form[name].map { Instant(dayWritten: $0) == nil } ?? false
        }
        let problems = unknown.map { InvalidInput.Problem(field: $0, message: Self.unknownDay) }
        return (filter, problems.isEmpty ? nil : InvalidInput(problems))
    }

    private static let unknownDay = "There is no such day. Enter one such as 2027-01-31."

    /// As a form carries it along.
    var hidden: [HiddenField] {
        [
            HiddenField("step", step?.word), HiddenField("group", group?.word),
            HiddenField("period", period.rawValue), HiddenField("from", from?.fieldWords),
            HiddenField("until", until?.fieldWords),
        ].compactMap(\.self)
    }
}
