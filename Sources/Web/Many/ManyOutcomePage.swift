// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// What came of doing the same for many, for each of them.
struct ManyOutcomePage: Page {
    static let template = "many/outcome"
    static let size = 50

    let frame: Frame
    let facts: Summary
    /// How many wait, where some do.
    let waiting: String?
    let mayUndo: Bool
    let action: String
    let filters: [Filter]
    let rows: [Line]
    let pagination: Pagination?

    /// Rows of one outcome alone.
    struct Filter: Sendable {
        let title: String
        let address: String
        let isCurrent: Bool
    }

    /// One person.
    struct Line: Sendable {
        let name: String
        let personAddress: String?
        let tag: Tag
        let reason: String?
    }

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ batch: BatchSummary,
        _ outcome: BatchOutcome?,
        _ list: Paged<BatchRow>
    ) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            batch.words,
            trail: batch.isOfSteps
                ? signedIn.superviseTrail : [Frame.Place(signedIn.words.people, at: Address.people(organisation))]
        )
        facts = Summary(
            [Summary.Row("Begun", batch.madeAt.minuteWords)]
                + BatchOutcome.allCases.map { Summary.Row(Tag($0).word, String(batch.counts[$0] ?? 0)) }
        )
        waiting =
            batch.waitingCount == 0
            ? nil
            : "\(batch.waitingCount) still wait. What is done stays done; going on does the rest, and nothing twice."
        mayUndo = batch.mayUndo
        action = Address.many(organisation, batch.id)
        let all = Filter(title: "Everyone", address: action, isCurrent: outcome == nil)
        filters =
            [all]
            + BatchOutcome.allCases.map { one in
                Filter(
                    title: Tag(one).word,
                    address: Address.with(Address.many(organisation, batch.id), ["outcome": one.rawValue]),
                    isCurrent: one == outcome
                )
            }
        rows = list.items.map { row in
            Line(
                name: row.name,
                personAddress: row.maySeePerson ? Address.person(organisation, row.person) : nil,
                tag: row.outcome.map { Tag($0) } ?? Tag("Waits", .waiting),
                reason: row.reason
            )
        }
        pagination = Pagination(list) { page in
            Address.with(
                Address.many(organisation, batch.id),
                ["outcome": outcome?.rawValue, "page": page == 1 ? nil : String(page)]
            )
        }
    }
}
