// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// Reports that somebody keeps under a name, and has mailed.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/tracking/saved` | one's own |
/// | GET, POST | `/{organisation}/tracking/saved/new` | keeps a report, with what it is asked about in the query |
/// | GET, POST | `/{organisation}/tracking/saved/{saved}` | its name, and when it is mailed |
/// | POST | `/{organisation}/tracking/saved/{saved}/removal` | lets go of it |
///
/// Who keeps reports that they may not read any more can still open these pages, to stop their mails and let go of them.
struct SavedReportPages: Sendable {
    func list(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let saved = SavedReports(visit.pages.platform)
        let reports = try await saved.own(by: signedIn.viewer)
        // Who keeps none has to be one who could.
        if reports.isEmpty { _ = try await Reports(visit.pages.platform).kinds(by: signedIn.viewer) }
        return try visit.show(SavedReportsPage(visit, signedIn, reports))
    }

    func new(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (kind, filter) = (try visit.query.reportKind(), try ReportFilter(visit.query))
        _ = try await Reports(visit.pages.platform).run(kind, filter, by: signedIn.viewer)
        return try visit.show(SavedReportPage(visit, signedIn, kind, filter))
    }

    func save(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (kind, filter) = (try visit.form.reportKind(), try ReportFilter(visit.form))
        do {
            let schedule = try visit.form.schedule()
            let name = visit.form["name"] ?? ""
            _ = try await SavedReports(visit.pages.platform)
                .save(name, kind, filter, schedule, form: visit.formWord, by: signedIn.viewer)
            return visit.redirect(to: Address.savedReports(signedIn.organisation), saying: "The report is kept.")
        } catch let input as InvalidInput {
            let page = SavedReportPage(visit, signedIn, kind, filter, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        } catch let objection as Objection {
            let page = SavedReportPage(visit, signedIn, kind, filter, problems: Problems(objection, at: "name"))
            return try visit.show(page, status: .conflict)
        }
    }

    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let report = try await SavedReports(visit.pages.platform).details(visit.savedNumber(), by: signedIn.viewer)
        return try visit.show(SavedReportPage(visit, signedIn, report))
    }

    func change(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let saved = SavedReports(visit.pages.platform)
        let report = try await saved.details(visit.savedNumber(), by: signedIn.viewer)
        do {
            let schedule = try visit.form.schedule()
            try await saved.change(report.id, name: visit.form["name"] ?? "", schedule, by: signedIn.viewer)
            return visit.redirect(to: Address.savedReports(signedIn.organisation), saying: "The report is changed.")
        } catch let input as InvalidInput {
            let page = SavedReportPage(visit, signedIn, report, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
    }

    func remove(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let saved = SavedReports(visit.pages.platform)
        try await saved.remove(visit.savedNumber(), by: signedIn.viewer)
        // For whom there are no reports any more, the list goes with the last of them.
        let kinds = try? await Reports(visit.pages.platform).kinds(by: signedIn.viewer)
        let left = try await saved.own(by: signedIn.viewer)
        let address =
            kinds != nil || !left.isEmpty
            ? Address.savedReports(signedIn.organisation) : Address.home(signedIn.organisation)
        return visit.redirect(to: address, saying: "The report is let go of.")
    }
}

extension Visit {
    fileprivate func savedNumber() throws -> Int64 { Int64(try number("saved")) }
}

extension Form {
    /// - Throws: `Problem.notFound` where there is no such report.
    fileprivate func reportKind() throws -> ReportKind {
        guard let kind = self["report"].flatMap(ReportKind.init) else { throw Problem.notFound([]) }
        return kind
    }

    /// When it is to be mailed.
    ///
    /// - Throws: `InvalidInput` where nothing is chosen.
    fileprivate func schedule() throws -> ReportSchedule {
        let chosen = (self["schedule"] ?? "").split(separator: "-", maxSplits: 1)
        guard let word = chosen.first,
            let schedule = ReportSchedule(String(word), weekday: chosen.dropFirst().first.flatMap { Int($0) })
        else { throw InvalidInput("schedule", "Choose when it is mailed, or that it is not.") }
        return schedule
    }
}
