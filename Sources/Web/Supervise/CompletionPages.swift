// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Hummingbird
import Learning
import Organisations

/// By when a learner is to have completed a Step.
struct CompletionPages: Sendable {
    func ask(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (learner, step) = (try visit.learner(), try visit.step())
        let record = try await CompletionDates(visit.pages.platform)
            .outlook(of: learner, on: step, by: signedIn.viewer)
        return try visit.show(CompletionPage(visit, signedIn, record, written: record.completeBy?.day.dayWritten))
    }

    func set(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (learner, step) = (try visit.learner(), try visit.step())
        let dates = CompletionDates(visit.pages.platform)
        let written = visit.form["day"].map { String($0.prefix(20)) }
        do {
            let day = written.flatMap { Instant(dayWritten: $0) }
            guard written == nil || day != nil else {
                throw InvalidInput("day", "Enter a day such as 2026-09-30, or leave it empty.")
            }
            try await dates.set(day, for: learner, on: step, by: signedIn.viewer)
        } catch let input as InvalidInput {
            let record = try await dates.outlook(of: learner, on: step, by: signedIn.viewer)
            let page = CompletionPage(visit, signedIn, record, written: written, problems: Problems(input))
            return try visit.show(page, status: .unprocessableContent)
        }
        return visit.redirect(
            to: Address.learnerStep(signedIn.organisation, learner, step),
            saying: "The date is kept. The learner gets a notice."
        )
    }
}

/// The form for the day.
struct CompletionPage: Page {
    static let template = "supervise/completion"

    let frame: Frame
    let facts: Summary
    let action: String
    let day: Field
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ record: StepRecord,
        written: String?,
        problems: Problems = .none
    ) {
        let organisation = signedIn.organisation
        frame = Frame(visit, "To be completed by", trail: signedIn.trail(to: record), problems: problems)
        facts = Summary([
            Summary.Row("Learner", record.learnerName), Summary.Row(signedIn.words.step, record.title),
            Summary.Row("To be completed by", record.completeBy?.words ?? "No date is set"),
        ])
        action = Address.completion(organisation, record.learner, record.node)
        day = Field(
            "day",
            "Last day",
            value: written ?? "",
            type: .date,
            hint: "The learner is told, and reminded two weeks before and when it is over. Leave it empty for no date.",
            problems: problems,
            isRequired: false,
            width: .short
        )
        cancel = Address.learnerStep(organisation, record.learner, record.node)
    }
}

extension CompletionDate {
    /// "3 March 2027", or "3 March 2027 (overdue)".
    var words: String { day.dayWords + (isOverdue ? " (overdue)" : "") }
}
