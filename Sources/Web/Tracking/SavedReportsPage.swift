// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The reports that somebody keeps.
struct SavedReportsPage: Page {
    static let template = "tracking/saved"

    let frame: Frame
    let lines: [Line]
    let hasLines: Bool
    let nothing: EmptyState?

    /// One of them.
    struct Line: Sendable {
        let name: String
        let kind: String
        /// Nothing where the reader may not read it any more.
        let reportAddress: String?
        let schedule: String
        let next: String?
        let stopped: Tag?
        let change: String
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ reports: [SavedReport]) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Your saved reports", trail: signedIn.reportTrail())
        lines = reports.map { Line($0, at: organisation) }
        hasLines = !lines.isEmpty
        nothing =
            hasLines
            ? nil
            : EmptyState(
                "You keep no reports yet",
                says: "Open a report, choose what it shows, and save it under a name. It can be mailed to you as well.",
                icon: "list",
                action: Frame.Place("Look at the reports", at: Address.reports(organisation))
            )
    }
}

extension SavedReportsPage.Line {
    fileprivate init(_ report: SavedReport, at organisation: String) {
        name = report.name
        kind = report.kind.title
        reportAddress = report.isReadable ? Address.report(organisation, report.kind, report.filter) : nil
        schedule = report.schedule.words
        next = report.nextAt.map { "next on \($0.dayWords)" }
        stopped =
            report.isReadable
            ? nil : Tag(report.stoppedAt.map { "Stopped on \($0.dayWords)" } ?? "Not for you any more", .warning)
        change = Address.savedReport(organisation, report.id)
    }
}

/// The name under which a report is kept, and when it is mailed.
struct SavedReportPage: Page {
    static let template = "tracking/save"

    let frame: Frame
    let action: String
    let hidden: [HiddenField]
    let facts: Summary
    let name: Field
    let schedule: Choices
    /// Where it is let go of; nothing before it is kept.
    let removal: String?
    let back: String

    /// One to be kept.
    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ kind: ReportKind,
        _ filter: ReportFilter,
        problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "Save this report", trail: signedIn.reportTrail(to: kind, filter), problems: problems)
        action = Address.newSavedReport(organisation)
        hidden = [HiddenField("report", kind.rawValue), visit.once].compactMap(\.self) + filter.hidden
        facts = Summary(kind, filter)
        name = Self.name(visit.form["name"] ?? kind.title, problems)
        schedule = Self.schedule(visit.form["schedule"] ?? "never", problems)
        removal = nil
        back = Address.report(organisation, kind, filter)
    }

    /// One that is kept.
    init(_ visit: Visit, _ signedIn: SignedIn, _ report: SavedReport, problems: Problems = .none) {
        let organisation = signedIn.organisation
        let above = Frame.Place("Your saved reports", at: Address.savedReports(organisation))
        frame = Frame(visit, report.name, trail: signedIn.reportTrail() + [above], problems: problems)
        action = Address.savedReport(organisation, report.id)
        hidden = []
        facts = Summary(report.kind, report.filter)
        name = Self.name(visit.form["name"] ?? report.name, problems)
        schedule = Self.schedule(visit.form["schedule"] ?? report.schedule.fieldWord, problems)
        removal = Address.removeSavedReport(organisation, report.id)
        back = above.address
    }

    private static func name(_ name: String, _ problems: Problems) -> Field {
        Field("name", "Name", value: name, hint: "What you find it by.", problems: problems)
    }

    private static func schedule(_ chosen: String, _ problems: Problems) -> Choices {
        let days = (1...7).map { ReportSchedule.weekly($0) }
        return Choices(
            "schedule",
            "Send it to me",
            ([.never, .daily] + days + [.monthly]).map { Choices.Answer($0.fieldWord, $0.choiceWords) },
            chosen: [chosen],
            hint: "In the morning, as you are told of everything: in your notices and by mail.",
            problems: problems
        )
    }
}

extension Summary {
    /// What a report is about.
    fileprivate init(_ kind: ReportKind, _ filter: ReportFilter) {
        let days = [filter.from, filter.until].compactMap { $0?.dayWords }.joined(separator: " to ")
        let time = filter.period == .days && !days.isEmpty ? days : filter.period.title
        self.init([Row("Report", kind.title)] + (kind.isOverTime ? [Row("Time", time)] : []))
    }
}

extension ReportSchedule {
    /// As the form sends it: "weekly-1".
    fileprivate var fieldWord: String { weekday.map { "weekly-\($0)" } ?? word }

    fileprivate var choiceWords: String { self == .never ? "Not at all" : words }
}
