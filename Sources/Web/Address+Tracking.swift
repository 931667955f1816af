// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The Tracking System, its reports, and what they are asked about.
extension Address {
    static func tracking(_ organisation: String) -> String { "/\(organisation)/tracking" }
    static func reports(_ organisation: String) -> String { tracking(organisation) + "/reports" }
    static func report(_ organisation: String, _ kind: ReportKind, _ filter: ReportFilter? = nil) -> String {
        with(reports(organisation) + "/" + kind.rawValue, filter)
    }
    static func reportFile(_ organisation: String, _ kind: ReportKind) -> String {
        report(organisation, kind) + "/file"
    }
    /// The list of names behind a report.
    static func reportPeople(
        _ organisation: String,
        _ kind: ReportKind,
        _ filter: ReportFilter? = nil,
        page: Int = 1
    ) -> String {
        with(report(organisation, kind) + "/people", filter, page: page)
    }
    static func reportPeopleFile(_ organisation: String, _ kind: ReportKind) -> String {
        report(organisation, kind) + "/people/file"
    }

    static func savedReports(_ organisation: String) -> String { tracking(organisation) + "/saved" }
    static func savedReport(_ organisation: String, _ saved: Int64) -> String {
        savedReports(organisation) + "/\(saved)"
    }
    static func removeSavedReport(_ organisation: String, _ saved: Int64) -> String {
        savedReport(organisation, saved) + "/removal"
    }
    static func newSavedReport(_ organisation: String) -> String { savedReports(organisation) + "/new" }
    /// The page to keep a report on, with what it is asked about.
    static func saveReport(_ organisation: String, _ kind: ReportKind, _ filter: ReportFilter) -> String {
        let address = with(newSavedReport(organisation), filter)
        return address + "&report=" + kind.rawValue
    }

    private static func with(_ address: String, _ filter: ReportFilter?, page: Int = 1) -> String {
        guard let filter else { return address }
        return with(
            address,
            [
                "step": filter.step?.word, "group": filter.group?.word, "period": filter.period.rawValue,
                "from": filter.from?.fieldWords, "until": filter.until?.fieldWords,
                "page": page == 1 ? nil : String(page),
            ]
        )
    }
}

extension Instant {
    /// The day as date fields send it: `2026-09-03`.
    var fieldWords: String {
        let (year, month, day) = day
        let digits = { (number: Int, count: Int) in
            String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
        }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    }
}
