// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Sheets

/// What the check found, to be looked at before anything is done; or why it was not done.
struct ImportCheckPage: Page {
    static let template = "imports/check"
    static let size = 50

    let frame: Frame
    let steps: Steps
    let failure: String?
    let counts: Summary
    let refused: ImportRemarks?
    let changed: ImportRemarks?
    let preview: Preview?
    /// What the button says; nothing where there is nothing to be done.
    let start: String?
    let check: HiddenField?
    let startAction: String
    let checkAction: String
    let withdrawal: String
    let columns: String
    let isFailed: Bool
    let again: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ job: ImportJob,
        _ refused: Paged<ImportCheck.Remark>,
        _ changed: Paged<ImportCheck.Remark>
    ) {
        let (organisation, number) = (signedIn.organisation, job.id.number)
        isFailed = job.state == .failed
        frame = Frame(
            visit,
            isFailed ? "Nothing was imported" : "Check before you import",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Import", at: Address.imports(organisation)),
            ]
        )
        steps = .importing(3)
        failure = isFailed ? job.reason : job.outcome?.objection
        let found = job.outcome?.counts ?? ImportCounts.none
        counts = .counts(found, job)
        self.refused = ImportRemarks(refused, "Lines that are left out", at: organisation, number)
        self.changed = ImportRemarks(changed, "People who are changed", at: organisation, number, isWhole: false)
        preview = job.outcome?.gains.map { Preview($0.preview) }
        let some = [
            found.made == 0 ? nil : found.made == 1 ? "import 1 person" : "import \(found.made.grouped) people",
            found.changed == 0 ? nil : "change \(found.changed.grouped)",
            found.refused == 0 ? nil : "leave out \(found.refused.grouped) \(found.refused == 1 ? "line" : "lines")",
        ].compactMap(\.self).listed
        let isPossible = !isFailed && failure == nil && found.made + found.changed > 0
        start = isPossible ? some.prefix(1).uppercased() + some.dropFirst() : nil
        check = HiddenField("check", job.digest)
        startAction = Address.importStart(organisation, number)
        checkAction = Address.importCheck(organisation, number)
        withdrawal = Address.importWithdrawal(organisation, number)
        columns = Address.importColumns(organisation, number)
        again = Address.imports(organisation)
    }
}

/// What was done, and what was not.
struct ImportDonePage: Page {
    static let template = "imports/done"

    let frame: Frame
    let steps: Steps
    let counts: Summary
    let refused: ImportRemarks?
    let people: Frame.Place
    let again: String

    init(_ visit: Visit, _ signedIn: SignedIn, _ job: ImportJob, _ refused: Paged<ImportCheck.Remark>) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "The import is done",
            trail: [
                Frame.Place(signedIn.words.people, at: Address.people(organisation)),
                Frame.Place("Import", at: Address.imports(organisation)),
            ]
        )
        steps = .importing(5)
        counts = .counts(job.outcome?.counts ?? .none, job)
        self.refused = ImportRemarks(refused, "Lines that were left out", at: organisation, job.id.number)
        people = Frame.Place("See the \(signedIn.words.people.lowercased())", at: Address.people(organisation))
        again = Address.imports(organisation)
    }
}

extension Summary {
    /// How many lines become what.
    fileprivate static func counts(_ counts: ImportCounts, _ job: ImportJob) -> Summary {
        let isDone = job.state == .done
        let rows: [(name: String, count: Int)] = [
            (isDone ? "New people" : "New", counts.made), ("Changed", counts.changed),
            ("Here already, left as they are", counts.same), ("Left out", counts.refused),
            ("Roles given", counts.roles), ("Answers to what is asked", counts.answers ?? 0),
        ]
        let invited = job.mapping.invites ? "Everyone new gets a mail" : "Nobody is sent a mail"
        return Summary(
            [Row("File", job.fileName)]
                + rows.filter { $0.count > 0 || $0.name.hasPrefix("New") || $0.name == "Left out" }
                .map { Row($0.name, $0.count.grouped) }
                + [Row("Invitations", invited)]
        )
    }
}

/// A list of lines, each with a sentence about it.
struct ImportRemarks: Sendable {
    let heading: String
    /// What the sentences are about.
    let column: String
    let lines: [Line]
    let pagination: Pagination?
    /// Where the whole list is to be had as a file.
    let file: String?
    /// How many more there are than are shown.
    let more: String?

    /// One line.
    struct Line: Sendable {
        let number: Int
        let content: String
        let says: String
    }

    /// Nothing where there are none.
    init?(
        _ remarks: Paged<ImportCheck.Remark>,
        _ heading: String,
        at organisation: String,
        _ job: Int64,
        isWhole: Bool = true
    ) {
        guard remarks.total > 0 else { return nil }
        column = isWhole ? "Why" : "What changes"
        self.heading = "\(heading): \(remarks.total.grouped)"
        lines = remarks.items.map { remark in
            Line(
                number: remark.line.number,
                content: remark.line.cells.filter { !$0.isEmpty }.joined(separator: " · ").onOneLine(200),
                says: remark.says
            )
        }
        let size = remarks.page.size
        pagination =
            isWhole && remarks.total > size
            ? Pagination(page: remarks.page.number, size: size, total: remarks.total) {
                Address.importJob(organisation, job, page: $0)
            }
            : nil
        file = isWhole ? Address.importRefused(organisation, job) : nil
        more = !isWhole && remarks.total > size ? "And \((remarks.total - size).grouped) more." : nil
    }
}
