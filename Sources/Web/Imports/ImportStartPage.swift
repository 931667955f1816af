// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning

/// Asks for a file of people, and lists those that were sent before.
struct ImportStartPage: Page {
    static let template = "imports/start"

    let frame: Frame
    let steps: Steps
    let action: String
    let cancel: String
    let fileError: String?
    let fileDescribedBy: String
    let rows: LongField
    let jobs: [Line]
    let hasJobs: Bool

    /// An earlier import.
    struct Line: Sendable {
        let name: String
        let address: String
        let at: String
        let lines: String
        let state: Tag
    }

    init(_ visit: Visit, _ signedIn: SignedIn, _ jobs: [ImportJob], _ problems: Problems = .none) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Import \(signedIn.words.people.lowercased())",
            trail: [Frame.Place(signedIn.words.people, at: Address.people(organisation))],
            problems: problems
        )
        steps = .importing(1)
        action = Address.imports(organisation)
        cancel = Address.people(organisation)
        fileError = problems["file"]
        fileDescribedBy = problems["file"] == nil ? "file-hint" : "file-hint file-error"
        rows = LongField(
            "rows",
            "Or paste rows",
            value: visit.form["rows"] ?? "",
            rows: 6,
            hint: "As a spreadsheet copies them, with the names of the columns in the first row.",
            problems: problems,
            isRequired: false
        )
        self.jobs = jobs.map { job in
            Line(
                name: job.fileName,
                address: Address.importJob(organisation, job.id.number),
                at: job.createdAt.minuteWords,
                lines: job.linesTotal == 1 ? "1 line" : "\(job.linesTotal.grouped) lines",
                state: job.state.tag
            )
        }
        hasJobs = !jobs.isEmpty
    }
}

extension Steps {
    /// The pages of an import, counted from 1.
    static func importing(_ current: Int) -> Steps {
        Steps(["Choose a file", "Name the columns", "Check", "Import"], current: current)
    }
}

extension ImportJob.State {
    /// In a word and a colour.
    var tag: Tag {
        switch self {
        case .columns: Tag("Columns to name", .waiting)
        case .waiting, .checking: Tag("Being checked", .waiting)
        case .checked: Tag("To be looked at", .waiting)
        case .queued, .running: Tag("Being imported", .waiting)
        case .done: Tag("Done", .good)
        case .failed: Tag("Not done", .bad)
        case .withdrawn: Tag("Withdrawn")
        }
    }
}

extension Int {
    /// With a comma between thousands: 100,000.
    var grouped: String {
        let digits = Array(String(magnitude).reversed())
        let groups = stride(from: 0, to: digits.count, by: 3).map { place in
            String(digits[place..<Swift.min(place + 3, digits.count)].reversed())
        }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}
