// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// A report: what it comes to, and for each of its parts a picture with the table behind it.
struct ReportPage: Page {
    static let template = "tracking/report"

    let frame: Frame
    let says: String
    let filter: ReportFilterForm?
    let span: String?
    let facts: [String]
    let people: Frame.Place?
    /// Where it is kept under a name; nothing while one acts as another.
    let save: String?
    let parts: [Part]

    /// One picture and its table.
    struct Part: Sendable {
        let heading: String
        let picture: ChartPicture?
        let columns: [Column]
        let rowTitle: String
        let lines: [Line]
        let hasLines: Bool
        let download: Download?
        let nothing: EmptyState?
    }

    /// The head of a column.
    struct Column: Sendable {
        let head: String
        let isNumber: Bool
    }

    /// A line of a table.
    struct Line: Sendable {
        let title: String
        let cells: [Cell]
    }

    /// One number, or a note.
    struct Cell: Sendable {
        let label: String
        let text: String
        let isNumber: Bool
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ report: Report,
        _ asked: ReportFilter,
        problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, report.kind.title, trail: signedIn.reportTrail(), problems: problems)
        says = report.kind.says
        filter = ReportFilterForm(
            Address.report(organisation, report.kind),
            asked,
            signedIn.words,
            steps: report.steps,
            groups: report.groups,
            hasPeriod: report.kind.isOverTime,
            problems: problems
        )
        span = report.span?.words
        facts = report.facts
        people =
            report.hasNames
            ? Frame.Place(
                report.kind == .enrolments ? "See who was enrolled, and by whom" : "See how far each learner is",
                at: Address.reportPeople(organisation, report.kind, report.filter),
                icon: "people"
            )
            : nil
        save =
            signedIn.actedAs == nil ? Address.saveReport(organisation, report.kind, report.filter) : nil
        parts = report.parts.enumerated().map { number, part in
            Part(part, number: number, of: report, signedIn)
        }
    }
}

extension ReportPage.Part {
    fileprivate init(_ part: Report.Part, number: Int, of report: Report, _ signedIn: SignedIn) {
        heading = part.title
        rowTitle = part.rowTitle
        let heads = part.heads.dropFirst()
        columns = heads.map { ReportPage.Column(head: $0, isNumber: $0 != part.noteTitle) }
        let isEmpty = part.isEmpty
        picture = isEmpty ? nil : ChartPicture(part, number: number)
        lines = isEmpty ? [] : part.rows.map { ReportPage.Line($0, of: part) }
        hasLines = !lines.isEmpty
        download =
            isEmpty
            ? nil
            : Download(
                Address.reportFile(signedIn.organisation, report.kind),
                report.filter.hidden + [HiddenField("part", String(number))]
            )
        let remedy = report.filter.step == nil ? "" : ", or all \(signedIn.words.steps)"
        nothing =
            isEmpty
            ? EmptyState(
                "There is nothing to show yet",
                says: report.span == nil
                    ? "It appears here as soon as there is something to count."
                    : "Nothing happened in this time. Choose a longer one\(remedy).",
                icon: "list"
            ) : nil
    }
}

extension ReportPage.Line {
    fileprivate init(_ row: Report.Row, of part: Report.Part) {
        title = row.title
        let numbers = row.values.map { $0.map(String.init) ?? "–" } + (part.hasSum ? [String(row.sum)] : [])
        let heads = part.heads.dropFirst()
        cells =
            zip(heads, numbers).map { ReportPage.Cell(label: $0, text: $1, isNumber: true) }
            + (part.noteTitle.map { [ReportPage.Cell(label: $0, text: row.note ?? "", isNumber: false)] } ?? [])
    }
}
