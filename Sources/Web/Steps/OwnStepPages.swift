// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning

/// A Step of the learner's own, and the same as a file.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/learning/steps/{step}` | how far they are, filtered and searched |
/// | POST | `/{organisation}/learning/steps/{step}/file` | their record as a spreadsheet, which is written down |
struct OwnStepPages: Sendable {
    func show(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let step = try await Learning.Steps(visit.pages.platform).own(try visit.step(), by: signedIn.viewer)
        let filter = visit.query["show"].flatMap(StepFilter.init) ?? .all
        return try visit.show(OwnStepPage(visit, signedIn, step, filter, visit.query["q"] ?? ""))
    }

    func file(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let platform = visit.pages.platform
        let record = try await Learning.Steps(platform).own(try visit.step(), by: signedIn.viewer).record
        let rows = record.lines.map(\.cells)
        // Whose it is says the entry's own author; a name in its words would stay when somebody is erased.
        try await People(platform).noteExport(
            of: "own record of \(record.title)",
            rows: rows.count,
            by: signedIn.viewer
        )
        let file = try await TableFile.write(record.title, StepRecord.Line.heads, rows, as: visit.chosenFormat)
        return visit.download(file, as: "record-\(signedIn.organisation)-\(record.node.index)")
    }
}

extension StepRecord.Line {
    fileprivate static let heads = [
        "Code", "Group", "Proficiency", "Required", "State", "Self-assessment", "Evidence", "Answered", "Asked",
        "Decided by", "Role", "Decided", "Comment",
    ]

    /// The line as a row of a spreadsheet: the present answer, and what was asked and decided last about it.
    fileprivate var cells: [String] {
        let last = answer?.confirmations.first
        return [
            proficiency.code, proficiency.heading, proficiency.statement, proficiency.isRequired ? "yes" : "no",
            Tag(standing).word, answer?.words ?? "", answer?.evidence ?? "", answer?.answeredAt.minuteWords ?? "",
            last?.asked.joined(separator: "; ") ?? "", last?.decidedBy ?? "", last?.decidedAs ?? "",
            last?.decidedAt?.minuteWords ?? "", last?.comment ?? "",
        ]
    }
}
